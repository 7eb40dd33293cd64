package io.keruen.jobs.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** One partition of a played input, and how many of its arrivals have been played. */
record PlayedSplit(int partition, int position) implements SourceSplit {
    @Override
    public String splitId() {
        return Integer.toString(partition);
    }

    /** Writes a split. */
    static final class Serializer implements SimpleVersionedSerializer<PlayedSplit> {
        static final int BYTES = 2 * Integer.BYTES;

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(PlayedSplit split) {
            return ByteBuffer.allocate(BYTES)
                    .putInt(split.partition)
                    .putInt(split.position)
                    .array();
        }

        @Override
        public PlayedSplit deserialize(int version, byte[] bytes) throws IOException {
            if (version != getVersion()) {
                throw new IOException("a split of version " + version + ", we read " + getVersion());
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new PlayedSplit(buffer.getInt(), buffer.getInt());
        }
    }
}
