package io.keruen.app.cluster;

import org.apache.flink.api.common.JobStatus;

/**
 * A job as a look at the cluster found it.
 *
 * @param doesAllRun whether each of its tasks runs: a job that starts again and again, or waits for slots, judges nothing
 */
public record SeenJob(String id, JobStatus status, boolean doesAllRun) {
    /** Whether it has ended: by itself, by somebody, or because it gave up. */
    public boolean hasEnded() {
        return status.isGloballyTerminalState();
    }
}
