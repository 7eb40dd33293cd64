package io.keruen.jobs.record;

import io.keruen.jobs.serial.ActionNoteSerializer;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.WireFrameSerializer;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A frame as it came, not yet decoded, an officer's action about its vehicle, or a tick; equal by content. The payload is
 * shared and must not be written.
 *
 * @param vehicleId the record's key: who sends, as the transport says
 * @param ingestTimeMs when it reached us; in a replay the first of its samples
 * @param payload {@code null} where the record had no value
 * @param topic where it came from: a topic or a file; empty for a tick
 * @param partition of the topic, -1 for a file
 * @param offset in the partition, or the line of the file
 */
public record WireFrame(
        String vehicleId, long ingestTimeMs, byte @Nullable [] payload, String topic, int partition, long offset)
        implements Arrival {
    /** How Flink writes it. */
    public static final TypeInformation<WireFrame> TYPE = new BinaryTypeInfo<>(new WireFrameSerializer());

    /** Sorts before every topic and file that frames come from. */
    private static final String ACTIONS = "actions";

    private static final ActionNoteSerializer NOTES = new ActionNoteSerializer();

    /** A tick: everything up to this moment has arrived in this partition. */
    public static WireFrame tick(long ingestTimeMs) {
        return new WireFrame("", ingestTimeMs, null, "", -1, -1);
    }

    /**
     * An officer's action about a vehicle: it stands among the vehicle's frames, before those of the same ingest time.
     */
    public static WireFrame action(ActionNote note, String vehicleId) {
        return new WireFrame(vehicleId, note.ingestTimeMs(), NOTES.toBytes(note), ACTIONS, -1, note.ordinal());
    }

    /** Whether it is an officer's action. */
    public boolean isAction() {
        return topic.equals(ACTIONS);
    }

    /** The note of an action. */
    public ActionNote note() {
        if (payload == null) {
            throw new IllegalStateException("an action of nothing");
        }
        return NOTES.fromBytes(payload);
    }

    @Override
    public boolean isTick() {
        return topic.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireFrame that
                && vehicleId.equals(that.vehicleId)
                && ingestTimeMs == that.ingestTimeMs
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * vehicleId.hashCode() + Long.hashCode(ingestTimeMs)) + Long.hashCode(offset);
    }
}
