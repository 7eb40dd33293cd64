package io.keruen.connectors.influx;

import java.util.ArrayList;
import java.util.List;

/** Lines for tests, and what became of them. */
final class Lines implements Delivery.Witness {
    static final long START_NS = 1_764_355_000_000_000_000L;

    final List<InfluxLine> rejected = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    final List<Integer> triesInVain = new ArrayList<>();
    int written;

    /** A point of its own. */
    static InfluxLine line(int number, String field) {
        return new InfluxLine("m,number=" + number % 7 + " " + field + " " + (START_NS + number), "t-0", number, 0);
    }

    static List<InfluxLine> lines(int count) {
        List<InfluxLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(i, "f=" + i + ".5"));
        }
        return lines;
    }

    @Override
    public void written(int count) {
        written += count;
    }

    @Override
    public void triedInVain(Answer answer, int failedTries) {
        triesInVain.add(failedTries);
        reasons.add(answer.words());
    }

    @Override
    public void rejected(InfluxLine line, Answer answer) {
        rejected.add(line);
        reasons.add(answer.words());
    }
}
