package io.keruen.core.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.kit.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of declarations and seals, in whatever order it came. */
class CustomsMemoryTest {
    private static final String ID = "D1";

    private final DeclarationBook book = new DeclarationBook();
    private long ordinal;

    private SideDecision kz(DeclarationStatus status, int version, long validToMs, long atMs) {
        DeclarationLine line =
                new DeclarationLine(ID, Authority.KZ, status, version, validToMs, atMs, atMs + 5, ordinal++);
        book.accept(line);
        return new SideDecision(status, version, validToMs, atMs, atMs + 5, line.ordinal());
    }

    private SideDecision release(int version, long validToMs, long atMs) {
        return kz(DeclarationStatus.RELEASED_FOR_TRANSIT, version, validToMs, atMs);
    }

    private SideDecision at(long tMs) {
        return book.decisionAt(ID, Authority.KZ, tMs);
    }

    private static SealLine line(SealStatus status, String vehicleId, double pct, long atMs, long comesMs) {
        return new SealLine("S1", vehicleId, status, pct, null, Double.NaN, Double.NaN, atMs, comesMs, comesMs);
    }

    @Test
    void of_equal_time_the_higher_version_counts_and_of_one_version_the_release_that_ends_first() {
        SideDecision newer = release(2, 0, 100);
        release(1, 0, 100);
        assertThat(at(100)).isEqualTo(newer);

        SideDecision shorter = release(2, 500, 100);
        release(2, 600, 100);
        assertThat(at(100)).isEqualTo(shorter);

        SideDecision taken = kz(DeclarationStatus.DETAINED, 1, 0, 100);
        release(9, 0, 100);
        assertThat(at(100)).isEqualTo(taken);
    }

    @Test
    void a_decision_counts_from_its_moment_until_the_next() {
        SideDecision first = release(1, 0, 100);
        SideDecision second = kz(DeclarationStatus.LODGED, 1, 0, 200);

        assertThat(at(99)).isNull();
        assertThat(at(100)).isEqualTo(first);
        assertThat(at(199)).isEqualTo(first);
        assertThat(at(200)).isEqualTo(second);
        DecisionHistory kz = history();
        assertThat(kz.nextAfterMs(99)).isEqualTo(100);
        assertThat(kz.nextAfterMs(100)).isEqualTo(200);
        assertThat(kz.nextAfterMs(200)).isEqualTo(Long.MAX_VALUE);
    }

    private DecisionHistory history() {
        UnifiedDeclaration declaration = book.find(ID);
        assertThat(declaration).isNotNull();
        return declaration.side(Authority.KZ);
    }

    @Test
    void a_release_stops_with_the_first_that_takes_it_back() {
        release(1, 0, 100);
        SideDecision first = kz(DeclarationStatus.UNDER_CONTROL, 1, 0, 200);
        kz(DeclarationStatus.DETAINED, 1, 0, 300);

        assertThat(history().revocationAt(199)).isNull();
        assertThat(history().revocationAt(200)).isEqualTo(first);
        assertThat(history().revocationAt(400)).isEqualTo(first);

        kz(DeclarationStatus.WRITTEN_OFF, 1, 0, 350);
        assertThat(history().revocationAt(400)).as("it has ended as it should").isNull();
        assertThat(history().revocationAt(349)).isEqualTo(first);
    }

    @Test
    void what_was_never_released_cannot_be_taken_back() {
        kz(DeclarationStatus.DETAINED, 1, 0, 200);

        assertThat(history().revocationAt(300)).isNull();
    }

    @Test
    void the_same_decision_again_is_not_new() {
        DeclarationLine line = new DeclarationLine(ID, Authority.CN, DeclarationStatus.LODGED, 1, 0, 100, 105, 7);

        assertThat(book.accept(line)).isTrue();
        assertThat(book.accept(line)).isFalse();
    }

    @Test
    void as_many_decisions_as_are_kept_are_all_there_and_one_more_pushes_the_oldest_out() {
        for (int i = 0; i < DecisionHistory.KEPT; i++) {
            kz(DeclarationStatus.LODGED, 1, 0, 100 + i);
        }
        assertThat(at(100)).isNotNull();

        kz(DeclarationStatus.LODGED, 1, 0, 1_000);
        assertThat(at(100)).isNull();
        assertThat(at(101)).isNotNull();
    }

    @Test
    void of_a_declaration_that_nobody_decided_about_nothing_is_known() {
        release(1, 0, 100);

        assertThat(book.find("D2")).isNull();
        assertThat(book.decisionAt("D2", Authority.KZ, 200)).isNull();
        assertThat(book.decisionAt(null, Authority.KZ, 200)).isNull();
        assertThat(book.decisionAt(ID, Authority.CN, 200)).isNull();
        assertThat(book.all()).extracting(UnifiedDeclaration::declarationId).containsExactly(ID);
    }

    @Test
    void all_comes_back_from_its_bytes() throws IOException {
        release(3, 900, 100);
        kz(DeclarationStatus.DETAINED, 4, 0, 200);
        book.accept(new DeclarationLine("D2", Authority.CN, DeclarationStatus.LODGED, 1, 0, 50, 55, 99));

        DeclarationBook back = StoredBytes.thereAndBack(book, DeclarationBook::write, DeclarationBook::read);

        for (long tMs : List.of(50L, 150L, 250L)) {
            for (String id : List.of(ID, "D2")) {
                for (Authority side : Authority.values()) {
                    assertThat(back.decisionAt(id, side, tMs)).isEqualTo(book.decisionAt(id, side, tMs));
                }
            }
        }
        SealBook seals = new SealBook();
        seals.accept(line(SealStatus.FAULT, "B", 81, 100, 110));
        SealBook sealsBack = StoredBytes.thereAndBack(seals, SealBook::write, SealBook::read);
        assertThat(sealsBack.reading("S1")).isEqualTo(seals.reading("S1"));
    }

    @Test
    void books_of_another_version_are_refused() {
        byte[] two = {0, 0, 0, 2, 0, 0, 0, 0};

        assertThatThrownBy(() -> SealBook.read(new DataInputStream(new ByteArrayInputStream(two))))
                .hasMessageContaining("2");
        assertThatThrownBy(() -> DeclarationBook.read(new DataInputStream(new ByteArrayInputStream(two))))
                .hasMessageContaining("2");
    }

    @Test
    void of_two_lines_of_one_moment_what_is_not_sealed_counts_whichever_comes_first() {
        SealLine opened = line(SealStatus.OPENED, "B", 50, 100, 110);
        SealLine sealed = line(SealStatus.SEALED, "A", 60, 100, 111);

        SealReading reading = SealReading.of(sealed).with(opened);
        assertThat(reading.status()).isEqualTo(SealStatus.OPENED);
        assertThat(reading.vehicleId()).isEqualTo("B");
        assertThat(reading.batteryPct()).isEqualTo(50);
        assertThat(reading.lastLineIngestMs()).isEqualTo(111);
        assertThat(SealReading.of(opened).with(sealed).status()).isEqualTo(SealStatus.OPENED);
        assertThat(SealReading.of(opened).with(sealed).vehicleId()).isEqualTo("B");
    }

    @Test
    void an_older_line_only_says_that_the_seal_was_heard() {
        SealReading reading = SealReading.of(line(SealStatus.SEALED, "B", 80, 100, 110))
                .with(line(SealStatus.OPENED, "A", 20, 99, 300));

        assertThat(reading).isEqualTo(new SealReading("S1", "B", SealStatus.SEALED, 80, 100, 300));
    }

    @Test
    void a_newer_line_without_a_battery_leaves_what_is_known_of_it() {
        SealReading reading = SealReading.of(line(SealStatus.SEALED, "B", 80, 100, 110))
                .with(line(SealStatus.FAULT, "A", Double.NaN, 101, 111));

        assertThat(reading).isEqualTo(new SealReading("S1", "A", SealStatus.FAULT, 80, 101, 111));
        assertThat(reading.knownMs(9)).isEqualTo(110);
        assertThat(SealReading.of(line(SealStatus.SEALED, "A", 80, 130, 110)).knownMs(9))
                .as("by a clock that is ahead")
                .isEqualTo(110);
    }

    @Test
    void of_two_seals_on_a_vehicle_the_newest_counts_by_its_own_clock() {
        SealBook seals = new SealBook();
        seals.accept(line(SealStatus.SEALED, "B", 80, 200, 210));
        seals.accept(new SealLine("S2", "B", SealStatus.OPENED, 80, null, Double.NaN, Double.NaN, 100, 300, 9));

        SealReading there = seals.onVehicle("B");
        assertThat(there).isNotNull();
        assertThat(there.sealId()).isEqualTo("S1");
        assertThat(seals.status("S2")).isEqualTo(SealStatus.OPENED);
        assertThat(seals.status("S3")).isNull();
        assertThat(seals.status(null)).isNull();
        assertThat(seals.isFull()).isFalse();
        assertThat(seals.forgetOne(Set.of())).isNull();
    }

    @Test
    void a_book_that_holds_as_many_as_are_kept_is_not_full() {
        SealBook seals = new SealBook();
        for (int i = 0; i < SealBook.KEPT; i++) {
            seals.accept(new SealLine(
                    "S" + i, "T" + i, SealStatus.SEALED, 80, null, Double.NaN, Double.NaN, 1_000, 1_000, i));
        }
        assertThat(seals.isFull()).isFalse();
        assertThat(seals.forgetOne(Set.of())).isNull();
        seals.accept(line(SealStatus.SEALED, "B", 80, 100, 110));
        assertThat(seals.isFull()).isFalse();
        seals.accept(new SealLine("more", "T", SealStatus.SEALED, 80, null, Double.NaN, Double.NaN, 1, 1, 999));
        assertThat(seals.isFull()).isTrue();
    }

    @Test
    void a_decision_that_is_told_again_is_none() {
        SideDecision released = release(1, 0, 100);
        SideDecision taken = kz(DeclarationStatus.NOT_RELEASED, 1, 0, 200);
        for (int i = 0; i < 2 * DecisionHistory.KEPT; i++) {
            kz(DeclarationStatus.NOT_RELEASED, 1, 0, 200);
            release(1, 0, 100);
        }

        assertThat(at(150)).isEqualTo(released);
        assertThat(at(900)).isEqualTo(taken);
        assertThat(history().revocationAt(900)).isEqualTo(taken);
    }

    @Test
    void what_took_a_release_back_is_known_however_often_it_is_said() throws IOException {
        SideDecision released = release(1, 0, 100);
        SideDecision taken = kz(DeclarationStatus.DETAINED, 1, 0, 200);
        SideDecision last = taken;
        for (int i = 0; i < 2 * DecisionHistory.KEPT; i++) {
            last = kz(i % 2 == 0 ? DeclarationStatus.UNDER_CONTROL : DeclarationStatus.DETAINED, 1, 0, 300 + i);
        }

        assertThat(at(150)).isEqualTo(released);
        assertThat(at(900)).isEqualTo(last);
        assertThat(history().revocationAt(900)).isEqualTo(taken);

        SideDecision second = release(2, 0, 1_000);
        for (int i = 0; i < DecisionHistory.KEPT; i++) {
            kz(DeclarationStatus.WRITTEN_OFF, 2, 0, 2_000 + i);
        }
        assertThat(at(1_500)).isEqualTo(second);
        assertThat(history().revocationAt(1_500)).isNull();
        assertThat(history().revocationAt(9_000))
                .as("it has ended as it should")
                .isNull();
    }
}
