package io.keruen.core.customs;

import static io.keruen.core.kit.StoredBytes.thereAndBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.CustomsNames;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.gate.GateLine;
import io.keruen.core.policy.PolicyOverrides;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines of customs: kept as they are, and led to the escorts whose plans name them. */
class CustomsLinesTest {
    private static final DeclarationLine DECLARATION =
            new DeclarationLine("D1", Authority.CN, DeclarationStatus.ACCEPTED, 2, 3, 4, 5, 6);

    private static SealLine seal(@Nullable String action, double latDeg, double lonDeg) {
        return new SealLine("S1", "A", SealStatus.SEALED, 71, action, latDeg, lonDeg, 1, 2, 3);
    }

    private static GateLine gate(
            GateLine.Event event, @Nullable String id, @Nullable String plate, @Nullable String seal) {
        return new GateLine("G", event, id, plate, seal, 1, 2, 3);
    }

    @Test
    void lines_come_back_from_their_bytes() throws IOException {
        assertThat(thereAndBack(DECLARATION, CustomsLineIo::write, CustomsLineIo::readDeclaration))
                .isEqualTo(DECLARATION);
        for (SealLine line : List.of(seal("LOCK", 46, 82), seal(null, Double.NaN, Double.NaN))) {
            assertThat(thereAndBack(line, CustomsLineIo::write, CustomsLineIo::readSeal))
                    .isEqualTo(line);
        }
    }

    @Test
    void a_seal_has_a_place_only_when_it_says_both_numbers() {
        assertThat(seal(null, 46, 82).hasPlace()).isTrue();
        assertThat(seal(null, Double.NaN, 82).hasPlace()).isFalse();
        assertThat(seal(null, 46, Double.NaN).hasPlace()).isFalse();
        assertThat(seal(null, 46, 82).at(9).eventTimeMs()).isEqualTo(9);
    }

    @Test
    void all_but_a_release_and_its_proper_end_revoke() {
        Set<DeclarationStatus> good = EnumSet.of(DeclarationStatus.RELEASED_FOR_TRANSIT, DeclarationStatus.WRITTEN_OFF);
        for (DeclarationStatus status : DeclarationStatus.values()) {
            SideDecision decision = new SideDecision(status, 1, 10, 1, 1, 1);
            assertThat(status.revokes()).isEqualTo(!good.contains(status));
            assertThat(decision.isWriteOff()).isEqualTo(status == DeclarationStatus.WRITTEN_OFF);
            assertThat(decision.isReleasedAt(9)).isEqualTo(status == DeclarationStatus.RELEASED_FOR_TRANSIT);
            assertThat(decision.isReleasedAt(10)).isFalse();
        }
    }

    @Test
    void a_plan_names_its_gates_and_what_its_vehicles_carry() {
        PlannedVehicle carrying =
                new PlannedVehicle("B", Role.CARGO, 18, "S1", "D1", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        EscortPlan plan = new EscortPlan(
                "E",
                "C",
                1,
                0,
                1,
                0,
                null,
                List.of("G1", "G2"),
                List.of(PlannedVehicle.of("A", Role.LEAD, 5), carrying),
                PolicyOverrides.NONE);

        assertThat(CustomsNames.of(plan)).containsExactly("D|D1", "G|G1", "G|G2", "S|S1", "V|A", "V|B");
        assertThat(plan.indexOf("B")).isEqualTo(1);
        assertThat(plan.indexOf("X")).isEqualTo(-1);
    }

    @Test
    void a_line_is_about_what_it_names_and_a_passage_of_nobody_about_the_gate() {
        assertThat(CustomsNames.of(DECLARATION)).containsExactly("D|D1");
        assertThat(CustomsNames.of(seal(null, 46, 82))).containsExactly("S|S1", "V|A");
        assertThat(CustomsNames.of(gate(GateLine.Event.ARRIVED, "A", "P", "S1")))
                .containsExactly("S|S1", "V|A");
        assertThat(CustomsNames.of(gate(GateLine.Event.ARRIVED, null, "P", null)))
                .containsExactly("V|P");
        assertThat(CustomsNames.of(gate(GateLine.Event.ARRIVED, null, null, null)))
                .isEmpty();
        assertThat(CustomsNames.of(gate(GateLine.Event.PASSED, null, "P", null)))
                .containsExactly("G|G", "V|P");
        assertThat(CustomsNames.of(gate(GateLine.Event.PASSED, "A", null, null)))
                .containsExactly("V|A");
    }
}
