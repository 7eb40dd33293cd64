package io.keruen.benchmarks.job;

/** The jobs that are compared. */
enum Candidate {
    /** Source, decode, key-by, discard. */
    PASS_THROUGH("pass-through"),
    /** The whole of ours. */
    ESCORT("escort job"),
    /** The obvious way. */
    OBVIOUS("obvious job");

    private final String title;

    Candidate(String title) {
        this.title = title;
    }

    /** What the table calls it. */
    String title() {
        return title;
    }
}
