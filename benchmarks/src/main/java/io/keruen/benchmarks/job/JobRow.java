package io.keruen.benchmarks.job;

/**
 * One measured line.
 *
 * @param cpuNs CPU time of the job's process for a sample, median of the rounds
 * @param leastCpuNs the same, best round
 * @param compilerNs CPU time of the process's compiler for a sample, median; in no other figure
 * @param brokerNs CPU time of the broker for a sample, median
 * @param samplesPerSecond by the clock, on this machine, median
 * @param alerts records that a round said; alert events of ours, alerts and transits of the obvious way
 * @param samples how many a round consists of
 */
record JobRow(
        int zones,
        int frameSize,
        Candidate candidate,
        double cpuNs,
        double leastCpuNs,
        double compilerNs,
        double brokerNs,
        double samplesPerSecond,
        long alerts,
        long samples) {}
