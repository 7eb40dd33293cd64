package io.keruen.app.job;

import io.keruen.connectors.names.Topics;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.kafka.JobOffsets;
import io.keruen.jobs.kafka.KafkaSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the escort job has come, by the offsets it committed: it commits them with a checkpoint, and by then
 * everything that came of the records before them has been written.
 */
public final class JobProgress {
    private final Admin admin;
    private final JobOffsets offsets;

    /** Asks a broker whose frames have so many partitions. */
    public JobProgress(Admin admin, int framePartitions) {
        this.admin = admin;
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < framePartitions; i++) {
            partitions.add(new TopicPartition(Topics.TELEMETRY_FRAMES.topicName(), i));
        }
        for (Topics topic : Topics.values()) {
            if (topic.isInput() && topic != Topics.TELEMETRY_FRAMES) {
                partitions.add(new TopicPartition(topic.topicName(), 0));
            }
        }
        offsets = new JobOffsets(admin, KafkaSources.groups(EscortJob.GROUP), partitions);
    }

    /** How many records have been written that the job has not accounted for. */
    public long pendingRecords() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = offsets.ends();
        Map<TopicPartition, Long> committed = offsets.committed();
        long pending = 0;
        for (TopicPartition partition : offsets.partitions()) {
            pending += ends.getOrDefault(partition, 0L) - committed.getOrDefault(partition, 0L);
        }
        return pending;
    }

    /** How many alert events stand in their topic. */
    public long alertEvents() throws ExecutionException, InterruptedException {
        return written(Topics.ESCORT_ALERTS);
    }

    /** How many records stand in an outbox topic. */
    public long written(Topics topic) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /**
     * Refuses to go on from offsets whose records are gone: what was not judged would be missing without a word.
     *
     * @param hasCheckpoint whether the job goes on from its offsets; else it reads everything, so that must be there
     * @throws IllegalStateException naming the partition and the offsets
     */
    public void checkNothingIsGone(boolean hasCheckpoint) throws ExecutionException, InterruptedException {
        if (!hasCheckpoint) {
            offsets.requireAllFromTheStart();
        }
        Map<TopicPartition, Long> committed = offsets.committed();
        Map<TopicPartition, Long> starts = offsets.starts();
        Map<TopicPartition, Long> ends = offsets.ends();
        committed.forEach((partition, offset) -> {
            long startOffset = starts.getOrDefault(partition, 0L);
            long endOffset = ends.getOrDefault(partition, 0L);
            if (offset < startOffset || offset > endOffset) {
                throw new IllegalStateException(partition + " holds the offsets " + startOffset + " to " + endOffset
                        + ", but the job has read up to " + offset);
            }
        });
    }
}
