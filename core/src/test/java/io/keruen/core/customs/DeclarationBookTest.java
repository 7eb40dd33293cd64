package io.keruen.core.customs;

import static io.keruen.core.customs.DeclarationStatus.DETAINED;
import static io.keruen.core.customs.DeclarationStatus.NOT_RELEASED;
import static io.keruen.core.customs.DeclarationStatus.RELEASED_FOR_TRANSIT;
import static io.keruen.core.customs.DeclarationStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What both sides decided, asked for any moment. */
class DeclarationBookTest {
    private static final String ID = "DECL-1";
    private static final long NO_END = 0;

    private long ordinal;
    private final DeclarationBook book = new DeclarationBook();

    private DeclarationLine line(Authority side, DeclarationStatus status, int version, long endMs, long atMs) {
        return new DeclarationLine(ID, side, status, version, endMs, atMs, 1_000 + ordinal, ordinal++);
    }

    private void bothRelease(int version, long atMs) {
        book.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, version, NO_END, atMs));
        book.accept(line(Authority.CN, RELEASED_FOR_TRANSIT, version, NO_END, atMs));
    }

    @Test
    void released_only_by_both_sides_for_one_version() {
        book.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, 1, NO_END, 10));

        assertThat(book.isReleasedAt(ID, 20)).isFalse();

        book.accept(line(Authority.CN, RELEASED_FOR_TRANSIT, 2, NO_END, 10));

        assertThat(book.isReleasedAt(ID, 20)).isFalse();

        book.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, 2, NO_END, 15));

        assertThat(book.isReleasedAt(ID, 14)).isFalse();
        assertThat(book.isReleasedAt(ID, 15)).isTrue();
        assertThat(book.isReleasedAt(null, 15)).isFalse();
        assertThat(book.isReleasedAt("DECL-2", 15)).isFalse();
    }

    @Test
    void release_ends_at_its_end_exactly() {
        book.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, 1, NO_END, 10));
        book.accept(line(Authority.CN, RELEASED_FOR_TRANSIT, 1, 50, 10));

        assertThat(book.isReleasedAt(ID, 49)).isTrue();
        assertThat(book.isReleasedAt(ID, 50)).isFalse();
    }

    @Test
    void at_equal_time_what_is_no_release_counts_whichever_comes_first() {
        for (boolean refusalFirst : List.of(true, false)) {
            DeclarationBook other = new DeclarationBook();
            DeclarationLine refusal = line(Authority.CN, DETAINED, 1, NO_END, 30);
            DeclarationLine release = line(Authority.CN, RELEASED_FOR_TRANSIT, 9, NO_END, 30);
            other.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, 9, NO_END, 10));
            other.accept(refusalFirst ? refusal : release);
            other.accept(refusalFirst ? release : refusal);

            assertThat(other.decisionAt(ID, Authority.CN, 30))
                    .extracting(SideDecision::status)
                    .isEqualTo(DETAINED);
            assertThat(other.isReleasedAt(ID, 30)).isFalse();
        }
    }

    @Test
    void status_of_a_later_release_of_the_software_is_no_release() {
        bothRelease(1, 10);
        book.accept(line(Authority.KZ, UNKNOWN, 1, NO_END, 20));

        assertThat(book.isReleasedAt(ID, 20)).isFalse();
    }

    @Test
    void any_order_of_arrival_gives_the_same_answers() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            List<DeclarationLine> lines = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                DeclarationStatus status =
                        DeclarationStatus.values()[random.nextInt(DeclarationStatus.values().length)];
                Authority side = Authority.values()[random.nextInt(2)];
                long endMs = random.nextInt(3) == 0 ? random.nextInt(40) + 1 : NO_END;
                lines.add(line(side, status, random.nextInt(2), endMs, random.nextInt(10)));
            }
            DeclarationBook inOrder = new DeclarationBook();
            lines.forEach(inOrder::accept);
            Collections.shuffle(lines, random);
            DeclarationBook shuffled = new DeclarationBook();
            lines.forEach(shuffled::accept);
            lines.forEach(known -> assertThat(shuffled.accept(known)).isFalse());

            for (long tMs = -1; tMs < 45; tMs++) {
                assertThat(shuffled.isReleasedAt(ID, tMs)).isEqualTo(inOrder.isReleasedAt(ID, tMs));
                for (Authority side : Authority.values()) {
                    assertThat(shuffled.decisionAt(ID, side, tMs)).isEqualTo(inOrder.decisionAt(ID, side, tMs));
                }
            }
        }
    }

    @Test
    void revocation_is_the_first_word_after_the_last_release() {
        bothRelease(1, 10);
        book.accept(line(Authority.KZ, DETAINED, 1, NO_END, 20));
        book.accept(line(Authority.KZ, NOT_RELEASED, 1, NO_END, 30));

        DecisionHistory kz = book.all().iterator().next().side(Authority.KZ);

        assertThat(kz.revocationAt(19)).isNull();
        assertThat(kz.revocationAt(35))
                .isNotNull()
                .extracting(SideDecision::eventTimeMs)
                .isEqualTo(20L);

        book.accept(line(Authority.KZ, RELEASED_FOR_TRANSIT, 1, NO_END, 25));

        assertThat(kz.revocationAt(35)).extracting(SideDecision::eventTimeMs).isEqualTo(30L);
    }

    @Test
    void the_newest_decisions_are_kept() {
        for (int i = 0; i < 3 * DecisionHistory.KEPT; i++) {
            book.accept(line(Authority.KZ, DeclarationStatus.LODGED, 1, NO_END, i));
        }
        bothRelease(1, 1_000);

        assertThat(book.isReleasedAt(ID, 1_000)).isTrue();
        assertThat(book.decisionAt(ID, Authority.KZ, 1)).isNull();
    }

    @Test
    void a_book_comes_back_from_its_bytes() throws IOException {
        bothRelease(3, 10);
        book.accept(line(Authority.KZ, DETAINED, 3, 77, 20));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        DeclarationBook restored =
                DeclarationBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(restored.decisionAt(ID, Authority.KZ, 30)).isEqualTo(book.decisionAt(ID, Authority.KZ, 30));
        assertThat(restored.isReleasedAt(ID, 15)).isTrue();
        assertThat(restored.isReleasedAt(ID, 20)).isFalse();
    }
}
