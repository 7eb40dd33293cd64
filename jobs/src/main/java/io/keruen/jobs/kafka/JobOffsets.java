package io.keruen.jobs.kafka;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a job has read: it commits its offsets with a checkpoint, and by then everything that came of the records before
 * them has been written. And what stands in the partitions that it reads.
 */
public final class JobOffsets {
    private final Admin admin;
    private final List<String> groups;
    private final List<TopicPartition> partitions;

    /** Asks about a job of these groups that reads these partitions. */
    public JobOffsets(Admin admin, Collection<String> groups, Collection<TopicPartition> partitions) {
        this.admin = admin;
        this.groups = List.copyOf(groups);
        this.partitions = List.copyOf(partitions);
    }

    /** The partitions that it reads. */
    public List<TopicPartition> partitions() {
        return partitions;
    }

    /** The offsets that it committed; empty if it never has, or the broker has forgotten them. */
    public Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> specs = new LinkedHashMap<>();
        groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
        Map<TopicPartition, Long> committed = new LinkedHashMap<>();
        for (Map<TopicPartition, OffsetAndMetadata> ofGroup :
                admin.listConsumerGroupOffsets(specs).all().get().values()) {
            ofGroup.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
        return committed;
    }

    /** Where the partitions begin now. */
    public Map<TopicPartition, Long> starts() throws ExecutionException, InterruptedException {
        return offsets(OffsetSpec.earliest());
    }

    /** Where they end now. */
    public Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return offsets(OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> specs = new LinkedHashMap<>();
        partitions.forEach(partition -> specs.put(partition, spec));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(specs).all().get();
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /**
     * Refuses to begin where a first record is gone: what it said would be missing without a word.
     *
     * @throws IllegalStateException naming the partition and its first offset
     */
    public void requireAllFromTheStart() throws ExecutionException, InterruptedException {
        starts().forEach((partition, startOffset) -> {
            if (startOffset > 0) {
                throw new IllegalStateException(partition + " holds nothing before the offset " + startOffset
                        + ", and there is no checkpoint to go on from");
            }
        });
    }

    /**
     * Refuses to begin where the job has read before: what it knew beyond what the topics hold would be forgotten.
     *
     * @throws IllegalStateException naming a partition and how far it was read
     */
    public void requireNeverRead() throws ExecutionException, InterruptedException {
        committed().forEach((partition, offset) -> {
            throw new IllegalStateException("the job has read " + partition + " up to the offset " + offset
                    + " before, and there is no checkpoint to go on from");
        });
    }
}
