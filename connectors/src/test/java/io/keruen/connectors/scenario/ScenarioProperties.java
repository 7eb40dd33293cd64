package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.keruen.connectors.CoreRecords;
import io.keruen.connectors.Seeded;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the scenario folder: what was written comes back, and no line makes the reader fail. */
class ScenarioProperties {
    private static final int MUTANTS = 40_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_written_is_read(boolean compressed) throws IOException, UnusableScenarioException {
        List<Sample> samples = new Seeded(1).samples(1500, false);
        write(folder, samples, compressed);

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.counts()).isEqualTo(new Counts(1501, 1501, 0, 0));
        assertThat(scenario.plans()).isEqualTo(CoreRecords.plans());
        assertThat(scenario.zones()).isEqualTo(CoreRecords.zones());
        assertThat(scenario.policies()).isEqualTo(CoreRecords.policies());
        assertThat(scenario.records()).isEqualTo(records());
        assertThat(ExpectedReader.read(folder)).isEqualTo(expected());
        for (int i = 0; i < samples.size(); i++) {
            Sample read = scenario.samples().read(i, new Sample());
            assertThat(Seeded.content(read)).isEqualTo(Seeded.content(samples.get(i)));
            assertThat(read.tyrePressureKpa).isEqualTo(samples.get(i).tyrePressureKpa);
        }
    }

    @Test
    void same_calls_write_the_same_bytes_and_reading_back_changes_none() throws IOException, UnusableScenarioException {
        List<Sample> samples = new Seeded(2).samples(500, true);
        write(folder.resolve("a"), samples, false);
        Scenario scenario = ScenarioReader.read(folder.resolve("a"));
        List<Sample> read = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            read.add(scenario.samples().read(i, new Sample()));
        }

        write(folder.resolve("b"), read, false);

        for (String name : List.of("telemetry.jsonl", "escorts.json", "zones.geojson", "policy.json", "seals.jsonl")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void second_writing_replaces_the_other_form() throws IOException, UnusableScenarioException {
        List<Sample> samples = new Seeded(3).samples(3, true);
        write(folder, samples, true);
        write(folder, samples, false);

        assertThat(ScenarioReader.read(folder).samples().size()).isEqualTo(3);
        assertThat(Files.exists(folder.resolve("telemetry.jsonl.gz"))).isFalse();
    }

    @Test
    void mutated_lines_are_samples_or_rejected() throws IOException {
        Random random = new Random(4);
        Seeded seeded = new Seeded(5);
        SampleLine line = new SampleLine();
        int accepted = 0;
        int rejected = 0;
        byte[] original = line(seeded);
        for (int i = 0; i < MUTANTS; i++) {
            if (i % 200 == 0) {
                original = line(seeded);
            }
            byte[] mutant = mutant(original, random);
            try {
                LineCheck.check(mutant, 0, mutant.length);
                line.read(mutant, 0, mutant.length, new Sample());
                accepted++;
            } catch (InvalidInputException e) {
                rejected++;
            } catch (RuntimeException | Error e) {
                fail("mutant " + i + ": " + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(accepted).isGreaterThan(MUTANTS / 50);
        assertThat(rejected).isGreaterThan(MUTANTS / 50).isEqualTo(MUTANTS - accepted);
    }

    @Test
    void sort_is_that_of_the_library() {
        Random random = new Random(6);
        for (int size = 0; size < 200; size++) {
            long[] keys = random.longs(size, 0, 20).toArray();
            Integer[] wanted = new Integer[size];
            Arrays.setAll(wanted, i -> i);
            Arrays.sort(wanted, Comparator.comparingLong(i -> keys[i]));
            int[] rows = new int[size];
            Arrays.setAll(rows, i -> i);

            StableSort.byKey(rows, keys);

            assertThat(rows).isEqualTo(Arrays.stream(wanted).mapToInt(i -> i).toArray());
        }
    }

    private static byte[] line(Seeded seeded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(out)) {
            SampleWriter.write(json, seeded.sample(Seeded.START_MS));
        }
        return Arrays.copyOf(out.toByteArray(), out.size() - 1);
    }

    private static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        int at = random.nextInt(mutant.length);
        byte[] marks = "{}[]\",:0123456789.-+eE\\u tfnN".getBytes(StandardCharsets.US_ASCII);
        switch (random.nextInt(6)) {
            case 0 -> mutant[at] = (byte) random.nextInt();
            case 1 -> mutant[at] = marks[random.nextInt(marks.length)];
            case 2 -> mutant = Arrays.copyOf(mutant, at);
            case 3 -> System.arraycopy(original, 0, mutant, at, original.length - at);
            case 4 -> {
                int to = Math.min(mutant.length, at + 1 + random.nextInt(6));
                System.arraycopy(original, to, mutant, at, original.length - to);
                mutant = Arrays.copyOf(mutant, mutant.length - (to - at));
            }
            default -> {
                for (int i = 0; i < 3; i++) {
                    mutant[random.nextInt(mutant.length)] = marks[random.nextInt(marks.length)];
                }
            }
        }
        return mutant;
    }

    private static void write(Path folder, List<Sample> samples, boolean compressed) throws IOException {
        try (ScenarioWriter writer = new ScenarioWriter(folder, compressed)) {
            writer.writePlans(CoreRecords.plans());
            writer.writeZones(CoreRecords.zones());
            writer.writePolicies(CoreRecords.policies());
            writer.writeRecords(RecordKind.SEAL, records());
            writer.writeExpected(expected());
            for (Sample sample : samples) {
                writer.write(sample);
            }
        }
    }

    private static List<InputRecord> records() {
        return List.of(new InputRecord(
                RecordKind.SEAL,
                Seeded.START_MS,
                Seeded.START_MS + 5,
                1,
                Map.of("sealId", "s", "vehicleId", "v", "status", "SEALED", "batteryPct", 88.5),
                ""));
    }

    private static List<Expected> expected() {
        return List.of(
                new Expected(1, false, List.of("CONVOY_GAP"), "f", "l", 5, 9, 600, true, true),
                new Expected(2, false, List.of("HEADWAY"), null, null, Expected.ANY, Expected.ANY, 0, false, false),
                new Expected(3, true, List.of("*"), "v", null, Expected.ANY, Expected.ANY, 0, false, false));
    }
}
