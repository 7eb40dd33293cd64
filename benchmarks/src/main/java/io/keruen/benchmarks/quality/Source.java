package io.keruen.benchmarks.quality;

/** Where traffic comes from. */
enum Source {
    /** Simulated, with every fault there is. */
    FAULTY,
    /** Simulated, without a fault: nothing may be said. */
    CLEAN,
    /** Driven and recorded, with what must be said written down beside it. */
    RECORDED
}
