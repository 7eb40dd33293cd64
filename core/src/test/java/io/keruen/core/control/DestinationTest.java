package io.keruen.core.control;

import static io.keruen.core.control.RoadMap.line;
import static io.keruen.core.control.RoadMap.plan;
import static io.keruen.core.control.RoadMap.route;
import static io.keruen.core.control.RoadMap.snapshot;
import static io.keruen.core.control.RoadMap.yard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a route leads: the last yard along it, which is not the one in which it begins. */
class DestinationTest {
    private static final double WALK_M = 10;

    private static EscortTerm term(ZoneSpec... zones) {
        return snapshot(List.of(zones), List.of(plan("E1", 1, 0, 1_000, "road", List.of(), "A")))
                .termAt("E1", 500);
    }

    private static Situation situation(ZoneSpec... zones) {
        return snapshot(List.of(zones), List.of(plan("E1", 1, 0, 1_000, "road", List.of(), "A")))
                .situationAt("A", 500);
    }

    @Test
    void the_yard_at_the_end_is_the_destination() {
        ZoneSpec[] zones = {route("road", 0, 1_000), yard("first", -50, 50), yard("last", 905, 1_050)};

        assertThat(term(zones).destinationZoneId()).isEqualTo("last");
        assertThat(term(zones).arrivalM()).as("where one comes into it").isBetween(905.0, 905 + WALK_M);
        assertThat(situation(zones).destinationZoneId()).isEqualTo("last");
        assertThat(situation(zones).destinationM()).isCloseTo(1_000, offset(0.5));
        assertThat(situation(zones).arrivalM()).isEqualTo(term(zones).arrivalM());
    }

    @Test
    void of_several_yards_the_last_along_the_route_counts_and_what_lies_behind_it_is_left_out() {
        ZoneSpec[] zones = {
            route("road", 0, 1_000), yard("first", -50, 50), yard("second", 300, 400), yard("third", 600, 705)
        };

        assertThat(term(zones).destinationZoneId()).isEqualTo("third");
        assertThat(situation(zones).destinationM()).isBetween(705 - WALK_M, 705.0);
        assertThat(term(zones).arrivalM()).isBetween(600.0, 600 + WALK_M);
    }

    @Test
    void where_the_only_yard_is_the_first_or_none_lies_on_the_route_it_leads_to_its_end() {
        for (ZoneSpec yard : List.of(yard("first", -50, 50), yard("elsewhere", 2_000, 2_100))) {
            ZoneSpec[] zones = {route("road", 0, 1_000), yard};
            assertThat(term(zones).destinationZoneId()).isNull();
            assertThat(term(zones).arrivalM()).isCloseTo(1_000, offset(0.5));
            assertThat(situation(zones).destinationM()).isNaN();
            assertThat(situation(zones).arrivalM()).isCloseTo(1_000, offset(0.5));
        }
        assertThat(term(route("road", 0, 1_000)).destinationZoneId()).isNull();
        assertThat(term(route("road", 0, 1_000)).arrivalM()).isCloseTo(1_000, offset(0.5));
        assertThat(term(yard("last", 905, 1_050)).destinationZoneId())
                .as("the route is not known")
                .isNull();
        assertThat(term(yard("last", 905, 1_050)).arrivalM()).isNaN();
    }

    @Test
    void other_zones_at_the_end_are_no_destination() {
        assertThat(term(route("road", 0, 1_000), RoadMap.box("rest", ZoneKind.STOP_ALLOWED, 905, 1_050))
                        .destinationZoneId())
                .isNull();
    }

    @Test
    void a_yard_counts_while_it_is_in_force() {
        ZoneSpec old = ZoneVersions.of(yard("old", 905, 1_050), 1, 0, 500);
        ZoneSpec present = ZoneVersions.of(yard("present", 905, 1_050), 1, 500, 1_000);

        assertThat(term(route("road", 0, 1_000), old).destinationZoneId())
                .as("what is in force when the plan begins")
                .isEqualTo("old");
        ControlSnapshot later = snapshot(
                List.of(route("road", 0, 1_000), old, present),
                List.of(plan("E1", 1, 600, 1_000, "road", List.of(), "A")));
        assertThat(later.termAt("E1", 700).destinationZoneId()).isEqualTo("present");
    }

    /** Round and round: a closed route may end in the yard in which it begins, and has no end. */
    @Test
    void a_closed_route_leads_back_to_its_yard() {
        double[] round = line(0, 0, 500, 0, 500, 400, 0, 400, 0, 0);
        ZoneSpec loop = ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(round, 6));

        EscortTerm term = term(loop, yard("home", -50, 50));

        assertThat(term.destinationZoneId()).isEqualTo("home");
        assertThat(term.arrivalM()).isNaN();
    }

    /** The route turns inside of the yard, and goes into it round a corner. */
    @Test
    void a_route_of_several_legs_is_walked_back_over_its_corners() {
        double[] legs = line(0, 0, 500, 0, 1_000, 0, 1_000, 15);
        ZoneSpec bent = ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(legs, 6));

        EscortTerm term = term(bent, yard("first", -50, 50), yard("last", 905, 1_050));

        assertThat(term.destinationZoneId()).isEqualTo("last");
        assertThat(term.arrivalM()).isBetween(905.0, 905 + WALK_M);
        assertThat(situation(bent, yard("last", 905, 1_050)).destinationM()).isCloseTo(1_015, offset(0.5));
    }

    @Test
    void a_route_that_lies_in_a_yard_as_a_whole_begins_there() {
        assertThat(term(route("road", 0, 1_000), yard("all", -50, 1_050)).destinationZoneId())
                .isNull();
    }

    @Test
    void many_zones_at_one_place_are_all_looked_at() {
        List<ZoneSpec> zones = new ArrayList<>(List.of(route("road", 0, 1_000)));
        for (int i = 0; i < 20; i++) {
            zones.add(RoadMap.box("rest-" + i, ZoneKind.STOP_ALLOWED, 905, 1_050));
        }
        zones.add(yard("z-last", 905, 1_050));

        assertThat(term(zones.toArray(ZoneSpec[]::new)).destinationZoneId()).isEqualTo("z-last");
    }
}
