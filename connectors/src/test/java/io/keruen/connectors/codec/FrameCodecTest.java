package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keruen.connectors.Seeded;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a frame and what is not, case by case. */
class FrameCodecTest {
    private static final long APPENDED_MS = Seeded.START_MS;

    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());

    static InvalidFrameException invalid(FrameDecoder decoder, byte[] message) {
        return catchThrowableOfType(
                InvalidFrameException.class, () -> decoder.decode(message, APPENDED_MS, new Frame(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFrames")
    void broken_frame_is_rejected_with_its_reason(String story, Consumer<GenericRecord> breaking, Reason reason) {
        GenericRecord frame = FrameRecords.valid();
        breaking.accept(frame);

        InvalidFrameException invalid = invalid(decoder, FrameRecords.encode(frame, false));

        assertThat(invalid).isNotNull();
        assertThat(invalid.reason()).isEqualTo(reason);
        assertThat(invalid.sentence()).endsWith(".");
    }

    static Stream<Arguments> brokenFrames() {
        return Stream.concat(brokenNumbers().stream(), brokenCodes().stream());
    }

    private static List<Arguments> brokenNumbers() {
        return List.of(
                broken("no sample", set("eventTimeMs", List.of()), Reason.OUT_OF_RANGE),
                broken("10001 samples", FrameCodecTest::grow, Reason.OUT_OF_RANGE),
                broken("latDeg too short", set("latDeg", List.of(1.0)), Reason.UNREADABLE_FRAME),
                broken("latDeg too long", set("latDeg", List.of(1.0, 1.0, 1.0)), Reason.UNREADABLE_FRAME),
                broken("lonDeg absent", set("lonDeg", List.of()), Reason.UNREADABLE_FRAME),
                broken("latDeg NaN", set("latDeg", List.of(1.0, Double.NaN)), Reason.NOT_FINITE),
                broken("latDeg above 90", set("latDeg", List.of(1.0, 90.1)), Reason.OUT_OF_RANGE),
                broken("lonDeg below -180", set("lonDeg", List.of(-180.5, 1.0)), Reason.OUT_OF_RANGE),
                broken("time in 1999", set("eventTimeMs", List.of(946_684_799_999L, APPENDED_MS)), Reason.BAD_TIME),
                broken("time in 2101", set("eventTimeMs", List.of(APPENDED_MS, 4_133_980_800_000L)), Reason.BAD_TIME),
                broken("sent in 1970", set("sentAtMs", 5L), Reason.BAD_TIME),
                broken("ingest time 0", set("ingestTimeMs", List.of(0L, 0L)), Reason.BAD_TIME),
                broken("one ingest time", set("ingestTimeMs", List.of(APPENDED_MS)), Reason.UNREADABLE_FRAME),
                broken("accuracyM negative", set("accuracyM", List.of(1.0, -0.1)), Reason.NEGATIVE),
                broken("speedMps negative", set("speedMps", List.of(-1.0, 1.0)), Reason.NEGATIVE),
                broken(
                        "altitudeM infinite",
                        set("altitudeM", List.of(Double.POSITIVE_INFINITY, 1.0)),
                        Reason.NOT_FINITE),
                broken("one altitudeM", set("altitudeM", List.of(1.0)), Reason.UNREADABLE_FRAME),
                broken("sequence negative", set("firstSequence", -2L), Reason.NEGATIVE),
                broken("sequence overflows", set("firstSequence", Long.MAX_VALUE), Reason.OUT_OF_RANGE),
                broken("bootId negative", set("bootId", -7L), Reason.NEGATIVE));
    }

    private static List<Arguments> brokenCodes() {
        return List.of(
                broken("satellites negative", coded("satellites", -1, 3), Reason.NEGATIVE),
                broken("datum GCJ02", coded("datum", 2, 3), Reason.UNSUPPORTED_DATUM),
                broken("datum BD09", coded("datum", 3, 3), Reason.UNSUPPORTED_DATUM),
                broken("datum 4", coded("datum", 4, 3), Reason.UNKNOWN_VALUE),
                broken("fixType 6", coded("fixType", 6, 3), Reason.UNKNOWN_VALUE),
                broken("doorOpen 2", coded("doorOpen", 2, 3), Reason.UNKNOWN_VALUE),
                broken("presence beyond the samples", coded("doorOpen", 1, 7), Reason.UNREADABLE_FRAME),
                broken(
                        "presence of no column",
                        set("doorOpenPresent", ByteBuffer.wrap(new byte[] {1})),
                        Reason.UNREADABLE_FRAME),
                broken("tyres without count", set("tyrePressureKpa", List.of(1.0, 2.0)), Reason.UNREADABLE_FRAME),
                broken("65 tyres", set("tyreCount", 65), Reason.OUT_OF_RANGE),
                broken("tyreCount without tyres", set("tyreCount", 2), Reason.UNREADABLE_FRAME),
                broken("vehicleId empty", set("vehicleId", ""), Reason.BAD_ID),
                broken("vehicleId of 129", set("vehicleId", "v".repeat(129)), Reason.BAD_ID));
    }

    private static Arguments broken(String story, Consumer<GenericRecord> breaking, Reason reason) {
        return Arguments.of(story, breaking, reason);
    }

    private static Consumer<GenericRecord> set(String field, Object value) {
        return frame -> frame.put(field, value);
    }

    private static Consumer<GenericRecord> coded(String field, int code, int presence) {
        return frame -> {
            frame.put(field, List.of(code, 1));
            frame.put(field + "Present", ByteBuffer.wrap(new byte[] {(byte) presence}));
        };
    }

    private static void grow(GenericRecord frame) {
        frame.put("eventTimeMs", Collections.nCopies(10_001, APPENDED_MS));
        frame.put("latDeg", Collections.nCopies(10_001, 1.0));
        frame.put("lonDeg", Collections.nCopies(10_001, 1.0));
    }

    @Test
    void ten_thousand_samples_are_accepted() throws InvalidFrameException {
        GenericRecord frame = FrameRecords.valid();
        frame.put("eventTimeMs", Collections.nCopies(10_000, APPENDED_MS));
        frame.put("latDeg", Collections.nCopies(10_000, 90.0));
        frame.put("lonDeg", Collections.nCopies(10_000, -180.0));
        Frame read = new Frame(1);

        decoder.decode(FrameRecords.encode(frame, false), APPENDED_MS, read);

        assertThat(read.size()).isEqualTo(10_000);
    }

    @Test
    void absent_means_the_append_time_and_absent_columns() throws InvalidFrameException {
        GenericRecord frame = FrameRecords.valid();
        frame.put("satellites", List.of(0, 9));
        frame.put("satellitesPresent", ByteBuffer.wrap(new byte[] {2}));
        Frame read = new Seeded(1).frame(new Frame(8), 8);

        decoder.decode(FrameRecords.encode(frame, false), APPENDED_MS, read);

        assertThat(Arrays.copyOf(read.ingestTimeMs(), 2)).containsExactly(APPENDED_MS, APPENDED_MS);
        assertThat(Arrays.copyOf(read.codes(CodedSignal.SATELLITES), 2)).containsExactly(CodedSignal.ABSENT, 9);
        assertThat(read.column(Signal.SPEED_MPS)[1]).isNaN();
        assertThat(read.has(Signal.SPEED_MPS)).isFalse();
        assertThat(read.tyreCount()).isZero();
        assertThat(read.sequence(1)).isEqualTo(71);
        assertThat(read.softwareVersion).isNull();
        assertThat(read.bootId).isNotEqualTo(Sample.ABSENT);
    }

    @Test
    void known_vehicle_makes_no_new_string() throws InvalidFrameException {
        byte[] message = FrameRecords.encode(FrameRecords.valid(), false);
        Frame read = new Frame(2);
        decoder.decode(message, APPENDED_MS, read);
        String first = read.vehicleId;

        decoder.decode(message, APPENDED_MS, read);

        assertThat(read.vehicleId).isSameAs(first);
    }

    @Test
    void header_and_rest_must_be_exact() {
        byte[] message = FrameRecords.encode(FrameRecords.valid(), false);
        byte[] foreign = message.clone();
        foreign[5] ^= 1;

        assertThat(invalid(decoder, foreign).reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(invalid(decoder, new byte[] {1, 2, 3}).reason()).isEqualTo(Reason.UNREADABLE_FRAME);
        assertThat(invalid(decoder, Arrays.copyOf(message, message.length + 1)).reason())
                .isEqualTo(Reason.UNREADABLE_FRAME);
        assertThat(invalid(decoder, tick()).reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void a_software_version_that_no_state_can_hold_is_refused() throws InvalidFrameException {
        GenericRecord frame = FrameRecords.valid();
        frame.put("softwareVersion", "\u4e2d".repeat(128));
        decoder.decode(FrameRecords.encode(frame, false), APPENDED_MS, new Frame(8));

        frame.put("softwareVersion", "\u4e2d".repeat(129));
        assertThat(invalid(decoder, FrameRecords.encode(frame, false)).reason()).isEqualTo(Reason.TOO_LONG);
    }

    private static byte[] tick() {
        return new RecordCodec<io.keruen.schemas.Tick>(
                        SchemaStore.ofThisBuild(), io.keruen.schemas.Tick.getClassSchema())
                .encode(new io.keruen.schemas.Tick(APPENDED_MS, "test"));
    }

    @Test
    void forged_lengths_take_no_memory() {
        List<byte[]> forged = new ArrayList<>();
        byte[] message = FrameRecords.encode(FrameRecords.valid(), false);
        for (int at = WireHeader.LENGTH; at < message.length; at++) {
            byte[] huge = message.clone();
            byte[] length = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}; // 2^31 - 1
            System.arraycopy(length, 0, huge, at, Math.min(length.length, huge.length - at));
            forged.add(huge);
        }
        long before = allocatedBytes();

        long rejected =
                forged.stream().filter(bytes -> invalid(decoder, bytes) != null).count();

        assertThat((allocatedBytes() - before) / forged.size()).isLessThan(100_000);
        assertThat(rejected).isGreaterThan(forged.size() / 2); // inside a double any bytes will do
    }

    static long allocatedBytes() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void decoding_allocates_nothing() throws InvalidFrameException {
        List<byte[]> messages = new ArrayList<>();
        Seeded seeded = new Seeded(7);
        Frame frame = new Frame(64);
        FrameEncoder encoder = new FrameEncoder();
        for (int i = 0; i < 50; i++) {
            messages.add(encoder.encodeRecorded(seeded.frame(frame, 40)));
        }
        decodeAll(messages, frame);
        decodeAll(messages, frame);
        long before = allocatedBytes();

        decodeAll(messages, frame);

        assertThat(allocatedBytes() - before).isLessThan(5_000); // some tyre columns grow; vehicles share few slots
    }

    private void decodeAll(List<byte[]> messages, Frame into) throws InvalidFrameException {
        for (byte[] message : messages) {
            decoder.decode(message, APPENDED_MS, into);
        }
    }
}
