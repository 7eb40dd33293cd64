package io.keruen.jobs.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.SignedNote;
import io.keruen.jobs.serial.Examples.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was written by a release is read by every later one. */
class SerializersTest {
    private static final String RELEASED = "/released/records-0.1.properties";

    @TestFactory
    Stream<DynamicTest> bytes_of_release_0_1_are_read() throws IOException {
        Properties released = released();
        return Examples.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    String hex = released.getProperty(example.name());
                    assertThat(hex)
                            .as("add: %s=%s", example.name(), HexFormat.of().formatHex(example.bytes()))
                            .isNotNull();
                    byte[] bytes = HexFormat.of().parseHex(hex);
                    assertThat(rewritten(example, bytes)).isEqualTo(example.bytes());
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_field_comes_back() {
        return Examples.all().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(),
                        () -> assertThat(example.readBack(example.bytes())).isEqualTo(example.value())));
    }

    @TestFactory
    Stream<DynamicTest> a_checkpoint_holds_the_same_bytes_one_value_after_the_other() {
        return Examples.all().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(), () -> assertThat(inCheckpoint(example)).isEqualTo(twice(example.bytes()))));
    }

    @TestFactory
    Stream<DynamicTest> a_snapshot_restores_its_serializer_and_is_compatible_as_is() {
        return Examples.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> restored(example.serializer())));
    }

    @Test
    void the_key_of_what_was_rejected_comes_back() {
        byte[] key = {1, 2};
        RejectedInputSerializer serializer = new RejectedInputSerializer();
        RejectedInput rejected = new RejectedInput(Reason.UNSIGNED, "no", "control.zones-0", 7, 8, new byte[0], key);
        SignedNoteSerializer notes = new SignedNoteSerializer();
        SignedNote note = new SignedNote(
                ControlRecord.tombstone(ControlRecord.Kind.ZONE, "closed", 3, 8),
                List.of(),
                "control.zones-0",
                7,
                new byte[0],
                key);

        assertThat(serializer.fromBytes(serializer.toBytes(rejected))).isEqualTo(rejected);
        assertThat(notes.fromBytes(notes.toBytes(note))).isEqualTo(note);
        assertThat(note.rejected(Reason.REPLAYED, "again").key()).isEqualTo(key);
    }

    @Test
    void the_convoy_of_a_transit_comes_back() {
        TransitEventSerializer serializer = new TransitEventSerializer();
        TransitEvent event =
                new TransitEvent(TransitEvent.Event.DEPARTED, "e", "", null, 9, null, false, false).inConvoy("convoy");

        assertThat(serializer.fromBytes(serializer.toBytes(event))).isEqualTo(event);
    }

    @Test
    void who_acted_and_why_come_back() {
        AlertEventSerializer serializer = new AlertEventSerializer();
        AlertEvent event = Examples.acted();
        ActionNoteSerializer notes = new ActionNoteSerializer();
        ActionNote refused = ActionNote.answered(new ActionAnswer(1, 2, Refusal.NOT_LATCHED));
        ActionNote done = ActionNote.answered(new ActionAnswer(1, 2, null));

        assertThat(serializer.fromBytes(serializer.toBytes(event))).isEqualTo(event);
        assertThat(notes.fromBytes(notes.toBytes(refused))).isEqualTo(refused);
        assertThat(notes.fromBytes(notes.toBytes(done))).isEqualTo(done);
    }

    @Test
    void a_newer_version_is_refused() {
        byte[] bytes = Examples.all().get(0).bytes();
        bytes[0] = 99;

        assertThatThrownBy(() -> Examples.all().get(0).readBack(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("bytes of version 99, we read 1..1");
    }

    /** The value and a copy of it, one after the other in the stream of a checkpoint, which is no memory of Flink's. */
    private static <T> byte[] inCheckpoint(Example<T> example) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(bytes);
        example.serializer().serialize(example.value(), out);
        example.serializer().serialize(example.serializer().copy(example.value()), out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] twice(byte[] bytes) {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
    }

    private static <T> byte[] rewritten(Example<T> example, byte[] bytes) {
        return example.serializer().toBytes(example.serializer().fromBytes(bytes));
    }

    private static <T> void restored(BinarySerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<T> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), SerializersTest.class.getClassLoader());
        TypeSerializer<T> again = read.restoreSerializer();

        assertThat(again).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(read)
                        .isCompatibleAsIs())
                .isTrue();
    }

    private static Properties released() throws IOException {
        Properties released = new Properties();
        try (InputStream file = SerializersTest.class.getResourceAsStream(RELEASED)) {
            released.load(file);
        }
        return released;
    }
}
