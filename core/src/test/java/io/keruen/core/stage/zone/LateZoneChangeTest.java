package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.ALERT;
import static io.keruen.core.stage.zone.LateDrives.KEEP_OUT;
import static io.keruen.core.stage.zone.LateDrives.YARD;
import static io.keruen.core.stage.zone.LateDrives.drive;
import static io.keruen.core.stage.zone.LateDrives.holed;
import static io.keruen.core.stage.zone.LateDrives.orders;
import static io.keruen.core.stage.zone.LateDrives.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zones that end or change within a hole. */
class LateZoneChangeTest {
    @Test
    void a_zone_that_ended_within_the_hole_ends_its_visit_late() {
        ZoneSpec brief = ZoneVersions.of(YARD, 1, 0, Walker.T0 + 24_500);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(10, 60, brief).late(oldestFirst ? drive(10, 60) : reversed(drive(10, 60)));
            assertThat(walker.said())
                    .containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 24500 ZONE_RETIRED late");
        }
    }

    @Test
    void a_zone_retired_in_a_hole_ends_the_visit_of_the_main_line_once() {
        ZoneSpec brief = ZoneVersions.of(YARD, 1, 0, Walker.T0 + 27_500);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(23, 60, brief).late(oldestFirst ? drive(23, 60) : reversed(drive(23, 60)));
            assertThat(walker.said())
                    .containsExactly("ENTERED yard 19700", "EXITED yard 27500 ZONE_RETIRED unobserved");
        }
    }

    @Test
    void a_zone_that_becomes_another_kind_within_the_hole_ends_for_its_rule() {
        ZoneSpec closed = ZoneVersions.of(KEEP_OUT, 1, 0, Walker.T0 + 24_500);
        ZoneSpec open = ZoneVersions.of(
                Walker.rectangle("depot", ZoneKind.YARD, 200, 0, 300, 100), 2, Walker.T0 + 24_500, Long.MAX_VALUE);
        for (List<At> order : orders(drive(10, 60))) {
            Walker walker = holed(10, 60, closed, open).late(order);
            assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED depot 19700 late", "EXITED depot 29700 late");
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.findings.get(0).startedAtMs()).isEqualTo(Walker.T0 + 19_700);
            assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 19700 24500 late");
        }
    }

    @Test
    void a_zone_that_becomes_restricted_within_the_hole_is_judged_from_then_on_its_own_kind() {
        ZoneSpec open =
                ZoneVersions.of(Walker.rectangle("depot", ZoneKind.YARD, 200, 0, 300, 100), 1, 0, Walker.T0 + 24_500);
        ZoneSpec closed = ZoneVersions.of(KEEP_OUT, 2, Walker.T0 + 24_500, Long.MAX_VALUE);
        List<String> whole = new Walker(open, closed).walk(drive(0, 80)).found();
        assertThat(whole).element(0).isEqualTo("RAISED " + ALERT + " 19700 25000");
        for (List<At> order : orders(drive(10, 60))) {
            Walker walker = holed(10, 60, open, closed).late(order);
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.findings.get(0).startedAtMs()).isEqualTo(Walker.T0 + 19_700);
            assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 19700 29700 late");
        }
    }

    @Test
    void a_late_piece_walked_by_a_longer_table_of_zones_is_told_when_its_visit_began() {
        List<ZoneSpec> zones = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            zones.add(Walker.rectangle("far" + i, ZoneKind.YARD, -900, 20 * i, -890, 20 * i + 10));
        }
        zones.add(YARD);
        Walker walker = holed(10, 60, zones.toArray(new ZoneSpec[0])).late(drive(22, 27));
        walker.zones = new ZoneTable(List.of(YARD));
        walker.late(drive(10, 22)).late(drive(27, 60));
        assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 29700 late");
        assertThat(walker.found()).isEmpty();
        assertThat(walker.fragments.holes).isEmpty();
    }
}
