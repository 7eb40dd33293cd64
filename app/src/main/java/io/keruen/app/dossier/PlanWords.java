package io.keruen.app.dossier;

import io.keruen.connectors.rejected.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said of each version of a plan, word by word, until all is said: which plans the job took, which it refused, and
 * which were withdrawn. What the job refused because it had come before counts where no other word of the version stands:
 * the topic, which keeps the latest record of a version, has forgotten the one that was taken, and whether it was withdrawn.
 * Not thread-safe.
 */
final class PlanWords {
    private static final String REPEATED = Reason.REPLAYED.name();

    /** A plan, or that the version is withdrawn. */
    private record Word(long ingestTimeMs, @Nullable SourceRecord plan) {}

    /** What was said of one version, and not refused for more than having come before. */
    private record Words(List<Word> taken, List<Word> repeated) {}

    private final Map<String, Words> versions = new LinkedHashMap<>();
    private final List<SourceRecord> refused = new ArrayList<>();

    /**
     * Notes a word; words at one moment in the order in which they stand.
     *
     * @param key of the version
     * @param plan what it says; null = the version is withdrawn
     */
    void add(String key, long ingestTimeMs, Fate fate, @Nullable SourceRecord plan) {
        boolean isRepeated = fate.refusal().equals(REPEATED);
        if (!fate.isRefused() || isRepeated) {
            Words words = versions.computeIfAbsent(key, each -> new Words(new ArrayList<>(), new ArrayList<>()));
            (isRepeated ? words.repeated : words.taken).add(new Word(ingestTimeMs, plan));
        } else if (plan != null) {
            refused.add(plan.with(fate));
        }
    }

    /** Hands out all plans, each with what became of it. */
    void tell(Consumer<SourceRecord> taker) {
        for (Words words : versions.values()) {
            if (words.taken.isEmpty()) {
                words.repeated.sort(Comparator.comparingLong(Word::ingestTimeMs));
                SourceRecord plan = words.repeated.remove(words.repeated.size() - 1).plan;
                if (plan != null) {
                    taker.accept(plan.with(Fate.REPEATED));
                }
            }
            tell(words.taken, taker);
            for (Word word : words.repeated) {
                if (word.plan != null) {
                    taker.accept(word.plan.with(Fate.refused(REPEATED)));
                }
            }
        }
        refused.forEach(taker);
    }

    private static void tell(List<Word> taken, Consumer<SourceRecord> taker) {
        taken.sort(Comparator.comparingLong(Word::ingestTimeMs));
        long withdrawnMs = Fate.NEVER;
        for (int i = taken.size() - 1; i >= 0; i--) {
            Word word = taken.get(i);
            if (word.plan == null) {
                withdrawnMs = word.ingestTimeMs;
            } else {
                taker.accept(word.plan.with(Fate.withdrawn(withdrawnMs)));
            }
        }
    }
}
