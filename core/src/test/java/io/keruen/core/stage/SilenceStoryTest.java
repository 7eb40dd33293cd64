package io.keruen.core.stage;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Presence.Kind;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6.11 of the contract: silent for longer than a limit, from the first sample until the plan or the way ends. */
class SilenceStoryTest {
    private static final long FOR_EVER = 4_102_444_800_000L;

    private static Controls plain() {
        return new Controls().escort(null, "truck-1").policy("telemetry-silence", "staleMs", 3_000);
    }

    /** What was told of silence, as {@code KIND ms}, in ms after the start. */
    private static List<String> told(VehicleRig rig) {
        return rig.presences.stream()
                .map(presence -> presence.kind() + " " + (presence.ingestTimeMs() - START_MS))
                .toList();
    }

    @Test
    void each_limit_is_told_with_the_last_that_is_known_of_the_vehicle() {
        List<Sample> samples = new Drive("truck-1").clock(-40).go(10, 2_000).samples();

        VehicleRig rig = new VehicleRig(plain().snapshot()).play(samples).advance(START_MS + 60_000);

        long lastMs = START_MS + 1_900;
        assertThat(rig.presences)
                .containsExactly(
                        presence(Kind.HEARD, START_MS, START_MS, START_MS, 0, Double.NaN, Double.NaN),
                        presence(
                                Kind.STALE,
                                lastMs + 3_001,
                                lastMs,
                                lastMs - 40,
                                3_000,
                                Drive.latDeg(0),
                                rig.state.carry.lonDeg),
                        presence(
                                Kind.LOST,
                                lastMs + 5_001,
                                lastMs,
                                lastMs - 40,
                                5_000,
                                Drive.latDeg(0),
                                rig.state.carry.lonDeg));
        assertThat(rig.state.carry.lonDeg).isEqualTo(samples.get(19).lonDeg);
    }

    private static Presence presence(
            Kind kind, long atMs, long lastMs, long lastEventMs, long limitMs, double latDeg, double lonDeg) {
        return new Presence(
                kind,
                "truck-1",
                "escort-1",
                "convoy-1",
                null,
                atMs,
                lastMs,
                lastEventMs,
                limitMs,
                5_000,
                latDeg,
                lonDeg,
                Double.NaN,
                1);
    }

    @Test
    void exactly_the_limit_is_no_silence() {
        List<Sample> samples = new Drive("truck-1").go(10, 2_000).samples();
        VehicleRig rig = new VehicleRig(plain().snapshot()).play(samples);

        assertThat(rig.advance(START_MS + 1_900 + 3_000).presences).hasSize(1);
        assertThat(rig.advance(START_MS + 1_900 + 3_001).presences).hasSize(2);
    }

    @Test
    void a_late_sample_is_a_word_that_ends_a_silence_and_counts_on_the_clock_of_the_newest() {
        List<Sample> samples =
                new ArrayList<>(new Drive("truck-1").unnumbered().go(10, 2_000).samples());
        Sample late = samples.remove(10);
        late.ingestTimeMs = START_MS + 2_200;
        samples.add(late);

        VehicleRig rig = new VehicleRig(plain().snapshot()).play(samples).advance(START_MS + 5_300);

        assertThat(told(rig)).containsExactly("HEARD 0", "STALE 5201");
        Presence stale = rig.presences.get(1);
        assertThat(stale.lastIngestTimeMs()).isEqualTo(START_MS + 2_200);
        assertThat(stale.lastEventTimeMs()).as("300 ms after its newest").isEqualTo(START_MS + 1_900 + 300);
    }

    @Test
    void who_is_heard_again_says_when_it_was_heard_last() {
        List<Sample> samples =
                new Drive("truck-1").go(10, 1_000).silent(4_000).go(10, 1_000).samples();

        VehicleRig rig = new VehicleRig(plain().snapshot()).play(samples);

        assertThat(told(rig)).containsExactly("HEARD 0", "STALE 3901", "HEARD 5000");
        assertThat(rig.presences.get(2).lastIngestTimeMs()).isEqualTo(START_MS + 900);
        assertThat(rig.presences.get(2).limitMs()).isZero();
    }

    /** In the yard from -50 m to 50 m. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 0.5, true", "0, 0.6, false", "0, NaN, true", "200, 0, false"})
    void in_a_yard_both_limits_are_those_of_one_that_is_parked(double eastM, double speedMps, boolean isParked) {
        Drive drive = new Drive("truck-1").at(eastM, 0).say(speedMps, 2_000);
        VehicleRig rig = new VehicleRig(
                        plain().box("yard", ZoneKind.YARD, -50, -50, 50, 50).snapshot())
                .play(drive.samples())
                .advance(START_MS + 120_000);

        assertThat(told(rig))
                .isEqualTo(
                        isParked
                                ? List.of("HEARD 0", "STALE 31901", "LOST 31901")
                                : List.of("HEARD 0", "STALE 4901", "LOST 6901"));
        assertThat(rig.presences.get(1).limitMs()).isEqualTo(isParked ? 30_000 : 3_000);
        assertThat(rig.presences.get(1).lostMs()).isEqualTo(isParked ? 30_000 : 5_000);
    }

    @Test
    void who_is_lost_earlier_than_stale_is_both_at_once() {
        Controls controls = new Controls().escort(null, "truck-1").policy("telemetry-silence", "staleMs", 8_000);
        VehicleRig rig = new VehicleRig(controls.snapshot())
                .play(new Drive("truck-1").go(10, 2_000).samples())
                .advance(START_MS + 60_000);

        assertThat(told(rig)).containsExactly("HEARD 0", "STALE 6901", "LOST 6901");
        assertThat(rig.presences.get(1).limitMs()).isEqualTo(5_000);
    }

    @Test
    void a_silence_that_outlasts_the_plan_is_nobodys_matter() {
        for (long endMs : new long[] {4_000, 6_000}) {
            Controls controls = new Controls()
                    .escort(null, 0, START_MS + endMs, "truck-1")
                    .policy("telemetry-silence", "staleMs", 3_000);
            VehicleRig rig = new VehicleRig(controls.snapshot())
                    .play(new Drive("truck-1").go(10, 2_000).samples())
                    .advance(START_MS + 600_000);

            assertThat(told(rig))
                    .isEqualTo(
                            endMs == 4_000
                                    ? List.of("HEARD 0", "GONE 4901")
                                    : List.of("HEARD 0", "STALE 4901", "GONE 6901"));
            Presence gone = rig.presences.get(rig.presences.size() - 1);
            assertThat(gone.escortId())
                    .as("of the escort in which it was heard")
                    .isEqualTo("escort-1");
            assertThat(gone.limitMs()).isZero();
        }
    }

    @Test
    void who_is_lost_stays_so_through_the_end_of_the_plan_and_then_is_gone() {
        VehicleRig rig = new VehicleRig(new Controls()
                        .escort(null, 0, START_MS + 20_000, "truck-1")
                        .snapshot())
                .play(new Drive("truck-1").go(10, 2_000).samples())
                .advance(START_MS + 600_000);

        assertThat(told(rig)).containsExactly("HEARD 0", "STALE 4401", "LOST 6901", "GONE 20000");
    }

    @Test
    void a_plan_that_begins_finds_its_vehicle_heard_or_long_silent() {
        Controls controls = new Controls().escort(null, START_MS + 3_000, FOR_EVER, "truck-1");
        VehicleRig drives = new VehicleRig(controls.snapshot())
                .play(new Drive("truck-1").go(10, 5_000).samples());
        assertThat(told(drives)).containsExactly("HEARD 3000");
        assertThat(drives.presences.get(0).lastIngestTimeMs()).isEqualTo(START_MS + 3_000);

        Controls later = new Controls().escort(null, START_MS + 100_000, FOR_EVER, "truck-1");
        VehicleRig silent = new VehicleRig(later.snapshot())
                .play(new Drive("truck-1").go(10, 2_000).samples());
        assertThat(silent.advance(START_MS + 99_999).presences).isEmpty();
        assertThat(told(silent.advance(START_MS + 600_000))).containsExactly("STALE 100000", "LOST 100000");
        assertThat(silent.presences.get(0).lastIngestTimeMs()).isEqualTo(START_MS + 1_900);
    }

    /** Where a vehicle is parked is known only when the samples before the pause have been judged. */
    @ParameterizedTest
    @ValueSource(strings = {"staleMs", "lostMs"})
    void a_pause_right_behind_the_yard_is_a_silence_however_the_samples_are_cut(String limit) {
        ControlSnapshot control = new Controls()
                .box("yard", ZoneKind.YARD, -50, -50, 50, 50)
                .escort(null, "truck-1")
                .policy("telemetry-silence", limit, 1_000)
                .snapshot();
        List<Sample> samples = new Drive("truck-1")
                .go(0, 2_000)
                .at(45, 0)
                .go(20, 700)
                .silent(1_500)
                .go(10, 2_000)
                .samples();

        List<Presence> told = new VehicleRig(control).play(samples).presences;

        assertThat(told)
                .extracting(Presence::kind)
                .startsWith(Kind.HEARD, Kind.STALE)
                .endsWith(Kind.HEARD);
        for (long seed = 1; seed <= 8; seed++) {
            assertThat(new VehicleRig(control).play(samples, 60, seed).presences)
                    .as("seed %d", seed)
                    .isEqualTo(told);
        }
    }

    @Test
    void who_has_arrived_is_not_watched() {
        Controls controls = new Controls()
                .route("road", 0, 1_000, 6)
                .box("yard", ZoneKind.YARD, 900, -50, 1_100, 50)
                .escort("road", "truck-1");
        Drive drive = new Drive("truck-1").at(800, 0).go(10, 20_000);
        VehicleRig rig = new VehicleRig(controls.snapshot()).play(drive.samples());
        rig.advance(START_MS + 25_000);
        assertThat(told(rig)).containsExactly("HEARD 0", "GONE 22401");

        int before = drive.samples().size();
        drive.silent(10_000).go(0, 1_000);
        rig.more(drive.samples().subList(before, drive.samples().size()));
        assertThat(rig.advance(START_MS + 600_000).presences)
                .as("what it says in the yard is no beginning")
                .hasSize(2);
    }

    @Test
    void a_vehicle_of_no_plan_is_not_watched() {
        VehicleRig rig = new VehicleRig(plain().snapshot())
                .play(new Drive("stranger").go(10, 2_000).samples())
                .advance(START_MS + 600_000);

        assertThat(rig.presences).isEmpty();
    }

    @Test
    void how_it_stands_says_whether_it_is_heard() {
        List<Sample> samples =
                new Drive("truck-1").go(10, 2_000).silent(8_000).go(10, 1_000).samples();

        VehicleRig rig = new VehicleRig(plain().snapshot()).play(samples);

        List<String> changes = new ArrayList<>();
        VehicleStatus.Telemetry before = null;
        for (VehicleStatus status : rig.statuses) {
            if (status.telemetry != before) {
                changes.add(status.telemetry + " " + (status.atMs - START_MS));
            }
            before = status.telemetry;
        }
        assertThat(changes).containsExactly("LIVE 0", "STALE 4901", "LOST 6901", "LIVE 10000");
        assertThat(rig.statuses).allMatch(status -> status.value(Signal.SPEED_MPS) == 10);
    }
}
