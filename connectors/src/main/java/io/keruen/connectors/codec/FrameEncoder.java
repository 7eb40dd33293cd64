package io.keruen.connectors.codec;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.schemas.TelemetryFrame;
import java.util.Arrays;

/** Encodes frames by hand, as {@link FrameDecoder} reads them; unsigned. One per thread. */
public final class FrameEncoder {
    private static final long FINGERPRINT = WireHeader.fingerprint(TelemetryFrame.getClassSchema());

    private final WireWriter wire = new WireWriter();
    private byte[] presence = new byte[0];

    /** A frame as a vehicle sends it: the broker's append time will be its ingest time. */
    public byte[] encode(Frame frame) {
        writeBody(frame);
        wire.writeLong(0);
        return wire.toBytes();
    }

    /** A frame of a recorded scenario: every sample brings its ingest time. */
    public byte[] encodeRecorded(Frame frame) {
        writeBody(frame);
        wire.writeLongs(frame.ingestTimeMs(), frame.size());
        return wire.toBytes();
    }

    private void writeBody(Frame frame) {
        int size = frame.size();
        wire.start(FINGERPRINT);
        wire.writeString(frame.vehicleId);
        wire.writeLong(frame.bootId);
        wire.writeLong(frame.firstSequence);
        wire.writeLong(frame.sentAtMs);
        wire.writeOptionalString(frame.softwareVersion);
        wire.writeOptionalString(null); // keyId
        wire.writeLongs(frame.eventTimeMs(), size);
        wire.writeDoubles(frame.latDeg(), size);
        wire.writeDoubles(frame.lonDeg(), size);
        for (int i = 0; i < Signal.COUNT; i++) {
            Signal signal = Signal.at(i);
            wire.writeDoubles(frame.column(signal), frame.has(signal) ? size : 0);
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            writeCodes(frame, CodedSignal.at(i));
        }
        wire.writeLong(frame.tyreCount());
        wire.writeDoubles(frame.tyrePressureKpa(), frame.tyreCount() * size);
        wire.writeBytes(presence, 0); // signature
        wire.writeOptionalString(frame.authenticatedAs);
    }

    private void writeCodes(Frame frame, CodedSignal signal) {
        if (!frame.has(signal)) {
            wire.writeLong(0);
            wire.writeLong(0);
            return;
        }
        int size = frame.size();
        int[] codes = frame.codes(signal);
        int length = (size + 7) / 8;
        if (presence.length < length) {
            presence = new byte[length];
        }
        Arrays.fill(presence, 0, length, (byte) 0);
        wire.writeLong(size);
        for (int i = 0; i < size; i++) {
            boolean present = codes[i] != CodedSignal.ABSENT;
            presence[i >> 3] |= (byte) ((present ? 1 : 0) << (i & 7));
            wire.writeLong(present ? codes[i] : 0);
        }
        wire.writeLong(0);
        wire.writeBytes(presence, length);
    }
}
