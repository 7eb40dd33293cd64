package io.keruen.connectors.influx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings lines into InfluxDB, whatever it says: waits while it is away, finds the lines it will never take by halving,
 * and stops where a person must look. When it returns, each line is stored or rejected. One per writer.
 */
final class Delivery {
    /** So many lines may all be at fault at once. */
    private static final int HANDFUL = 8;

    private final LineStore store;
    private final Pause pause;
    private final Witness witness;

    Delivery(LineStore store, Pause pause, Witness witness) {
        this.store = store;
        this.pause = pause;
        this.witness = witness;
    }

    /**
     * Delivers lines. Their order is that of time within a measurement and does not matter: each stands for itself.
     *
     * @throws InfluxStoppedException if nothing will be taken until a person has looked
     */
    void deliver(List<InfluxLine> lines) throws InfluxStoppedException, InterruptedException {
        Deque<List<InfluxLine>> parts = new ArrayDeque<>();
        parts.push(lines);
        Map<Answer, List<InfluxLine>> doubted = new LinkedHashMap<>();
        int failedTries = 0;
        while (!parts.isEmpty()) {
            List<InfluxLine> part = parts.peek();
            Answer answer = store.write(part.stream().map(InfluxLine::text).toList());
            switch (ErrorTable.of(answer).reaction()) {
                case DONE -> {
                    parts.pop();
                    witness.written(part.size());
                    failedTries = 0;
                }
                case RETRY -> {
                    failedTries++;
                    witness.triedInVain(answer, failedTries);
                    pause.beforeTry(failedTries);
                }
                case BISECT -> {
                    parts.pop();
                    refused(part, answer, parts).forEach(line -> witness.rejected(line, answer));
                    failedTries = 0;
                }
                case DOUBT -> {
                    parts.pop();
                    doubted.computeIfAbsent(answer, each -> new ArrayList<>()).addAll(refused(part, answer, parts));
                    failedTries = 0;
                }
                case STOP -> throw new InfluxStoppedException("InfluxDB says " + answer.words());
            }
        }
        settle(doubted, lines.size());
    }

    /** What of a part is refused for good; nothing where that is not known yet, and its halves are to be written. */
    private static List<InfluxLine> refused(List<InfluxLine> part, Answer answer, Deque<List<InfluxLine>> parts) {
        int size = part.size();
        if (size == 1 || allDropped(answer, size)) {
            return part;
        }
        parts.push(part.subList(size / 2, size));
        parts.push(part.subList(0, size / 2));
        return List.of();
    }

    /** Where others were taken, it is the lines; where none of many was, somebody else answers, or nothing fits. */
    private void settle(Map<Answer, List<InfluxLine>> doubted, int size) throws InfluxStoppedException {
        int count = doubted.values().stream().mapToInt(List::size).sum();
        if (count == size && size > HANDFUL) {
            throw new InfluxStoppedException(
                    "not one of " + size + " points is taken, in words that are not InfluxDB's: "
                            + doubted.keySet().iterator().next().words());
        }
        doubted.forEach((answer, lines) -> lines.forEach(line -> witness.rejected(line, answer)));
    }

    /** It says itself how many it left out: where that is all, halving finds nothing more. */
    private static boolean allDropped(Answer answer, int size) {
        return answer.text().contains("dropped=" + size + "\"") || answer.text().endsWith("dropped=" + size);
    }

    /** Sees what becomes of the lines. */
    interface Witness {
        /** So many lines are stored. */
        void written(int count);

        /** A write came to nothing and is tried again. */
        void triedInVain(Answer answer, int failedTries);

        /** A line will never be stored. */
        void rejected(InfluxLine line, Answer answer);
    }
}
