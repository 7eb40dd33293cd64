package io.keruen.benchmarks.quality;

/** Where traffic comes from. */
enum Source {
    /** Simulated, with every fault there is. */
    FAULTY,
    /** Simulated, without a fault: nothing may be said. */
    CLEAN,
    /** Simulated, without a fault, on snow and ice: wheels slip, and nothing may be said. */
    WINTER,
    /** Simulated, without a fault, with noise of 1.5 m, reflections, any surface and radio: next to nothing may be said. */
    NOISY,
    /** Simulated, each with a receiver that is dragged away by 1 m each second, with noise of 1.5 m, on a dry road. */
    DRAGGED,
    /** Driven and recorded, with what must be said written down beside it. */
    RECORDED
}
