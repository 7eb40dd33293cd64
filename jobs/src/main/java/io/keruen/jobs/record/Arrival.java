package io.keruen.jobs.record;

/** Something that reached us at a moment of ingest time, the clock of the job. */
public interface Arrival {
    /** When it reached us; never falls within a partition. */
    long ingestTimeMs();

    /** Whether it only says that time has passed. */
    boolean isTick();
}
