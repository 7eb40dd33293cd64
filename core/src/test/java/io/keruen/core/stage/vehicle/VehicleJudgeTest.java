package io.keruen.core.stage.vehicle;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vehicle stage derives of samples, and with which stamp it tells what was found. */
class VehicleJudgeTest {
    private static final String JUMP = "POSITION_JUMP";
    private static final String ENTRY = "RESTRICTED_ZONE_ENTRY";

    private static final ControlSnapshot ZONES = zones();

    private static ControlSnapshot zones() {
        double[] border = {Drive.latDeg(-500), Drive.lonDeg(202.4), Drive.latDeg(500), Drive.lonDeg(202.4)};
        return new Controls()
                .box("gate", ZoneKind.GATE, 52.4, -50, 72.4, 50)
                .box("stop", ZoneKind.STOP_ALLOWED, 82, -50, 92, 50)
                .box("closed", ZoneKind.RESTRICTED, 95.2, -50, 150, 50)
                .zone(ZoneSpec.of("border", ZoneKind.BORDER_LINE, Shape.line(border)))
                .escort(null, "truck-1")
                .policy("convoy-gap", "maxM", 55)
                .snapshot();
    }

    /** Ten metres a second to the east, ten samples a second. */
    private static Drive drive(String vehicleId) {
        return new Drive(vehicleId).go(10, 25_000);
    }

    @Test
    void a_finding_has_the_moment_and_the_number_of_its_sample() {
        VehicleRig rig = new VehicleRig(ZONES).play(drive("truck-1").samples(), 40, 1);

        // Deeper than a metre at 97 m: the 98th sample.
        StampedFinding raised = rig.findings.get(0);
        assertThat(raised.finding().type()).isEqualTo(ENTRY);
        assertThat(raised.ingestTimeMs()).isEqualTo(START_MS + 9_700);
        assertThat(raised.ordinal()).isEqualTo(98);
        assertThat(raised.rank()).isEqualTo(RuleCatalog.standard().index("restricted-zone"));
        assertThat(raised.key()).isEqualTo("truck-1");
        assertThat(raised.finding().escortId()).isEqualTo("escort-1");
        assertThat(raised.finding().convoyId()).isEqualTo("convoy-1");
        assertThat(raised.finding().policyVersion()).isEqualTo(1);
        assertThat(raised.finding().startedAtMs()).isEqualTo(START_MS + 9_520);
        assertThat(raised.finding().atMs()).isEqualTo(START_MS + 9_700);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1})
    void who_says_no_accuracy_has_that_of_the_policy(double accuracyM) {
        List<Sample> samples = drive("truck-1").samples();
        samples.forEach(sample -> sample.set(Signal.ACCURACY_M, accuracyM));

        VehicleRig rig = new VehicleRig(ZONES).play(samples);

        // 1.5 m: two of it inside is at 98.2 m, first passed at 99 m.
        assertThat(rig.findings(ENTRY).get(0).atMs()).isEqualTo(START_MS + 9_900);
    }

    private static List<StampedTransit> passages(String vehicleId) {
        List<StampedTransit> passages = new ArrayList<>();
        VehicleRig rig = new VehicleRig(ZONES) {
            @Override
            public void passage(StampedTransit passage) {
                passages.add(passage);
            }
        };
        rig.play(drive(vehicleId).samples(), 30, 2);
        assertThat(rig.transits)
                .extracting(TransitEvent::zoneId)
                .contains("gate", "stop", "closed", "border")
                .hasSize(7);
        return passages;
    }

    @Test
    void of_a_member_gates_and_borders_are_passages() {
        List<StampedTransit> passages = passages("truck-1");

        // The band is 1.5 m: inside of it from 53.9 m on, sure at 55 m; outside from 73.9 m on, sure at 75 m.
        assertThat(passages).extracting(each -> each.event().zoneId()).containsExactly("gate", "gate", "border");
        assertThat(passages)
                .extracting(StampedTransit::kind)
                .containsExactly(ZoneKind.GATE, ZoneKind.GATE, ZoneKind.BORDER_LINE);
        assertThat(passages.get(0).ingestTimeMs()).isEqualTo(START_MS + 5_500);
        assertThat(passages.get(0).ordinal()).isEqualTo(56);
        assertThat(passages.get(0).event())
                .isEqualTo(new TransitEvent(
                                TransitEvent.Event.ENTERED,
                                "escort-1",
                                "truck-1",
                                "gate",
                                START_MS + 5_240,
                                null,
                                false,
                                false)
                        .inConvoy("convoy-1"));
        assertThat(passages.get(1).ingestTimeMs()).isEqualTo(START_MS + 7_500);
        assertThat(passages.get(1).event().event()).isEqualTo(TransitEvent.Event.EXITED);
        assertThat(passages.get(2).event().event()).isEqualTo(TransitEvent.Event.CROSSED);
        assertThat(passages.get(2).event().eventTimeMs()).isEqualTo(START_MS + 20_240);
    }

    @Test
    void of_a_vehicle_of_no_plan_borders_alone_are() {
        List<StampedTransit> passages = passages("stranger");

        assertThat(passages).extracting(each -> each.event().zoneId()).containsExactly("border");
        assertThat(passages.get(0).event().escortId()).isNull();
    }

    @Test
    void a_step_is_as_long_as_the_way_between_two_samples() {
        Drive drive = new Drive("truck-1").go(0, 3_000).jump(30, 40).go(0, 3_000);

        Finding raised =
                new VehicleRig(ZONES).play(drive.samples()).findings(JUMP).get(0);

        assertThat(raised.atMs()).isEqualTo(START_MS + 3_000);
        assertThat(raised.measured()).isCloseTo(50, Offset.offset(0.1));
    }

    @Test
    void over_the_antimeridian_a_step_is_short() {
        for (int sign : new int[] {1, -1}) {
            List<Sample> samples = new Drive("stranger").go(10, 6_000).samples();
            for (Sample sample : samples) {
                double lonDeg = sign * (179.9996 + sample.lonDeg - Drive.LON_DEG);
                sample.lonDeg = lonDeg > 180 ? lonDeg - 360 : lonDeg < -180 ? lonDeg + 360 : lonDeg;
            }
            assertThat(samples.get(0).lonDeg * samples.get(59).lonDeg).isNegative();

            assertThat(new VehicleRig(ZONES).play(samples).findings(JUMP)).isEmpty();
        }
    }

    @Test
    void a_member_off_its_route_is_told_as_not_matched_and_beyond_its_end_without_a_place_on_it() {
        ControlSnapshot road = new Controls()
                .route("road", 0, 200, 6)
                .escort("road", "truck-1")
                .snapshot();
        List<Double> chainageM = new ArrayList<>();
        List<Boolean> unmatched = new ArrayList<>();
        VehicleRig rig = new VehicleRig(road) {
            @Override
            public void track(TrackFrame track) {
                for (int i = 0; i < track.size; i++) {
                    chainageM.add(track.chainageM[i]);
                    unmatched.add((track.zoneKinds[i] & TrackFrame.UNMATCHED) != 0);
                }
            }
        };
        rig.play(new Drive("truck-1")
                .at(100, 0)
                .go(10, 15_000)
                .at(100, 300)
                .go(10, 1_000)
                .samples());

        assertThat(chainageM.get(50)).isCloseTo(150, Offset.offset(0.1));
        assertThat(unmatched.get(50)).isFalse();
        assertThat(chainageM.get(140)).as("40 m beyond its end").isNaN();
        assertThat(unmatched.get(140)).isFalse();
        assertThat(chainageM.get(159)).isNaN();
        assertThat(unmatched.get(159)).isTrue();
    }

    @Test
    void who_goes_over_to_another_escort_leaves_the_one_before_at_its_first_sample_there() {
        ControlSnapshot control = new Controls()
                .escortOf("truck-1", "A", 0, START_MS + 10_050)
                .escortOf("truck-1", "B", START_MS + 10_050, START_MS + 20_000)
                .snapshot();

        VehicleRig rig = new VehicleRig(control).play(drive("truck-1").samples(), 30, 4);

        assertThat(rig.findings)
                .containsExactly(
                        new StampedFinding(
                                START_MS + 10_100,
                                "truck-1",
                                101,
                                -1,
                                Finding.left("A", "truck-1", START_MS + 10_100, 0)),
                        new StampedFinding(
                                START_MS + 20_000,
                                "truck-1",
                                200,
                                -1,
                                Finding.left("B", "truck-1", START_MS + 20_000, 0)));
    }

    @Test
    void the_version_of_its_software_is_told_from_the_sample_on_that_says_another() {
        VehicleStage stage = new VehicleStage(RuleCatalog.standard());
        VehicleState state = stage.newState("truck-1");
        List<String> told = new ArrayList<>();
        VehicleRig rig = new VehicleRig(ZONES) {
            @Override
            public void status(VehicleStatus status) {
                told.add(status.atMs - START_MS + " " + status.softwareVersion);
            }
        };
        List<Sample> samples = new Drive("truck-1").go(0, 2_400).samples();
        for (int from = 0; from < samples.size(); from += 6) {
            Frame frame = VehicleRig.frame(samples.subList(from, from + 6));
            frame.softwareVersion = from == 12 ? null : from < 12 ? "7.1" : "7.2";
            stage.work(state, frame, 0, 6, ZONES, rig);
        }

        // Twice a second; 7.2 is said from 1,800 on.
        assertThat(told).containsExactly("0 7.1", "500 7.1", "1000 7.1", "1500 7.1", "2000 7.2");
    }
}
