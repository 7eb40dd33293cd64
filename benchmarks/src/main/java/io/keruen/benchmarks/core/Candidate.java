package io.keruen.benchmarks.core;

/** One way to do the work; played by {@link Player} on one thread. */
interface Candidate {
    /** What the table calls it. */
    String name();

    /** How many samples a frame of it holds. */
    int frameSize();

    /** How many samples of each vehicle it plays, at most; the slow ones take fewer. */
    int samples();

    /** Forgets everything and takes the first sample of each vehicle; not measured. */
    void prepare();

    /** Takes frame {@code frame} (from 1) of a vehicle. */
    void visit(int vehicle, int frame);

    /** Everything with ingest time up to {@code nowMs} has been given. */
    void tick(long nowMs);

    /** Forgets all vehicles, but not what was said, so that the next one has the memory. */
    void release();

    /** What it has said since it was prepared. */
    Tally tally();
}
