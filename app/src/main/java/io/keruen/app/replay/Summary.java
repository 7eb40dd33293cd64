package io.keruen.app.replay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a replay counted. Always {@code read = accepted + rejected + duplicate}.
 *
 * @param read lines of all {@code .jsonl} files
 * @param accepted lines taken in
 * @param rejected lines kept with a reason
 * @param duplicate samples that had come before
 * @param late accepted samples older than what was already judged
 * @param lateUnjudged late samples that joined no path
 * @param unknownFields fields of accepted lines that nobody knows
 * @param alertsByType alerts raised, by type
 * @param wallMs time from the first sample to the last answer
 */
public record Summary(
        long read,
        long accepted,
        long rejected,
        long duplicate,
        long late,
        long lateUnjudged,
        long unknownFields,
        SortedMap<String, Integer> alertsByType,
        long wallMs) {
    private static final double MS_PER_S = 1_000;

    /** Refuses counts that do not add up: a sample would have been lost or invented. */
    public Summary {
        if (read != accepted + rejected + duplicate) {
            throw new IllegalStateException("read " + read + " is not accepted " + accepted + " + rejected " + rejected
                    + " + duplicate " + duplicate);
        }
    }

    /** Lines judged per second of wall time. */
    public double samplesPerSecond() {
        return wallMs == 0 ? 0 : (accepted + duplicate) * MS_PER_S / wallMs;
    }

    /** What became of the lines, for people. */
    public String counts() {
        return String.format(
                Locale.ROOT,
                "read %,d = accepted %,d + rejected %,d + duplicate %,d  (late %,d)",
                read,
                accepted,
                rejected,
                duplicate,
                late);
    }

    /** All alerts raised. */
    public int alertCount() {
        return alertsByType.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The summary in the order of its file. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("read", read);
        fields.put("accepted", accepted);
        fields.put("rejected", rejected);
        fields.put("duplicate", duplicate);
        fields.put("late", late);
        fields.put("lateUnjudged", lateUnjudged);
        fields.put("unknownFields", unknownFields);
        fields.put("alertsByType", alertsByType);
        fields.put("samplesPerSecond", Math.round(samplesPerSecond()));
        fields.put("wallMs", wallMs);
        return fields;
    }
}
