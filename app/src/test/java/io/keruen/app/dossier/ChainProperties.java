package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chain of a dossier promises, for dossiers made from seeds. */
class ChainProperties {
    /** Before the first record stand the header's line and the one that opens the list. */
    private static final int BEFORE = 2;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_written_holds(long seed) throws Exception {
        SeededEscort escort = new SeededEscort(seed, 40);
        ChainCheck.Finding finding = ChainCheck.check(escort.file());

        assertThat(finding.words()).isEmpty();
        assertThat(finding.escortId()).isEqualTo(SeededEscort.ID);
        assertThat(finding.lastSha256()).isEqualTo(escort.dossier().lastSha256());
    }

    @Test
    void no_byte_can_be_another() throws Exception {
        byte[] file = new SeededEscort(1, 8).file();
        SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));

            assertThat(ChainCheck.check(changed).holds()).as("byte %d", at).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_changed_byte_names_its_record(long seed) throws Exception {
        byte[] file = new SeededEscort(seed, 30).file();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            byte[] changed = file.clone();
            int at = random.nextInt(file.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            String words = ChainCheck.check(changed).words();
            int line = line(file, at);
            int records = lines(file).size() - BEFORE - 2;

            assertThat(words).as("byte %d", at).isNotEmpty();
            if (line >= BEFORE && line < BEFORE + records) {
                assertThat(words).startsWith("record " + (line - BEFORE + 1) + " does not hold");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_record_that_is_taken_out_moved_or_told_twice_is_named(long seed) throws Exception {
        List<String> lines = lines(new SeededEscort(seed, 40).file());
        int records = lines.size() - BEFORE - 2;
        int number = 1 + (int) Math.floorMod(seed * 7, records - 1);
        int index = number - 1 + BEFORE;

        List<String> without = new ArrayList<>(lines);
        without.remove(index);
        assertThat(words(without)).startsWith("record " + number + " does not hold");

        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, index, index + 1);
        assertThat(words(swapped)).startsWith("record " + number + " does not hold");

        List<String> twice = new ArrayList<>(lines);
        twice.add(index, lines.get(index));
        assertThat(words(twice)).startsWith("record " + (number + 1) + " does not hold");
    }

    @Test
    void the_last_records_cannot_be_cut_off() throws Exception {
        List<String> lines = new ArrayList<>(lines(new SeededEscort(3, 40).file()));
        int last = lines.size() - 3;
        lines.remove(last);
        lines.set(last - 1, lines.get(last - 1).replaceFirst(",$", ""));

        assertThat(words(lines)).contains("does not hold: the header counts");
    }

    @Test
    void a_chain_made_anew_ends_in_another_hash() throws Exception {
        SeededEscort escort = new SeededEscort(5, 20);
        Dossier written = escort.dossier();
        escort.records.remove(escort.records.size() - 1);
        escort.records.removeIf(record -> record.kind() == DossierKind.ALERT);
        Dossier forged = escort.dossier();

        assertThat(ChainCheck.check(DossierFile.bytes(forged)).holds()).isTrue();
        assertThat(forged.lastSha256()).isNotEqualTo(written.lastSha256());
    }

    @Test
    void what_is_no_dossier_is_said_to_be_none() {
        for (String text : List.of("", "\n", "{}", "no\njson\nat\nall\nhere\n", "{\"header\":,\n\n\n\n\n")) {
            assertThat(ChainCheck.check(text.getBytes(StandardCharsets.UTF_8)).holds())
                    .as(text)
                    .isFalse();
        }
    }

    private static String words(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        return ChainCheck.check(text.getBytes(StandardCharsets.UTF_8)).words();
    }

    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    private static int line(byte[] file, int at) {
        int line = 0;
        for (int i = 0; i < at; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
