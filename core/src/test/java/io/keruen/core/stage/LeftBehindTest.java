package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No alert stays with an escort that its vehicle has left, of which nobody there would hear the end. */
class LeftBehindTest {
    private static final long T = 1_790_000_000_000L;
    private static final long DAY_MS = 86_400_000;
    private static final long STEP_MS = 1_000;
    private static final String SKEW = "CLOCK_SKEW";
    private static final String MISMATCH = "IDENTITY_MISMATCH";
    private static final String BROKEN = "SEAL_BROKEN";
    private static final String REVOKED = "DECLARATION_REVOKED";

    /** Raised and not over, as {@code TYPE escort}, with its state. */
    private final Map<String, AlertEvent.State> open = new TreeMap<>();

    private final List<String> raised = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private StageChain chain;
    private long nowMs = T - 60_000;
    private long ordinal;
    private long sequence;
    private long clockAheadMs = -200;

    private final StageChain.Output out = new StageChain.Output() {
        @Override
        public void alert(AlertEvent event) {
            String key = event.type() + " " + event.escortId();
            if (event.event() == AlertEvent.Event.RAISED) {
                raised.add(key);
            }
            if (event.event() == AlertEvent.Event.CLEARED) {
                open.remove(key);
            } else {
                open.put(key, event.state());
            }
        }

        @Override
        public void transit(TransitEvent event) {}

        @Override
        public void refused(OfficerAction action, Refusal why) {
            refused.add(why);
        }
    };

    private void begin(EscortPlan... plans) {
        RuleCatalog catalog = RuleCatalog.standard();
        chain = new StageChain(
                catalog, ControlSnapshot.of(List.of(), List.of(plans), List.of(), catalog.policySchema()), out);
    }

    private static EscortPlan plan(String id, long fromMs, long toMs, PlannedVehicle... vehicles) {
        return new EscortPlan(
                id, "C-" + id, 1, fromMs, toMs, 0, null, List.of("G1"), List.of(vehicles), PolicyOverrides.NONE);
    }

    private static PlannedVehicle truck(String id, @Nullable String sealId, @Nullable String declarationId) {
        return new PlannedVehicle(
                id, Role.CARGO, 15, sealId, declarationId, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Time goes on; the truck speaks each second. */
    private void drive(long untilMs) {
        for (; nowMs < untilMs; nowMs += STEP_MS) {
            sample(sequence++, null);
            chain.advance(nowMs);
        }
    }

    /** Time goes on; somebody else speaks each second in the truck's name. */
    private void impostor(long untilMs) {
        for (; nowMs < untilMs; nowMs += STEP_MS) {
            sample(100_000 + nowMs - T, "Z");
            chain.advance(nowMs);
        }
    }

    private void sample(long number, @Nullable String authenticatedAs) {
        Frame frame = new Frame(1);
        frame.reset(1);
        frame.vehicleId = "A";
        frame.bootId = 1;
        frame.firstSequence = number;
        frame.authenticatedAs = authenticatedAs;
        frame.eventTimeMs()[0] = nowMs + clockAheadMs;
        frame.ingestTimeMs()[0] = nowMs;
        frame.latDeg()[0] = 44;
        frame.lonDeg()[0] = 80 + (nowMs + clockAheadMs - T) / 1e9;
        frame.fill(Signal.SPEED_MPS)[0] = 0.08;
        chain.frame(frame);
    }

    private void seal(String sealId, SealStatus status) {
        chain.seal(new SealLine(
                sealId, "A", status, Double.NaN, null, Double.NaN, Double.NaN, nowMs - 1, nowMs - 1, ordinal++));
    }

    private void decide(String declarationId, Authority side, DeclarationStatus status) {
        chain.declaration(new DeclarationLine(declarationId, side, status, 1, 0, nowMs - 1, nowMs - 1, ordinal++));
    }

    /** Two officers clear what is latched. */
    private void clear(String type) {
        for (String officer : List.of("aigerim", "bolat")) {
            chain.action(new OfficerAction(
                    officer,
                    OfficerAction.Kind.CLEAR_LATCH,
                    null,
                    type,
                    "A",
                    null,
                    "inspected",
                    0,
                    nowMs - 1,
                    nowMs - 1,
                    ordinal++));
            drive(nowMs + 10_000);
        }
    }

    private List<String> openOf(String type) {
        return open.keySet().stream().filter(key -> key.startsWith(type + " ")).toList();
    }

    /** The escort before hears that it has left while its clock is still wrong by the other's time. */
    @ParameterizedTest
    @ValueSource(longs = {5_000, -5_000})
    void a_clock_that_is_wrong_at_a_hand_over_is_called_in_the_name_of_the_next_escort_and_called_off(long aheadMs) {
        begin(plan("E1", T - DAY_MS, T, truck("A", null, null)), plan("E2", T, T + DAY_MS, truck("A", null, null)));
        clockAheadMs = aheadMs;
        drive(T + 60_000);
        assertThat(openOf(SKEW)).containsExactly(SKEW + " E2");

        clockAheadMs = -200;
        drive(T + 120_000);
        assertThat(openOf(SKEW)).isEmpty();
    }

    /** By ingest time it is called in the name of the next escort before the first sample that is the next one's. */
    @Test
    void a_clock_that_is_behind_at_a_hand_over_is_under_suspicion_all_the_time() {
        begin(plan("E1", T - DAY_MS, T, truck("A", null, null)), plan("E2", T, T + DAY_MS, truck("A", null, null)));
        clockAheadMs = -5_000;
        drive(T);
        for (long atMs = T + STEP_MS; atMs < T + 40_000; atMs += STEP_MS) {
            drive(atMs);
            assertThat(openOf(SKEW)).as("%d ms", atMs - T).containsExactly(SKEW + " E2");
        }
    }

    /** It is the fleet's to end, and the next escort is told nothing of it. */
    @Test
    void the_silence_of_a_truck_that_was_never_heard_here_stays_when_it_goes_over_to_another() {
        begin(
                plan("E0", T - DAY_MS, T - 55_000, truck("A", null, null)),
                plan("E1", T - 55_000, T, truck("A", null, null)),
                plan("E2", T, T + DAY_MS, truck("A", null, null)));
        drive(T - 56_000);
        for (; nowMs < T + 60_000; nowMs += STEP_MS) {
            chain.advance(nowMs);
        }
        List<String> silences = new ArrayList<>(openOf("TELEMETRY_LOST"));
        assertThat(silences).hasSize(1);

        drive(T + 70_000);
        assertThat(openOf("TELEMETRY_LOST")).isEmpty();
    }

    /** Two carry it; who is named first leaves, and the other one's cargo is not released either. */
    @Test
    void a_declaration_of_two_trucks_is_raised_for_the_one_that_stays() {
        begin(
                plan("E1", T - DAY_MS, T + DAY_MS, truck("A", null, "D1"), truck("B", null, "D1")),
                plan("E2", T, T + DAY_MS, truck("A", null, "D2")));
        for (Authority side : Authority.values()) {
            decide("D1", side, DeclarationStatus.RELEASED_FOR_TRANSIT);
        }
        drive(T - 30_000);
        decide("D1", Authority.KZ, DeclarationStatus.INVALIDATED);
        drive(T + 60_000);

        assertThat(openOf(REVOKED)).containsExactly(REVOKED + " E1");
    }

    @Test
    void one_who_spoke_in_the_name_of_a_truck_that_was_never_heard_can_be_cleared_on_its_next_journey() {
        begin(plan("E1", T - DAY_MS, T, truck("A", null, null)), plan("E2", T, T + DAY_MS, truck("A", null, null)));
        impostor(T - 50_000);
        nowMs = T + 20_000;
        drive(T + 60_000);
        assertThat(open).containsEntry(MISMATCH + " E1", AlertEvent.State.LATCHED);

        clear(MISMATCH);
        assertThat(openOf(MISMATCH)).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void one_who_speaks_on_in_its_name_is_called_in_the_name_of_the_next_escort() {
        begin(plan("E1", T - DAY_MS, T, truck("A", null, null)), plan("E2", T, T + DAY_MS, truck("A", null, null)));
        impostor(T + 5_000);

        assertThat(raised).contains(MISMATCH + " E1", MISMATCH + " E2");
        assertThat(open)
                .containsEntry(MISMATCH + " E1", AlertEvent.State.LATCHED)
                .containsEntry(MISMATCH + " E2", AlertEvent.State.UNACKNOWLEDGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "S2"})
    void a_seal_that_was_attacked_between_two_journeys_can_be_cleared_on_the_next(String sealOfNext) {
        begin(
                plan("E1", T - DAY_MS, T, truck("A", "S", null)),
                plan("E2", T + 60_000, T + DAY_MS, truck("A", sealOfNext, null)));
        drive(T - 20_000);
        seal("S", SealStatus.SEALED);
        drive(T + 25_000);
        seal("S", SealStatus.TAMPERED);
        drive(T + 65_000);
        assertThat(open).containsEntry(BROKEN + " E1", AlertEvent.State.UNACKNOWLEDGED);
        seal(sealOfNext, SealStatus.SEALED);
        drive(T + 100_000);
        assertThat(open).containsEntry(BROKEN + " E1", AlertEvent.State.LATCHED);

        clear(BROKEN);
        assertThat(openOf(BROKEN)).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void a_declaration_that_went_with_the_truck_is_not_raised_again_where_it_has_left() {
        begin(
                plan("E1", T - DAY_MS, T + DAY_MS, truck("A", null, "D1"), truck("B", null, "DB")),
                plan("E2", T, T + DAY_MS, truck("A", null, "D2")));
        for (Authority side : Authority.values()) {
            decide("D1", side, DeclarationStatus.RELEASED_FOR_TRANSIT);
        }
        drive(T - 30_000);
        decide("D1", Authority.KZ, DeclarationStatus.INVALIDATED);
        drive(T + 60_000);
        assertThat(raised).containsOnlyOnce(REVOKED + " E1");
        decide("DB", Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT);
        drive(T + 120_000);

        assertThat(openOf(REVOKED)).isEmpty();
        assertThat(raised).containsOnlyOnce(REVOKED + " E1");
    }
}
