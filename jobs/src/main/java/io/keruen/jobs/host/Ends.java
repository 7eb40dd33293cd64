package io.keruen.jobs.host;

/** Tells the end of input from a moment in time. */
final class Ends {
    private Ends() {}

    /** Whether a watermark is no time but the end of a bounded input. */
    static boolean isEnd(long watermarkMs) {
        return watermarkMs >= Long.MAX_VALUE - 1;
    }
}
