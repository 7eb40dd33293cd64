package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The alerts of an escort: too many at once are a flood, deadlines come by themselves, officers are answered. */
class AlertKeeperTest {
    private static final long T = Drive.START_MS;
    private static final String SPEED = "OVERSPEED";
    private static final String STOP = "UNAUTHORISED_STOP";
    private static final String FLOOD = "ALARM_FLOOD";

    /** More than three within ten minutes are a flood, until fewer than three are. */
    private static final ControlSnapshot CONTROL = new Controls()
            .escort(null, "truck-1", "truck-2", "truck-3", "truck-4", "truck-5")
            .policy("pipeline", "floodCount", 3)
            .snapshot();

    private static final long FLOOD_MS = 600_000;

    private final EscortStage stage = new EscortStage(RuleCatalog.standard());
    private final EscortState state = stage.newState("escort-1");
    private final EscortBench.Said said = new EscortBench.Said();
    private final ActionQueue actions = new ActionQueue();

    private AlertKeeperTest say(Finding.Kind kind, String type, String vehicleId, @Nullable String escortId, long ms) {
        Finding finding = Finding.of(kind, type.equals(STOP) ? "unauthorised-stop" : "speed-limit", type)
                .vehicle(vehicleId)
                .escort(escortId, "convoy-1")
                .severity(Severity.MEDIUM)
                .times(T, T + ms)
                .policyVersion(1)
                .build();
        stage.accept(state, new StampedFinding(T + ms, vehicleId, ms, 0, finding));
        return work(ms);
    }

    private AlertKeeperTest raise(String vehicleId, long ms) {
        return say(Finding.Kind.RAISED, SPEED, vehicleId, "escort-1", ms);
    }

    private AlertKeeperTest work(long ms) {
        stage.work(state, T + ms, CONTROL, actions, said);
        return this;
    }

    private List<String> events(String type) {
        return said.alerts.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.event() + " " + event.vehicleId() + " " + (event.momentMs() - T))
                .toList();
    }

    @Test
    void the_fourth_alert_is_a_flood_until_few_have_come_for_long() {
        raise("truck-1", 1_000).raise("truck-2", 2_000).raise("truck-3", 3_000);
        assertThat(events(FLOOD)).isEmpty();
        raise("truck-4", 4_000);
        assertThat(events(FLOOD)).containsExactly("RAISED  4000");
        AlertEvent flood = said.alerts.get(said.alerts.size() - 1);
        assertThat(flood.escortId()).isEqualTo("escort-1");
        assertThat(flood.severity()).isEqualTo(Severity.HIGH);
        assertThat(flood.policyVersion()).isEqualTo(1);
        assertThat(flood.measured()).isEqualTo(4);
        assertThat(flood.limit()).isEqualTo(3);

        // Fewer than three (as many as make a flood at the most) lie within the span when that of 2,000 is out.
        work(2_000 + FLOOD_MS - 1);
        assertThat(events(FLOOD)).doesNotContain("CLEARED  " + (2_000 + FLOOD_MS));
        assertThat(stage.nextWorkMs(state, actions)).isEqualTo(T + 2_000 + FLOOD_MS);
        work(2_000 + FLOOD_MS);
        assertThat(events(FLOOD)).endsWith("CLEARED  " + (2_000 + FLOOD_MS));
    }

    @Test
    void an_update_or_an_end_is_no_new_alert() {
        raise("truck-1", 1_000).raise("truck-2", 2_000).raise("truck-3", 3_000);
        say(Finding.Kind.UPDATED, SPEED, "truck-1", "escort-1", 3_500);
        say(Finding.Kind.CLEARED, SPEED, "truck-2", "escort-1", 3_600);

        assertThat(events(FLOOD)).isEmpty();
    }

    @Test
    void those_of_which_nobody_is_told_do_not_count() {
        for (int i = 1; i <= 5; i++) {
            say(Finding.Kind.RAISED, STOP, "truck-" + i, "escort-1", 1_000L * i);
        }
        assertThat(events(STOP)).hasSize(5);
        assertThat(events(FLOOD)).isEmpty();

        // With the one of which somebody is told, two more are as many as can be read, and the third too many.
        raise("truck-1", 6_000).raise("truck-2", 7_000);
        assertThat(events(FLOOD)).isEmpty();
        raise("truck-3", 8_000);
        assertThat(events(FLOOD)).containsExactly("RAISED  8000");
    }

    /** The third change within a minute is held off until the minute since the first is over. */
    @Test
    void one_that_is_held_off_counts_when_officers_are_told_of_it() {
        raise("truck-1", 1_000).say(Finding.Kind.CLEARED, SPEED, "truck-1", "escort-1", 2_000);
        raise("truck-1", 3_000).raise("truck-2", 4_000).raise("truck-3", 5_000);
        work(60_999);
        assertThat(events(FLOOD)).isEmpty();

        work(61_000);
        assertThat(events(FLOOD)).containsExactly("RAISED  61000");
    }

    @Test
    void what_is_about_no_escort_is_no_flood_of_it() {
        for (int i = 1; i <= 5; i++) {
            say(Finding.Kind.RAISED, SPEED, "truck-" + i, null, 1_000L * i);
        }

        assertThat(events(SPEED)).hasSize(5);
        assertThat(events(FLOOD)).isEmpty();
    }

    @Test
    void an_alert_that_nobody_acknowledges_is_escalated_at_its_time() {
        raise("truck-1", 1_000);
        long dueMs = 1_000 + 1_800_000; // MEDIUM
        assertThat(stage.nextWorkMs(state, actions)).isEqualTo(T + dueMs);
        work(dueMs - 1);
        assertThat(events(SPEED)).containsExactly("RAISED truck-1 1000");
        work(dueMs);

        assertThat(events(SPEED)).containsExactly("RAISED truck-1 1000", "ESCALATED truck-1 " + dueMs);
    }

    @Test
    void an_officer_is_answered_about_alerts_only() {
        raise("truck-1", 1_000);
        actions.add(action(OfficerAction.Kind.ACKNOWLEDGE, "truck-1", 2_000, 1));
        actions.add(action(OfficerAction.Kind.ACKNOWLEDGE, "truck-1", 3_000, 2));
        actions.add(action(OfficerAction.Kind.HOLD_GATE, "truck-1", 4_000, 3));
        work(10_000);

        assertThat(events(SPEED)).containsExactly("RAISED truck-1 1000", "ACKNOWLEDGED truck-1 2000");
        assertThat(said.answers).extracting(answer -> answer.ordinal()).containsExactly(1L, 2L);
        assertThat(said.answers.get(0).refusal()).isNull();
        assertThat(said.answers.get(1).refusal()).isNotNull();
        work(3_600_000);
        assertThat(events(SPEED)).hasSize(2);
    }

    private static OfficerAction action(OfficerAction.Kind kind, String vehicleId, long ms, long ordinal) {
        return new OfficerAction("Li", kind, null, SPEED, vehicleId, "gate-1", "seen", 0, T + ms, T + ms, ordinal);
    }

    @Test
    void what_is_about_no_vehicle_follows_the_policy_of_its_plan() {
        Map<String, Map<String, Double>> hasty = Map.of("alert-life", Map.of("mediumAckMs", 60_000.0));
        EscortPlan plan = new EscortPlan(
                "escort-1",
                "convoy-1",
                1,
                0,
                4_102_444_800_000L,
                0,
                null,
                List.of(),
                List.of(PlannedVehicle.of("truck-1", Role.LEAD, 10)),
                new PolicyOverrides(hasty));
        ControlSnapshot control = new Controls().plan(plan).snapshot();
        Finding overdue = Finding.of(Finding.Kind.RAISED, "escort-overdue", "TRANSIT_OVERDUE")
                .subject("escort-1")
                .escort("escort-1", "convoy-1")
                .severity(Severity.MEDIUM)
                .times(T, T + 1_000)
                .policyVersion(1)
                .build();
        stage.accept(state, new StampedFinding(T + 1_000, "", 1, 0, overdue));
        stage.work(state, T + 61_000, control, actions, said);

        assertThat(events("TRANSIT_OVERDUE")).containsExactly("RAISED  1000", "ESCALATED  61000");
    }
}
