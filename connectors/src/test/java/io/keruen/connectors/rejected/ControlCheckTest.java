package io.keruen.connectors.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.codec.ConvoyStatusCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large a plan may be, and the margin of a zone. */
class ControlCheckTest {
    /** Leaves room below the 1 MiB that a request to a broker may have. */
    private static final int BROKER_TAKES_BYTES = 1_000_000;

    @Test
    void a_plan_has_as_many_vehicles_and_gates_as_a_convoy_can_have_and_no_more() {
        int vehicles = ControlCheck.MAX_VEHICLES;
        int gates = ControlCheck.MAX_GATES;

        assertThatCode(() -> ControlCheck.check(plan(vehicles, gates))).doesNotThrowAnyException();
        assertRefused(plan(vehicles + 1, gates), "there are more than " + vehicles + " vehicles.");
        assertRefused(plan(vehicles, gates + 1), "there are more than " + gates + " gates.");
    }

    private static void assertRefused(EscortPlan plan, String why) {
        assertThatThrownBy(() -> ControlCheck.check(plan)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INVALID_CONTROL);
            assertThat(e.sentence()).isEqualTo(why);
        });
    }

    /** One zone's makes every other look as far: with a margin of 1000 km all zones would be near every vehicle. */
    @Test
    void the_margin_of_a_zone_is_at_most_that_which_the_rule_takes() {
        assertThatCode(() -> ControlCheck.check(zone(ControlCheck.MAX_MARGIN_M)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ControlCheck.check(zone(1e6)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.INVALID_CONTROL);
                    assertThat(e.sentence()).isEqualTo("marginM is 1000000.0, more than 1000.0.");
                });
    }

    private static ZoneSpec zone(double marginM) {
        Shape shape = Shape.disc(46.5, 82.5, 60);
        return new ZoneSpec(
                "closed",
                ZoneKind.RESTRICTED,
                "closed",
                Jurisdiction.KZ,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                shape,
                marginM,
                Double.NaN,
                -1,
                null);
    }

    /** A record that no broker takes would fail the job at its plan for ever. */
    @Test
    void the_state_of_the_largest_convoy_is_a_record_that_a_broker_takes() throws Exception {
        EscortPlan plan = plan(ControlCheck.MAX_VEHICLES, 0);
        ControlCheck.check(plan);

        byte[] state = new ConvoyStatusCodec(SchemaStore.ofThisBuild()).encode(fullState(plan));

        assertThat(state).hasSizeLessThan(BROKER_TAKES_BYTES);
    }

    private static ConvoyStatus fullState(EscortPlan plan) {
        List<String> vehicleIds = new ArrayList<>();
        List<ConvoyStatus.Pair> pairs = new ArrayList<>();
        List<ConvoyStatus.Declaration> declarations = new ArrayList<>();
        for (PlannedVehicle vehicle : plan.vehicles()) {
            String id = vehicle.vehicleId();
            vehicleIds.add(id);
            pairs.add(new ConvoyStatus.Pair(id, id, 1, 1));
            for (Authority side : Authority.values()) {
                declarations.add(new ConvoyStatus.Declaration(
                        id, side, DeclarationStatus.RELEASED_FOR_TRANSIT, Integer.MAX_VALUE));
            }
        }
        long lateMs = Long.MAX_VALUE;
        return new ConvoyStatus(
                plan.convoyId(),
                plan.escortId(),
                false,
                lateMs,
                Integer.MAX_VALUE,
                lateMs,
                longest(0),
                vehicleIds,
                pairs,
                declarations,
                lateMs,
                lateMs,
                lateMs,
                lateMs,
                LifeState.values()[0],
                lateMs,
                1,
                1,
                1,
                1,
                1,
                Integer.MAX_VALUE,
                null,
                true);
    }

    private static EscortPlan plan(int vehicles, int gates) {
        List<PlannedVehicle> members = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            String id = longest(i);
            members.add(new PlannedVehicle(id, Role.CARGO, 12, id, id, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        }
        return new EscortPlan(
                longest(0),
                longest(0),
                1,
                Validity.FIRST_TIME_MS,
                Validity.FIRST_TIME_MS + 1,
                0,
                null,
                Collections.nCopies(gates, longest(0)),
                members,
                PolicyOverrides.NONE);
    }

    /** As many bytes as an id can have, each another. */
    private static String longest(int number) {
        int first = 0x10000;
        return Character.toString(first + number) + Character.toString(first).repeat(Validity.MAX_ID_LENGTH - 1);
    }
}
