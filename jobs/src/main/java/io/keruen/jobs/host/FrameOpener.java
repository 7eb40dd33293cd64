package io.keruen.jobs.host;

import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.sample.Frame;
import io.keruen.jobs.record.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decodes frames into one reused {@link Frame}; what cannot be accepted is rejected as a whole. One per subtask. */
final class FrameOpener {
    private static final int FRAME_ROOM = 64;
    private static final byte[] NOTHING = new byte[0];

    private final boolean isRecorded;
    private final Consumer<RejectedInput> rejected;
    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
    private final Frame frame = new Frame(FRAME_ROOM);
    private boolean isForeign;

    /** Opens frames whose ingest times stand in them ({@code isRecorded}) or are the transport's. */
    FrameOpener(boolean isRecorded, Consumer<RejectedInput> rejected) {
        this.isRecorded = isRecorded;
        this.rejected = rejected;
    }

    /** The frame opened last; good until the next one is. */
    Frame frame() {
        return frame;
    }

    /** Whether what was rejected last is a frame of another vehicle; its first sample has the record's ingest time. */
    boolean isForeign() {
        return isForeign;
    }

    /** Opens a frame of a vehicle that was worked off up to a moment; {@code false} if it was rejected. */
    boolean open(WireFrame wire, long workedMs) {
        byte[] payload = wire.payload();
        isForeign = false;
        try {
            if (payload == null) {
                throw new InvalidInputException(Reason.TOMBSTONE, "A record without a value is no frame.");
            }
            decoder.decode(payload, wire.ingestTimeMs(), frame);
            if (!frame.vehicleId.equals(wire.vehicleId())) {
                isForeign = !isRecorded && frame.size() > 0; // a player names each frame by its own vehicle
                frame.ingestTimeMs()[0] = Math.max(wire.ingestTimeMs(), workedMs + 1);
                throw new InvalidInputException(
                        Reason.KEY_MISMATCH,
                        "The key is " + wire.vehicleId() + ", the frame is of " + frame.vehicleId + ".");
            }
        } catch (InvalidInputException e) {
            rejected.accept(new RejectedInput(
                    e.reason(),
                    e.sentence(),
                    wire.partition() < 0 ? wire.topic() : wire.topic() + "-" + wire.partition(),
                    wire.offset(),
                    wire.ingestTimeMs(),
                    payload == null ? NOTHING : payload,
                    key(wire)));
            return false;
        }
        setIngestTimes(Math.max(wire.ingestTimeMs(), workedMs + 1));
        return true;
    }

    /** A frame is called by its record's key; a player's frames have none. */
    private static byte @Nullable [] key(WireFrame wire) {
        boolean hasNone = wire.partition() < 0 || wire.vehicleId().isEmpty();
        return hasNone ? null : wire.vehicleId().getBytes(StandardCharsets.UTF_8);
    }

    /** Ingest time never falls, neither within a frame nor behind what was worked off. */
    private void setIngestTimes(long arrivedMs) {
        long[] ingestTimeMs = frame.ingestTimeMs();
        if (!isRecorded) {
            Arrays.fill(ingestTimeMs, 0, frame.size(), arrivedMs);
            return;
        }
        long lastMs = arrivedMs;
        for (int i = 0; i < frame.size(); i++) {
            lastMs = Math.max(lastMs, ingestTimeMs[i]);
            ingestTimeMs[i] = lastMs;
        }
    }
}
