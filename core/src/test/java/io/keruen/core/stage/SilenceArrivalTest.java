package io.keruen.core.stage;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 6.11 of the contract: who has arrived may be silent, and nobody else. */
class SilenceArrivalTest {
    private static final long LATER_MS = START_MS + 3_600_000;
    private static final String[] SILENT = {"HEARD", "STALE", "LOST"};
    private static final String[] ARRIVED = {"HEARD", "GONE"};

    private final Drive drive = new Drive("truck-1").at(500, 0);

    private static Controls map() {
        return new Controls()
                .route("bare-road", 0, 800, 6)
                .route("bare-road-anew", 0, 802, 6)
                .route("bare-road-on", 0, 860, 6)
                .route("road", 0, 1_000, 6)
                .route("long-road", 0, 2_000, 6)
                .box("yard-1", ZoneKind.YARD, 900, -50, 1_100, 50)
                .box("yard-2", ZoneKind.YARD, 1_900, -50, 2_100, 50);
    }

    private static ControlSnapshot planned(int version, String routeId) {
        return map().plan(new EscortPlan(
                        "escort-1",
                        "convoy-1",
                        version,
                        0,
                        4_102_444_800_000L,
                        0,
                        routeId,
                        List.of(),
                        List.of(PlannedVehicle.of("truck-1", Role.CARGO, 10)),
                        PolicyOverrides.NONE))
                .snapshot();
    }

    private static ControlSnapshot round() {
        double[] round = {
            Drive.LAT_DEG,
            Drive.lonDeg(0),
            Drive.LAT_DEG,
            Drive.lonDeg(500),
            Drive.latDeg(500),
            Drive.lonDeg(500),
            Drive.LAT_DEG,
            Drive.lonDeg(0)
        };
        return new Controls()
                .zone(ZoneSpec.of("round", ZoneKind.ROUTE, Shape.corridor(round, 6)))
                .box("yard", ZoneKind.YARD, -60, -60, 60, 60)
                .escort("round", "truck-1")
                .snapshot();
    }

    private static List<String> told(VehicleRig rig) {
        return rig.presences.stream()
                .map(presence -> presence.kind().toString())
                .toList();
    }

    /** What is told of the drive until long after it, however its samples are cut. */
    private List<String> told(ControlSnapshot control) {
        VehicleRig rig = new VehicleRig(control).play(drive.samples()).advance(LATER_MS);
        for (long seed = 1; seed <= 4; seed++) {
            VehicleRig cut =
                    new VehicleRig(control).play(drive.samples(), 30, seed).advance(LATER_MS);
            assertThat(cut.presences).isEqualTo(rig.presences);
        }
        return told(rig);
    }

    /** What the drive adds from a sample on. */
    private List<Sample> since(int before) {
        return drive.samples().subList(before, drive.samples().size());
    }

    /** As a release stored it that did not look for arrivals: that slice is not there yet. */
    private static byte[] ofBefore(byte[] state) {
        byte[] id = "journey".getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (!Arrays.equals(state, at, at + id.length, id, 0, id.length)) {
            at++;
        }
        int from = at + id.length + 3 * Integer.BYTES; // behind its version and its sizes
        Arrays.fill(state, from, from + 4 * Long.BYTES, (byte) 0);
        return state;
    }

    private Drive dragged() {
        return drive.with(Signal.WHEEL_SPEED_MPS, 8).go(8, 30_000).go(9.2, 12_000);
    }

    private static void assertUntrusted(VehicleRig rig) {
        assertThat(rig.findings(GnssConsistencyRule.TYPE)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"road", "long-road"})
    void a_place_that_nobody_believes_ends_no_watch_and_parks_nobody(String routeId) {
        drive.at(-200, 0);
        dragged().at(1_000, 0).go(0, 1_000);

        VehicleRig rig =
                new VehicleRig(planned(1, routeId)).play(drive.samples()).advance(LATER_MS);

        assertUntrusted(rig);
        assertThat(told(rig)).containsExactly(SILENT);
        assertThat(rig.presences.get(1).limitMs()).isEqualTo(2_500);
        assertThat(rig.presences.get(2).limitMs()).isEqualTo(5_000);
    }

    @Test
    void who_arrived_before_its_place_was_doubted_has_arrived() {
        drive.at(690, 0);
        dragged().go(0, 1_000);

        VehicleRig rig =
                new VehicleRig(planned(1, "road")).play(drive.samples()).advance(LATER_MS);

        assertUntrusted(rig);
        assertThat(told(rig)).containsExactly(ARRIVED);
    }

    @Test
    void who_is_sent_on_by_a_version_of_old_is_watched_again_though_it_never_speaks() {
        drive.go(10, 50_000);
        VehicleRig rig =
                new VehicleRig(planned(1, "road")).play(drive.samples()).advance(LATER_MS);
        assertThat(told(rig)).containsExactly(ARRIVED);

        rig.under(planned(2, "long-road")).advance(LATER_MS + 1);

        assertThat(told(rig)).containsExactly("HEARD", "GONE", "STALE", "LOST");
        assertThat(rig.wakeUpAtMs()).isGreaterThan(LATER_MS + 1);
    }

    @Test
    void who_spoke_before_a_plan_of_old_was_known_is_watched_though_it_never_speaks_again() {
        VehicleRig rig = new VehicleRig(map().snapshot())
                .play(drive.go(10, 5_000).samples())
                .advance(LATER_MS);

        rig.under(planned(1, "road")).advance(LATER_MS + 1);

        assertThat(told(rig)).containsExactly("STALE", "LOST");
    }

    @Test
    void who_is_lost_where_a_version_of_old_lets_it_arrive_is_heard_when_it_speaks_and_then_has_arrived() {
        VehicleRig rig = new VehicleRig(planned(1, "long-road"))
                .play(drive.go(10, 50_000).samples())
                .advance(LATER_MS);
        assertThat(told(rig)).containsExactly(SILENT);

        rig.under(planned(2, "road")).advance(LATER_MS + 1);
        assertThat(told(rig)).as("it arrives with its next sample").containsExactly(SILENT);

        int before = drive.samples().size();
        drive.silent(LATER_MS + 2_000 - START_MS - 50_000).go(0, 1_000);
        rig.more(since(before)).advance(LATER_MS + 600_000);
        assertThat(told(rig)).containsExactly("HEARD", "STALE", "LOST", "HEARD", "GONE");
    }

    @ParameterizedTest
    @ValueSource(longs = {3_000, 600_000})
    void who_is_silent_when_its_plan_turns_out_to_be_none_is_nobodys_matter(long silentMs) {
        VehicleRig rig = new VehicleRig(planned(1, "road"))
                .play(drive.go(10, 5_000).samples())
                .advance(START_MS + 5_000 + silentMs);

        int before = drive.samples().size();
        rig.under(map().snapshot())
                .more(drive.silent(silentMs + 100).go(10, 1_000).samples().subList(before, before + 10));

        Presence last = rig.presences.get(rig.presences.size() - 1);
        assertThat(last.kind()).isEqualTo(Presence.Kind.GONE);
    }

    @Test
    void at_the_end_of_a_road_without_a_yard_it_has_arrived() {
        drive.go(10, 29_000).go(0, 1_000);

        assertThat(told(planned(1, "bare-road"))).containsExactly(ARRIVED);
    }

    @Test
    void who_has_arrived_has_arrived_though_the_end_is_drawn_anew() {
        drive.go(10, 29_000).go(0, 1_000);
        VehicleRig rig = new VehicleRig(planned(1, "bare-road")).play(drive.samples());

        rig.under(planned(2, "bare-road-anew")).advance(LATER_MS);
        assertThat(told(rig)).as("2 m further").containsExactly(ARRIVED);

        rig.under(planned(3, "bare-road-on")).advance(LATER_MS + 1);
        assertThat(told(rig)).as("60 m further").containsExactly("HEARD", "GONE", "STALE", "LOST");
    }

    @Test
    void beyond_the_end_of_a_road_without_a_yard_only_who_came_along_it_has_arrived() {
        drive.at(850, 0).go(0, 2_000);
        assertThat(told(planned(1, "bare-road"))).containsExactly(SILENT);

        drive.samples().clear();
        drive.at(700, 0).go(10, 4_000).at(850, 0).go(0, 2_000);
        assertThat(told(planned(1, "bare-road"))).containsExactly(ARRIVED);
    }

    @Test
    void one_sample_or_one_that_is_not_sure_is_no_arrival_at_the_end_of_a_road() {
        drive.go(10, 2_000).at(760, 0).go(0, 100).at(520, 0).go(0, 1_000);
        assertThat(told(planned(1, "bare-road"))).as("one sample").containsExactly(SILENT);

        drive.samples().clear();
        drive.accuracy(30).go(10, 27_000);
        assertThat(told(planned(1, "bare-road"))).as("not sure").containsExactly(SILENT);
    }

    @Test
    void who_rolls_out_of_its_yard_again_has_arrived() {
        drive.go(10, 50_000).silent(60_000).go(0, 10, 10_000).go(0, 1_000);

        assertThat(told(planned(1, "road"))).containsExactly(ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 20})
    void who_stood_in_the_yard_before_it_went_to_load_has_not_arrived(double northM) {
        Controls map = new Controls()
                .route("road", 0, 2_000, 6)
                .box("yard", ZoneKind.YARD, 1_900, -50, 2_100, 400)
                .escort("road", "truck-1");
        drive.at(2_000, northM).go(0, 5_000).go(-20, 0, 100_000).go(0, -20, (long) (50 * northM));
        drive.go(0, 10_000).go(20, 40_000);

        assertThat(told(map.snapshot())).containsExactly(SILENT);
    }

    @Test
    void a_leap_into_the_yard_and_back_is_no_arrival() {
        drive.go(10, 10_000).at(2_000, 0).go(0, 200).at(600, 0).go(10, 5_000);

        assertThat(told(planned(1, "long-road"))).containsExactly(SILENT);
    }

    /** The first vertex of the loop lies just outside of the depot, the last one in it. */
    @Test
    void on_a_loop_that_is_open_the_depot_of_departure_is_no_arrival_either() {
        double[] loop = {
            Drive.LAT_DEG,
            Drive.lonDeg(70),
            Drive.LAT_DEG,
            Drive.lonDeg(1_000),
            Drive.latDeg(1_000),
            Drive.lonDeg(1_000),
            Drive.LAT_DEG,
            Drive.lonDeg(0)
        };
        ControlSnapshot control = new Controls()
                .zone(ZoneSpec.of("loop", ZoneKind.ROUTE, Shape.corridor(loop, 6)))
                .box("depot", ZoneKind.YARD, -60, -60, 60, 60)
                .escort("loop", "truck-1")
                .snapshot();
        drive.at(30, 0).go(0, 5_000).go(10, 30_000);
        assertThat(told(control)).containsExactly(SILENT);

        drive.go(10, 67_000).go(0, 10, 100_000).go(-10, -10, 98_000).go(0, 1_000);
        assertThat(told(control)).containsExactly(ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(longs = {28_000, 40_000})
    void who_goes_back_the_way_it_came_is_watched_again_where_it_is_far(long backMs) {
        drive.go(10, 50_000).silent(60_000).go(-10, 0, backMs);

        List<String> told = told(planned(1, "road"));
        if (backMs == 28_000) {
            assertThat(told).as("720 m, 180 m before its yard").containsExactly(ARRIVED);
        } else {
            assertThat(told).as("600 m").containsExactly("HEARD", "GONE", "HEARD", "STALE", "LOST");
        }
    }

    @Test
    void first_heard_in_its_yard_it_has_arrived_if_the_road_is_near_and_has_led_there() {
        drive.at(1_000, 0).go(0, 1_000);
        assertThat(told(planned(1, "road"))).containsExactly(ARRIVED);

        drive.samples().clear();
        drive.go(0, 100);
        assertThat(told(planned(1, "road"))).as("one sample").containsExactly(SILENT);
    }

    @Test
    void on_a_round_the_yard_of_departure_is_no_arrival_until_the_vehicle_comes_back() {
        ControlSnapshot control = round();
        drive.at(0, 0).go(0, 5_000);
        assertThat(told(control)).containsExactly(SILENT);

        drive.at(55, 0).go(0, 1_000).at(66, 0).go(0, 300).at(55, 0).go(0, 1_000);
        assertThat(told(control)).as("noise at its edge").containsExactly(SILENT);

        drive.at(0, 0).go(10, 50_000).go(0, 10, 50_000).go(-10, -10, 50_000).go(0, 1_000);
        assertThat(told(control)).containsExactly(ARRIVED);

        drive.at(20, 75).go(0, 5_000);
        assertThat(told(control)).as("beside it").containsExactly(ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_still_speaks_in_its_yard_when_a_release_begins_to_look_has_arrived(boolean isRound) {
        ControlSnapshot control = isRound ? round() : planned(1, "road");
        drive.at(isRound ? 0 : 1_080, 0).go(0, 5_000);
        VehicleRig stored = new VehicleRig(control).play(drive.samples());
        int before = drive.samples().size();
        drive.go(0, 5_000);

        VehicleRig rig = new VehicleRig(control);
        rig.resume(ofBefore(VehicleRig.bytes(stored.state)), since(before)).advance(LATER_MS);

        assertThat(told(rig)).containsExactly("GONE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_had_arrived_by_a_release_that_did_not_look_for_it_has_arrived(boolean isRound) {
        ControlSnapshot control = isRound ? round() : planned(1, "road");
        drive.at(isRound ? 0 : 1_000, 0).go(0, 5_000);
        VehicleRig stored = new VehicleRig(control).play(drive.samples());
        VehicleRig rig = new VehicleRig(control);

        rig.resume(ofBefore(VehicleRig.bytes(stored.state)), List.of()).advance(LATER_MS);
        assertThat(told(rig)).containsExactly("GONE");

        int before = drive.samples().size();
        drive.silent(LATER_MS + 2_000 - START_MS).go(0, 100);
        rig.more(since(before)).advance(2 * LATER_MS - START_MS);
        assertThat(told(rig)).containsExactly("GONE");
    }
}
