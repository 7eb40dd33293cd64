package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.SEAL;
import static io.keruen.core.alert.BookRig.SILENT;
import static io.keruen.core.alert.BookRig.STOP;
import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.alert.BookRig.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that earlier releases stored are read as what they meant. */
class AlertBookBytesTest {
    private final BookRig rig = new BookRig();
    private AlertEvent stop;
    private AlertEvent silent;
    private AlertEvent seal;

    @BeforeEach
    void there_are_three_alerts() {
        rig.accept(finding(Kind.RAISED, STOP, "A", 1_000).severity(Severity.HIGH));
        stop = rig.last();
        rig.accept(finding(Kind.RAISED, SILENT, "A", 1_000).parent("cause"));
        silent = rig.last();
        rig.raise(SEAL, "A", 1_000).clear(SEAL, "A", 2_000);
        seal = rig.last();
        rig.events.clear();
    }

    /** An event as the first two releases wrote it: nothing of officers follows. */
    private static void writeFirstForm(AlertEvent event, DataOutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AlertEventIo.write(event, new DataOutputStream(bytes));
        int officer = 1;
        int reason = 1;
        out.write(bytes.toByteArray(), 0, bytes.size() - officer - reason - Long.BYTES);
    }

    /** A book of a release before officers: three open alerts and one that ended. */
    private byte[] stored(int version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(version);
        out.writeInt(3);
        for (AlertEvent event : new AlertEvent[] {seal, silent, stop}) {
            out.writeUTF("A");
            out.writeBoolean(event.equals(seal));
            out.writeBoolean(event.equals(silent));
            writeFirstForm(event, out);
        }
        out.writeInt(1);
        out.writeUTF(ended().alertId());
        out.writeInt(4);
        if (version == 2) {
            out.writeLong(T0 + 500);
            out.writeLong(T0 + 700);
        }
        return bytes.toByteArray();
    }

    private static Finding ended() {
        return finding(Kind.UPDATED, STOP, "Z", 400)
                .times(T0 + 400, T0 + 600)
                .late(true)
                .evidence("movedM", 3)
                .build();
    }

    @Test
    void what_was_open_before_there_were_officers_has_been_told_and_waits_for_one_since_it_was_raised()
            throws IOException {
        for (int version = 1; version <= 2; version++) {
            rig.read(stored(version));

            assertThat(rig.book.open()).extracting(OpenAlert::last).containsExactly(seal, silent, stop);
            assertThat(rig.book.open()).allMatch(open -> open.life().notified());
            assertThat(rig.book.find(SEAL, "A").latched()).isTrue();
            assertThat(rig.book.find(SEAL, "A").life().state()).isEqualTo(State.LATCHED);
            assertThat(rig.book.find(STOP, "A").life().state()).isEqualTo(State.UNACKNOWLEDGED);
            assertThat(rig.book.find(SILENT, "A").parentGiven()).isTrue();
            assertThat(rig.book.find(SILENT, "A").life().dueMs()).isEqualTo(AlertLife.NEVER_MS);
            assertThat(rig.book.find(STOP, "A").life().dueMs()).isEqualTo(T0 + 301_000);
            assertThat(rig.wakeMs()).isEqualTo(301_000);
            assertThat(rig.book.find(SEAL, "A").life().dueMs()).isEqualTo(T0 + 1_801_000);
        }
    }

    @Test
    void what_ended_before_its_times_were_kept_takes_those_of_the_late_data() throws IOException {
        rig.read(stored(1));
        rig.accept(9_000, ended());

        assertThat(rig.last().event()).isEqualTo(Event.UPDATED);
        assertThat(rig.last().revision()).isEqualTo(5);
        assertThat(rig.last().state()).isEqualTo(State.NORMAL);
        assertThat(rig.last().raisedAtMs()).isEqualTo(T0 + 600);
        assertThat(rig.last().clearedAtMs()).isEqualTo(T0 + 600);
    }

    @Test
    void what_ended_with_its_times_keeps_them() throws IOException {
        rig.read(stored(2));
        rig.accept(9_000, ended());

        assertThat(rig.last().revision()).isEqualTo(5);
        assertThat(rig.last().raisedAtMs()).isEqualTo(T0 + 500);
        assertThat(rig.last().clearedAtMs()).isEqualTo(T0 + 700);
    }

    @Test
    void books_of_no_release_are_refused() throws IOException {
        for (int version : new int[] {0, 7}) {
            byte[] stored = stored(version);
            assertThatThrownBy(() -> rig.read(stored)).hasMessageContaining("version " + version);
        }
    }

    /** Up to version 4 the mark of a place was one that an id may have. */
    @Test
    void the_places_of_older_books_are_read_as_places_and_ids_that_look_like_them_as_ids() throws IOException {
        rig.raise(STOP, "B#<" + (T0 + 1_000), 5_000);
        rig.accept(60_000, finding(Kind.RAISED, STOP, "B", 10_000).late(true).build());
        rig.raise(STOP, "B", 61_000);
        rig.accept(62_000, finding(Kind.RAISED, STOP, "B", 20_000).late(true).build());
        rig.read(asOfVersion4(rig.bytes()));
        rig.events.clear();

        rig.accept(
                63_000,
                finding(Kind.CLEARED, STOP, "B", 21_000)
                        .times(T0 + 20_000, T0 + 21_000)
                        .late(true)
                        .build());
        rig.clear(STOP, "B", 64_000);

        assertThat(rig.events).extracting(AlertEvent::event).containsOnly(Event.CLEARED);
        assertThat(rig.events).extracting(event -> event.startedAtMs() - T0).containsExactly(20_000L, 61_000L, 10_000L);
        assertThat(rig.book.find(STOP, "B#<" + (T0 + 1_000))).isNotNull();
    }

    private static byte[] asOfVersion4(byte[] stored) {
        String latin = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(latin).contains("B|<17", "B|17");
        byte[] older = latin.replace("B|<17", "B#<17").replace("B|17", "B#17").getBytes(StandardCharsets.ISO_8859_1);
        older[Integer.BYTES - 1] = 4;
        return older;
    }

    @Test
    void a_book_goes_on_after_a_restart_as_if_there_had_been_none() throws IOException {
        rig.act(OfficerAction.Kind.SHELVE, STOP, "A", 60_000, 3_000);
        rig.act(OfficerAction.Kind.CLEAR_LATCH, SEAL, "A", 0, 3_000);
        rig.clear(SILENT, "A", 4_000).raise(SILENT, "A", 5_000);
        byte[] stored = rig.bytes();
        rig.events.clear();
        goOn();
        Object said = List.copyOf(rig.events);
        rig.read(stored);
        rig.events.clear();
        goOn();

        assertThat(rig.events).isNotEmpty().isEqualTo(said);
    }

    private void goOn() {
        rig.clear(SILENT, "A", 6_000).raise(SILENT, "A", 7_000).wake(60_000);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, SILENT, "A", 0, 61_000);
        rig.raise(STOP, "A", 62_000).clear(STOP, "A", 63_000).clear(SEAL, "A", 64_000);
    }
}
