package io.keruen.benchmarks.history;

/**
 * What one run measured.
 *
 * @param points that were counted, behind the warm-up
 * @param wallS how long they took
 * @param jobCpuS CPU time of the job and the broker, which share a process
 * @param serverCpuS CPU time of influxd
 */
record HistoryRow(int batch, long points, double wallS, double jobCpuS, double serverCpuS) {
    double pointsPerSecond() {
        return points / wallS;
    }

    double jobUsPerPoint() {
        return jobCpuS * 1e6 / points;
    }

    double serverUsPerPoint() {
        return serverCpuS * 1e6 / points;
    }
}
