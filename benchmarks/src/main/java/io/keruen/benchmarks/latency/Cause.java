package io.keruen.benchmarks.latency;

/**
 * An alert that must come.
 *
 * @param vehicleId whom it is about
 * @param startedAtMs when the condition begins, to the next sample
 * @param sample the first sample by which it can be known
 * @param isExact whether it is certain that no earlier sample can tell: only then latency is measured
 */
record Cause(int vehicle, String vehicleId, Kind kind, long startedAtMs, int sample, boolean isExact) {

    /** The rules that are made to speak. */
    enum Kind {
        RESTRICTED("RESTRICTED_ZONE_ENTRY", 0),
        GAP("CONVOY_GAP", Traffic.GAP_HOLD_MS);

        private final String type;
        private final long holdMs;

        Kind(String type, long holdMs) {
            this.type = type;
            this.holdMs = holdMs;
        }

        /** The type of the alert. */
        String type() {
            return type;
        }

        /** Whether the alert is critical. */
        boolean isCritical() {
            return this == RESTRICTED;
        }

        /** How long the condition must hold. */
        long holdMs() {
            return holdMs;
        }
    }
}
