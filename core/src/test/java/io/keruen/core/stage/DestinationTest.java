package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Signal;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands where its convoy is to arrive has arrived, whatever was in force when it came there; through all stages. */
class DestinationTest {
    private static final long T = Drive.START_MS;
    private static final long END = T + 900_000;

    private final List<String> steps = new ArrayList<>();
    private final List<String> overdue = new ArrayList<>();

    /** Out of a yard by 700 m of road into another, where the road ends, or on into a third. */
    private static ControlSnapshot control(EscortPlan... plans) {
        Controls map = new Controls()
                .route("road", 0, 1_000, 6)
                .route("long-road", 0, 2_000, 6)
                .box("yard-0", ZoneKind.YARD, -200, -40, 100, 40)
                .box("yard-1", ZoneKind.YARD, 800, -40, 1_100, 40)
                .box("yard-2", ZoneKind.YARD, 1_900, -40, 2_100, 40);
        List.of(plans).forEach(map::plan);
        return map.snapshot();
    }

    private static EscortPlan plan(int version, long fromMs, String routeId, String... vehicleIds) {
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (String id : vehicleIds) {
            vehicles.add(PlannedVehicle.of(id, Role.ESCORT, 10));
        }
        long arriveByMs = T + 200_000;
        return new EscortPlan(
                "E1", "C1", version, T + fromMs, END, arriveByMs, routeId, List.of(), vehicles, PolicyOverrides.NONE);
    }

    private static Drive drive(String id, double fromM) {
        return new Drive(id).every(500).at(fromM, 0);
    }

    @Test
    void who_comes_into_the_yard_while_the_escort_is_suspended_has_arrived_when_it_goes_on() {
        ControlSnapshot control =
                control(plan(1, 0, "road", "A"), plan(2, 60_000, "road"), plan(3, 100_000, "road", "A"));

        play(control, 300_000, drive("A", 20).go(10, 90_000).go(0, 200_000));

        assertThat(steps)
                .containsExactly("DEPARTED yard-0 8", "SUSPENDED null 60", "RESUMED null 100", "ARRIVED yard-1 100");
        assertThat(overdue).isEmpty();
    }

    @Test
    void who_stands_in_the_yard_that_a_new_plan_makes_the_destination_has_arrived_with_it() {
        ControlSnapshot control = control(plan(1, 0, "long-road", "A"), plan(2, 100_000, "road", "A"));

        play(control, 300_000, drive("A", 20).go(10, 90_000).go(0, 200_000));

        assertThat(steps).containsExactly("DEPARTED yard-0 8", "ARRIVED yard-1 100");
        assertThat(overdue).isEmpty();
    }

    /** It rolls into the yard at 85 s, half a second before its plan ends; that is sure with the next sample only. */
    @Test
    void who_comes_into_the_yard_in_the_last_moment_of_the_plan_has_arrived() {
        play(control(until(85_500)), 300_000, drive("A", -50).go(10, 90_000).go(0, 200_000));

        assertThat(steps).containsExactly("DEPARTED yard-0 15", "ARRIVED yard-1 85");
        assertThat(overdue).isEmpty();
    }

    /** The same, jammed since 60 s: nobody knows where it is. */
    @Test
    void who_seems_to_come_into_the_yard_in_the_last_moment_and_is_not_believed_has_not_arrived() {
        Drive drive = drive("A", -50).go(10, 60_000).with(Signal.HDOP, 50).go(10, 30_000);

        play(control(until(85_500)), 300_000, drive.go(0, 200_000));

        assertThat(steps).containsExactly("DEPARTED yard-0 15", "ABORTED null 85");
        assertThat(overdue).containsExactly("RAISED 90500");
    }

    private static EscortPlan until(long ms) {
        return new EscortPlan(
                "E1",
                "C1",
                1,
                T,
                T + ms,
                T + ms,
                "road",
                List.of(),
                List.of(PlannedVehicle.of("A", Role.ESCORT, 10)),
                PolicyOverrides.NONE);
    }

    /** A is in the first destination when both are sent on to another; B is there at 256 s, and A sets out at 300 s. */
    @Test
    void who_arrived_where_it_is_sent_on_from_has_not_arrived() {
        ControlSnapshot control = control(plan(1, 0, "road", "A", "B"), plan(2, 100_000, "long-road", "A", "B"));
        Drive first = drive("A", 20).go(10, 90_000).go(0, 210_000);
        Drive second = drive("B", -60).go(0, 60_000).go(10, 200_000).go(0, 200_000);

        play(control, 300_000, first, second);
        assertThat(steps).containsExactly("DEPARTED yard-0 8");
        assertThat(overdue).containsExactly("RAISED 205000");

        steps.clear();
        play(control, 450_000, first.go(10, 120_000), second);
        assertThat(steps).containsExactly("DEPARTED yard-0 8", "ARRIVED yard-2 398");
    }

    /** Its receiver is jammed from 40 s to 130 s; it comes into the yard at 78 s. */
    @Test
    void who_comes_into_the_yard_while_it_is_jammed_has_arrived_when_it_is_believed_again() {
        ControlSnapshot control = control(plan(1, 0, "road", "A"));
        Drive drive = drive("A", 20)
                .go(10, 40_000)
                .with(Signal.HDOP, 50)
                .go(10, 50_000)
                .go(0, 40_000)
                .with(Signal.HDOP, 1)
                .go(0, 40_000);

        play(control, 180_000, drive);

        assertThat(steps).containsExactly("DEPARTED yard-0 8", "ARRIVED yard-1 135");
    }

    /** A is at the end at 93 s and is switched off; B, 220 m behind, comes there by another route, drawn by another hand. */
    @ParameterizedTest
    @ValueSource(doubles = {1_000, 1_003})
    void who_arrived_at_the_end_of_a_road_stays_there_when_another_route_leads_to_it(double endM) {
        ControlSnapshot control = new Controls()
                .route("road", 0, 1_000, 6)
                .route("detour", 300, endM, 6)
                .plan(plan(1, 0, "road", "A", "B"))
                .plan(plan(2, 100_000, "detour", "A", "B"))
                .snapshot();

        play(
                control,
                190_000,
                drive("A", 20).go(10, 96_000),
                drive("B", -200).go(10, 119_000).go(0, 60_000));

        assertThat(steps).containsExactly("DEPARTED null 3", "ARRIVED null 115");
    }

    /** At 100 s the road is made a kilometre longer; A is at its end of before, and goes on at 130 s. */
    @Test
    void who_arrived_at_the_end_of_a_road_that_is_longer_now_has_not_arrived() {
        ControlSnapshot control = new Controls()
                .zone(road(1, Long.MIN_VALUE, T + 100_000, 1_000))
                .zone(road(2, T + 100_000, Long.MAX_VALUE, 2_000))
                .plan(plan(1, 0, "road", "A", "B"))
                .snapshot();
        Drive first = drive("A", 20).go(10, 96_000).go(0, 34_000);
        Drive second = drive("B", -200).go(10, 216_000).go(0, 60_000);

        play(control, 280_000, first, second);
        assertThat(steps).containsExactly("DEPARTED null 3");

        steps.clear();
        play(control, 280_000, first.go(10, 99_000).go(0, 30_000), second);
        assertThat(steps).containsExactly("DEPARTED null 3", "ARRIVED null 227");
    }

    private static ZoneSpec road(int version, long fromMs, long toMs, double lengthM) {
        double[] line = {Drive.LAT_DEG, Drive.lonDeg(0), Drive.LAT_DEG, Drive.lonDeg(lengthM)};
        Shape shape = Shape.corridor(line, 6);
        return new ZoneSpec(
                "road", ZoneKind.ROUTE, "road", Jurisdiction.KZ, fromMs, toMs, version, shape, 1, Double.NaN, -1, null);
    }

    private void play(ControlSnapshot control, long untilMs, Drive... drives) {
        StageChain chain = new StageChain(RuleCatalog.standard(), control, new StageChain.Output() {
            @Override
            public void alert(AlertEvent event) {
                if (event.type().equals("TRANSIT_OVERDUE") && event.event() != AlertEvent.Event.ESCALATED) {
                    overdue.add(event.event() + " " + (event.momentMs() - T));
                }
            }

            @Override
            public void transit(TransitEvent event) {
                if (event.vehicleId().isEmpty()) {
                    steps.add(event.event() + " " + event.zoneId() + " " + (event.eventTimeMs() - T) / 1_000);
                }
            }
        });
        for (Drive drive : drives) {
            chain.frame(VehicleRig.frame(drive.samples()));
        }
        chain.advance(T + untilMs);
    }
}
