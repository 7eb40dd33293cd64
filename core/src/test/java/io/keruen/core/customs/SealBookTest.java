package io.keruen.core.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What seals said last. */
class SealBookTest {
    private final SealBook book = new SealBook();
    private long ordinal;

    private void says(String sealId, String vehicleId, SealStatus status, long atMs, long comesMs) {
        book.accept(new SealLine(
                sealId, vehicleId, status, Double.NaN, null, Double.NaN, Double.NaN, atMs, comesMs, ordinal++));
    }

    @Test
    void newest_line_in_event_time_counts_and_is_as_old_as_it_says() {
        says("S1", "T1", SealStatus.SEALED, 100, 110);
        says("S1", "T1", SealStatus.TAMPERED, 200, 205);
        says("S1", "T1", SealStatus.SEALED, 150, 900);

        SealReading reading = book.reading("S1");

        assertThat(reading).isNotNull();
        assertThat(reading.status()).isEqualTo(SealStatus.TAMPERED);
        assertThat(reading.lastLineIngestMs()).isEqualTo(900);
        assertThat(reading.knownMs(60)).isEqualTo(260);
        assertThat(reading.knownMs(900)).isEqualTo(900);
    }

    @Test
    void of_two_lines_of_one_moment_that_which_is_not_sealed_counts() {
        says("S1", "T1", SealStatus.OPENED, 100, 110);
        says("S1", "T1", SealStatus.SEALED, 100, 111);

        assertThat(book.reading("S1")).extracting(SealReading::status).isEqualTo(SealStatus.OPENED);
    }

    @Test
    void vehicle_has_the_seal_that_was_last_heard_from_it() {
        says("S1", "T1", SealStatus.SEALED, 100, 110);
        says("S2", "T2", SealStatus.SEALED, 100, 110);
        says("S9", "T1", SealStatus.SEALED, 130, 131);

        assertThat(book.onVehicle("T1")).extracting(SealReading::sealId).isEqualTo("S9");
        assertThat(book.onVehicle("T2")).extracting(SealReading::sealId).isEqualTo("S2");
        assertThat(book.onVehicle("T3")).isNull();
        assertThat(book.reading(null)).isNull();
    }

    @Test
    void the_longest_silent_gives_way() {
        for (int i = 0; i <= SealBook.KEPT; i++) {
            says("S" + i, "T" + i, SealStatus.SEALED, 1_000 - i, 1_000 + i);
        }

        assertThat(book.isFull()).isTrue();
        assertThat(book.forgetOne(Set.of())).isEqualTo("S0");
        assertThat(book.forgetOne(Set.of())).isNull();
        assertThat(book.reading("S0")).isNull();
        assertThat(book.reading("S1")).isNotNull();
    }

    @Test
    void undeclared_seals_push_no_declared_one_out() {
        for (int i = 0; i <= SealBook.KEPT; i++) {
            says("S" + i, "T" + i, SealStatus.SEALED, 1_000 - i, 1_000 + i);
        }

        assertThat(book.forgetOne(Set.of("S0", "S1"))).isEqualTo("S2");
        assertThat(book.reading("S0")).isNotNull();
    }

    @Test
    void a_book_comes_back_from_its_bytes() throws IOException {
        says("S1", "T1", SealStatus.FAULT, 100, 110);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        SealBook restored = SealBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(restored.reading("S1")).isEqualTo(book.reading("S1"));
    }
}
