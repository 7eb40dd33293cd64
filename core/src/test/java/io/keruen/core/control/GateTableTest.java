package io.keruen.core.control;

import static io.keruen.core.control.RoadMap.gate;
import static io.keruen.core.control.RoadMap.plan;
import static io.keruen.core.control.RoadMap.route;
import static io.keruen.core.control.RoadMap.snapshot;
import static io.keruen.core.zone.Jurisdiction.BORDER_STRIP;
import static io.keruen.core.zone.Jurisdiction.CN;
import static io.keruen.core.zone.Jurisdiction.KZ;
import static io.keruen.core.zone.Jurisdiction.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gates of a plan along its route, and which of them lead out of one country and into the other. */
class GateTableTest {
    /** Gates G0, G1, ... 200 m apart, on these grounds. */
    private static GateOrder order(Jurisdiction... grounds) {
        List<ZoneSpec> zones = new ArrayList<>(List.of(route("road", 0, 2_000)));
        List<String> gates = new ArrayList<>();
        for (int i = 0; i < grounds.length; i++) {
            zones.add(gate("zone-" + i, "G" + i, grounds[i], 200 + 200 * i));
            gates.add("G" + i);
        }
        return order(zones, gates);
    }

    private static GateOrder order(List<ZoneSpec> zones, List<String> gates) {
        return snapshot(zones, List.of(plan("E1", 1, 0, 1_000, "road", gates, "A")))
                .termAt("E1", 500)
                .gates();
    }

    private static void leads(GateOrder gates, int exit, int entry) {
        assertThat(gates.exitIndex()).as("exit").isEqualTo(exit);
        assertThat(gates.entryIndex()).as("entry").isEqualTo(entry);
    }

    @Test
    void the_last_gate_of_the_first_country_leads_out_and_the_first_of_the_other_in() {
        leads(order(KZ, CN), 0, 1);
        leads(order(CN, KZ), 0, 1);
        leads(order(KZ, KZ, CN, CN), 1, 2);
        leads(order(KZ, BORDER_STRIP, CN), 0, 2);
        leads(order(KZ, KZ, BORDER_STRIP, CN, CN), 1, 3);
    }

    @Test
    void on_ground_that_is_not_known_the_first_leads_out_and_the_last_in() {
        leads(order(UNKNOWN, UNKNOWN, UNKNOWN), 0, 2);
        leads(order(UNKNOWN, KZ, CN), 0, 2);
        leads(order(KZ, KZ), 0, 1);
        leads(order(BORDER_STRIP, KZ), 0, 1);
    }

    @Test
    void a_single_gate_leads_out_and_none_leads_nowhere() {
        leads(order(KZ), 0, -1);
        leads(order(), -1, -1);
        assertThat(order()).isSameAs(GateOrder.NONE);
    }

    @Test
    void a_gate_lies_along_the_route_where_its_middle_is() {
        GateOrder gates = order(KZ, CN);

        assertThat(gates.zoneIds()).containsExactly("zone-0", "zone-1");
        assertThat(gates.chainageM()[0]).isCloseTo(200, offset(0.1));
        assertThat(gates.chainageM()[1]).isCloseTo(400, offset(0.1));
        assertThat(gates.indexOf("zone-0")).isZero();
        assertThat(gates.indexOf("zone-1")).isEqualTo(1);
        assertThat(gates.indexOf("zone-9")).isEqualTo(-1);
    }

    @Test
    void several_zones_are_one_gate_and_a_zone_without_a_gate_is_its_own() {
        List<ZoneSpec> zones = List.of(
                route("road", 0, 2_000), gate("a", "G1", KZ, 300), gate("b", "G1", KZ, 350), gate("G2", null, CN, 600));

        GateOrder gates = order(zones, List.of("G1", "G2"));

        assertThat(gates.zoneIds()).containsExactly("a", "G2");
        assertThat(gates.indexOf("a")).isZero();
        assertThat(gates.indexOf("b")).isZero();
        assertThat(gates.indexOf("G2")).isEqualTo(1);
    }

    @Test
    void a_gate_without_a_zone_keeps_its_place_in_the_order() {
        GateOrder gates = order(List.of(route("road", 0, 2_000), gate("b", "G2", CN, 600)), List.of("G1", "G2"));

        assertThat(gates.zoneIds()).containsExactly("", "b");
        assertThat(gates.chainageM()[0]).isNaN();
        assertThat(gates.indexOf("b")).isEqualTo(1);
    }

    @Test
    void without_its_route_no_gate_has_a_place_along_it() {
        assertThat(order(List.of(gate("a", "G1", KZ, 300)), List.of("G1")).chainageM())
                .containsExactly(Double.NaN);
    }

    private static ControlSnapshot oneGate(ZoneSpec... versions) {
        List<ZoneSpec> zones = new ArrayList<>(List.of(versions));
        zones.add(route("road", 0, 15_000));
        return snapshot(zones, List.of(plan("E1", 1, 0, 1_000, "road", List.of("G1", "G2"), "A")));
    }

    @Test
    void a_gate_that_moves_lies_where_the_zone_in_force_is() {
        ControlSnapshot control = oneGate(
                ZoneVersions.of(gate("a", "G1", KZ, 2_000), 1, 0, 500),
                ZoneVersions.of(gate("a", "G1", CN, 12_000), 2, 500, 900),
                gate("b", "G2", KZ, 14_000));

        GateOrder before = control.termAt("E1", 499).gates();
        GateOrder after = control.termAt("E1", 500).gates();
        assertThat(before.chainageM()[0]).isCloseTo(2_000, offset(0.1));
        assertThat(after.chainageM()[0]).isCloseTo(12_000, offset(0.1));
        assertThat(control.situationAt("A", 499)).isSameAs(control.situationAt("A", 500));
        assertThat(control.termAt("E1", 950).gates().indexOf("a"))
                .as("a passage may be told late")
                .isZero();
    }

    @Test
    void a_zone_is_of_the_gate_that_its_version_in_force_names() {
        ControlSnapshot control = oneGate(
                ZoneVersions.of(gate("a", "G1", KZ, 2_000), 1, 0, 500),
                ZoneVersions.of(gate("a", "G2", KZ, 2_000), 2, 500, 1_000));

        assertThat(control.termAt("E1", 499).gates().indexOf("a")).isZero();
        assertThat(control.termAt("E1", 500).gates().indexOf("a")).isEqualTo(1);
    }

    @Test
    void a_version_that_moves_no_gate_is_no_other_term() {
        ControlSnapshot control = oneGate(
                ZoneVersions.of(gate("a", "G1", KZ, 2_000), 1, 0, 500),
                ZoneVersions.of(gate("a", "G1", KZ, 2_000), 2, 500, 1_000));

        assertThat(control.termAt("E1", 499)).isSameAs(control.termAt("E1", 500));
    }

    @Test
    void the_zones_of_a_gate_are_those_in_force() {
        ControlSnapshot snapshot = snapshot(
                List.of(
                        ZoneVersions.of(gate("a", "G1", KZ, 300), 1, 0, 500),
                        ZoneVersions.of(gate("a", "G1", KZ, 310), 2, 300, 400),
                        gate("b", "G1", KZ, 350),
                        gate("own", null, CN, 600),
                        RoadMap.yard("G1", 0, 50)),
                List.of());

        assertThat(snapshot.gateZones("G1", 100)).extracting(Zone::id).containsExactlyInAnyOrder("a", "b");
        assertThat(snapshot.gateZones("G1", 300)).extracting(Zone::version).containsExactlyInAnyOrder(2L, 1L);
        assertThat(snapshot.gateZones("G1", 500)).extracting(Zone::id).containsExactly("b");
        assertThat(snapshot.gateZones("own", 100)).extracting(Zone::id).containsExactly("own");
        assertThat(snapshot.gateZones("G9", 100)).isEmpty();
    }
}
