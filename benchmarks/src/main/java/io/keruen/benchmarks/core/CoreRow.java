package io.keruen.benchmarks.core;

/**
 * One measured line.
 *
 * @param nsPerSample CPU time, median of the rounds
 * @param leastNsPerSample CPU time, best round
 * @param quietBytesPerSample allocated where nothing was said
 * @param bytesPerSample allocated in all
 * @param alerts alert events: raised, updated, cleared
 * @param spoken alert events and everything else that was said
 * @param samples how many were played in a round
 */
record CoreRow(
        int zones,
        int vehicles,
        int frameSize,
        String name,
        double nsPerSample,
        double leastNsPerSample,
        double quietBytesPerSample,
        double bytesPerSample,
        long alerts,
        long spoken,
        long checksum,
        long samples) {

    /** Samples in a second of CPU time of one core. */
    double samplesPerSecond() {
        return 1e9 / nsPerSample;
    }
}
