package io.keruen.jobs.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each reader its partitions, all at once: a reader that got one later would already be ahead of it in time. Its
 * checkpoint is what has not been given away.
 */
final class PlayedEnumerator implements SplitEnumerator<PlayedSplit, List<PlayedSplit>> {
    private final SplitEnumeratorContext<PlayedSplit> context;
    private final List<PlayedSplit> unassigned;

    PlayedEnumerator(SplitEnumeratorContext<PlayedSplit> context, List<PlayedSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String hostname) {
        throw new IllegalStateException("readers are given their splits when they register, but " + subtask + " asks");
    }

    @Override
    public void addSplitsBack(List<PlayedSplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
        List<PlayedSplit> its = unassigned.stream()
                .filter(split -> split.partition() % context.currentParallelism() == subtask)
                .toList();
        if (!its.isEmpty()) {
            unassigned.removeAll(its);
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, its)));
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public List<PlayedSplit> snapshotState(long checkpointId) {
        return List.copyOf(unassigned);
    }

    @Override
    public void close() {}

    /** Writes the splits that are left. */
    static final class Serializer implements SimpleVersionedSerializer<List<PlayedSplit>> {
        private final PlayedSplit.Serializer each = new PlayedSplit.Serializer();

        @Override
        public int getVersion() {
            return each.getVersion();
        }

        @Override
        public byte[] serialize(List<PlayedSplit> splits) {
            ByteBuffer buffer = ByteBuffer.allocate(splits.size() * PlayedSplit.Serializer.BYTES);
            splits.forEach(split -> buffer.put(each.serialize(split)));
            return buffer.array();
        }

        @Override
        public List<PlayedSplit> deserialize(int version, byte[] bytes) throws IOException {
            List<PlayedSplit> splits = new ArrayList<>();
            byte[] one = new byte[PlayedSplit.Serializer.BYTES];
            for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
                buffer.get(one);
                splits.add(each.deserialize(version, one));
            }
            return splits;
        }
    }
}
