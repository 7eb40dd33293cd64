package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.log.RecordLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far the outbox topics were read, kept beside what is owed: the broker forgets the offsets of a group that has been
 * idle for some days, and all of a topic would be delivered once more. Thread-safe.
 */
final class PositionBook implements AutoCloseable {
    private static final long COMPACT_BYTES = 1L << 20;
    private static final int NO_EPOCH = -1;

    private final Map<Part, OffsetAndMetadata> next = new HashMap<>();
    private final RecordLog log;

    /**
     * A partition of a topic.
     *
     * @param topicId of this very topic: one made anew under the same name has another, and offsets of its own
     */
    record Part(String topic, String topicId, int partition) {}

    private PositionBook(Path folder) throws IOException {
        log = RecordLog.open(folder, (bytes, position) -> apply(bytes));
    }

    /** Opens the book in a folder. */
    static PositionBook open(Path folder) throws IOException {
        return new PositionBook(folder);
    }

    /** The offset of the next record to be read, and the epoch of the leader who wrote the last one if that is known. */
    synchronized @Nullable OffsetAndMetadata next(Part part) {
        return next.get(part);
    }

    /** Whether it can be written to: an interrupt in the middle of a write closes it. */
    synchronized boolean isOpen() {
        return log.isOpen();
    }

    /** Whether anything is known of a topic of this name, be it the one that is there now or one before. */
    synchronized boolean knows(String topic) {
        return next.keySet().stream().anyMatch(part -> part.topic().equals(topic));
    }

    /** Keeps how far was read; durable when it comes back. */
    synchronized void put(Map<Part, OffsetAndMetadata> read) throws IOException {
        for (Map.Entry<Part, OffsetAndMetadata> each : read.entrySet()) {
            log.append(bytes(each.getKey(), each.getValue()));
        }
        log.force();
        next.putAll(read);
        if (log.bytes() > COMPACT_BYTES) {
            log.compact(fresh -> {
                for (Map.Entry<Part, OffsetAndMetadata> each : next.entrySet()) {
                    fresh.append(bytes(each.getKey(), each.getValue()));
                }
            });
        }
    }

    private static byte[] bytes(Part part, OffsetAndMetadata next) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(part.topic());
        out.writeUTF(part.topicId());
        out.writeInt(part.partition());
        out.writeLong(next.offset());
        out.writeInt(next.leaderEpoch().orElse(NO_EPOCH));
        return bytes.toByteArray();
    }

    private void apply(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Part part = new Part(in.readUTF(), in.readUTF(), in.readInt());
        long offset = in.readLong();
        int epoch = in.available() > 0 ? in.readInt() : NO_EPOCH; // books of release 0.1 have none
        next.put(part, new OffsetAndMetadata(offset, epoch == NO_EPOCH ? Optional.empty() : Optional.of(epoch), ""));
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
