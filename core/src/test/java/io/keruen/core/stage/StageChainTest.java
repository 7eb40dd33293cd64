package io.keruen.core.stage;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of officers' actions in the chain of stages. */
class StageChainTest {
    private static final String RESUMED = "UNAUTHORISED_RESUME";
    private static final String STOPPED = "EMERGENCY_STOP";
    private static final ControlSnapshot CONTROL =
            new Controls().escort(null, "truck-1").snapshot();

    private final List<String> refused = new ArrayList<>();
    private final List<AlertEvent> alerts = new ArrayList<>();
    private final StageChain chain = chain(CONTROL);

    private StageChain chain(ControlSnapshot control) {
        return new StageChain(RuleCatalog.standard(), control, new StageChain.Output() {
            @Override
            public void alert(AlertEvent event) {
                alerts.add(event);
            }

            @Override
            public void transit(TransitEvent event) {}

            @Override
            public void refused(OfficerAction action, Refusal why) {
                refused.add(action.ordinal() + " " + why);
            }
        });
    }

    /** Stops at 10 s in an emergency and goes on at 30 s. */
    private static Drive stoppedAndGoes() {
        return new Drive("truck-1")
                .every(500)
                .with(CodedSignal.EMERGENCY_STOP, 0)
                .go(8, 10_000)
                .with(CodedSignal.EMERGENCY_STOP, 2)
                .go(4, 2_000)
                .go(0, 10_000)
                .with(CodedSignal.EMERGENCY_STOP, 0)
                .go(0, 8_000)
                .go(5, 20_000);
    }

    private static OfficerAction action(
            OfficerAction.Kind kind, String type, String vehicleId, String gateId, long atMs, int ordinal) {
        long ms = Drive.START_MS + atMs;
        return new OfficerAction("aigerim", kind, null, type, vehicleId, gateId, "inspected", 0, ms, ms, ordinal);
    }

    private void play(Drive drive) {
        chain.frame(VehicleRig.frame(drive.samples()));
        chain.advance(Drive.START_MS + 60_000);
    }

    private List<String> alerts(String type) {
        return alerts.stream()
                .filter(event -> event.type().equals(type) && event.event() != AlertEvent.Event.ESCALATED)
                .map(event -> event.event() + " " + event.state())
                .toList();
    }

    /** The whole drive is one frame: what an officer permits counts for the samples that reached us after it. */
    @ParameterizedTest
    @CsvSource({"25000, 0", "30000, 0", "40000, 1"})
    void a_permission_counts_in_the_midst_of_a_frame(long atMs, int raised) {
        chain.action(action(OfficerAction.Kind.RESUME_PERMITTED, null, "truck-1", null, atMs, 1));

        play(stoppedAndGoes());

        assertThat(alerts(RESUMED).stream().filter(line -> line.startsWith("RAISED")))
                .hasSize(raised);
        assertThat(refused).isEmpty();
    }

    /** A permission that reaches us at a moment, signed by a clock 50 s ahead. */
    private void permitAhead(long atMs, int ordinal) {
        long ms = Drive.START_MS + atMs;
        chain.action(new OfficerAction(
                "aigerim",
                OfficerAction.Kind.RESUME_PERMITTED,
                null,
                null,
                "truck-1",
                null,
                "inspected",
                0,
                ms + 50_000,
                ms,
                ordinal));
    }

    @Test
    void a_permission_signed_by_a_clock_ahead_counts_from_when_it_reached_us() {
        permitAhead(25_000, 1);

        play(stoppedAndGoes());

        assertThat(alerts(RESUMED)).isEmpty();
    }

    @Test
    void a_permission_signed_by_a_clock_ahead_hides_no_later_one_and_permits_no_later_stop() {
        permitAhead(20_000, 1);
        chain.action(action(OfficerAction.Kind.RESUME_PERMITTED, null, "truck-1", null, 25_000, 2));
        Drive drive = stoppedAndGoes().with(CodedSignal.EMERGENCY_STOP, 2).go(0, 10_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 0).go(0, 15_000).go(5, 10_000);

        chain.frame(VehicleRig.frame(drive.samples()));
        chain.advance(Drive.START_MS + 90_000);

        assertThat(alerts.stream()
                        .filter(event -> event.type().equals(RESUMED) && event.event() == AlertEvent.Event.RAISED))
                .extracting(AlertEvent::startedAtMs)
                .containsExactly(Drive.START_MS + 75_000);
    }

    @Test
    void without_a_permission_or_with_that_of_another_it_may_not_go_on() {
        chain.action(action(OfficerAction.Kind.RESUME_PERMITTED, null, "truck-9", null, 25_000, 1));

        play(stoppedAndGoes());

        assertThat(alerts(RESUMED)).isNotEmpty();
        assertThat(refused).containsExactly("1 " + Refusal.NO_SUCH_VEHICLE);
    }

    @Test
    void a_vehicle_that_speaks_after_the_permission_only_was_not_there() {
        chain.action(action(OfficerAction.Kind.RESUME_PERMITTED, null, "truck-1", null, -1_000, 1));

        play(stoppedAndGoes());

        assertThat(refused).containsExactly("1 " + Refusal.NO_SUCH_VEHICLE);
    }

    @Test
    void what_is_about_no_open_alert_is_refused_and_what_is_about_a_gate_is_not() {
        chain.action(action(OfficerAction.Kind.ACKNOWLEDGE, STOPPED, "truck-9", null, 15_000, 1));
        chain.action(action(OfficerAction.Kind.SHELVE, RESUMED, "truck-1", null, 35_000, 2));
        chain.action(action(OfficerAction.Kind.HOLD_GATE, null, null, "G1", 20_000, 3));
        chain.action(action(OfficerAction.Kind.ACKNOWLEDGE, STOPPED, "truck-1", null, 15_000, 4));

        play(stoppedAndGoes());

        assertThat(refused).containsExactly("1 " + Refusal.NO_SUCH_ALERT, "2 " + Refusal.CRITICAL_NOT_SHELVED);
        assertThat(alerts(STOPPED)).startsWith("RAISED UNACKNOWLEDGED", "ACKNOWLEDGED ACKNOWLEDGED");
    }

    @Test
    void a_refusal_is_told_once_and_not_before_its_moment() {
        chain.action(action(OfficerAction.Kind.ACKNOWLEDGE, STOPPED, "truck-1", null, 15_000, 1));
        chain.advance(Drive.START_MS + 14_999);
        assertThat(refused).isEmpty();
        chain.advance(Drive.START_MS + 15_000);
        chain.advance(Drive.START_MS + 16_000);

        assertThat(refused).containsExactly("1 " + Refusal.NO_SUCH_ALERT);
    }

    @Test
    void the_vehicles_heard_of_are_there_with_their_counts() {
        play(stoppedAndGoes());

        assertThat(chain.vehicles())
                .singleElement()
                .satisfies(state -> assertThat(state.acceptedCount()).isEqualTo(100));
        assertThat(StageChain.escortKey(null, "truck-1")).isEqualTo("-truck-1");
        assertThat(StageChain.escortKey("E1", "truck-1")).isEqualTo("E1");
    }

    @Test
    void a_plan_that_begins_with_a_silent_vehicle_ends_no_outage() {
        Controls controls = new Controls();
        for (String vehicleId : List.of("truck-1", "truck-2", "truck-3", "truck-4")) {
            long fromMs = vehicleId.equals("truck-4") ? Drive.START_MS + 20_000 : 0;
            controls.escortOf(vehicleId, "escort-" + vehicleId, fromMs, Drive.START_MS + 600_000);
        }
        StageChain all = chain(controls.snapshot());
        for (String vehicleId : List.of("truck-1", "truck-2", "truck-3", "truck-4")) {
            all.frame(VehicleRig.frame(new Drive(vehicleId).go(8, 2_000).samples()));
        }
        all.advance(Drive.START_MS + 60_000);

        assertThat(alerts).extracting(AlertEvent::type).containsExactly("PIPELINE_DEGRADED");
    }

    private static EscortPlan sealed(String vehicleId) {
        PlannedVehicle vehicle =
                new PlannedVehicle(vehicleId, Role.CARGO, 10, "seal-" + vehicleId, null, NaN, NaN, NaN, NaN);
        String escortId = "escort-" + vehicleId;
        return new EscortPlan(
                escortId,
                "convoy",
                1,
                0,
                4_102_444_800_000L,
                0,
                null,
                List.of(),
                List.of(vehicle),
                PolicyOverrides.NONE);
    }

    private static SealLine sealed(String vehicleId, long atMs) {
        long ms = Drive.START_MS + atMs;
        SealStatus status = SealStatus.SEALED;
        return new SealLine("seal-" + vehicleId, vehicleId, status, NaN, null, NaN, NaN, ms, ms, atMs);
    }

    /** Two trucks and their seals, which nobody hears from 20 s to 200 s; the second truck's seal never speaks again. */
    private void playOutage(long toMs) {
        List<String> both = List.of("truck-1", "truck-2");
        StageChain outage = chain(
                new Controls().plan(sealed("truck-1")).plan(sealed("truck-2")).snapshot());
        both.forEach(vehicleId -> outage.seal(sealed(vehicleId, 5_000)));
        outage.seal(sealed("truck-1", 215_000));
        outage.seal(sealed("truck-1", 245_000));
        for (String vehicleId : both) {
            Drive drive = new Drive(vehicleId)
                    .every(1_000)
                    .go(8, 20_000)
                    .silent(180_000)
                    .go(8, 60_000);
            outage.frame(VehicleRig.frame(drive.samples()));
        }
        outage.advance(Drive.START_MS + toMs);
    }

    @Test
    void seals_that_nobody_hears_in_an_outage_of_everything_are_part_of_it() {
        playOutage(240_000);

        assertThat(alerts("PIPELINE_DEGRADED")).hasSize(2).first().asString().startsWith("RAISED");
        assertThat(alerts).extracting(AlertEvent::type).containsOnly("PIPELINE_DEGRADED");
    }

    /** Its 60 s were 15 s old when the outage began. */
    @Test
    void a_seal_that_is_silent_beyond_the_outage_is_told_then() {
        playOutage(250_000);

        List<AlertEvent> silent = alerts.stream()
                .filter(event -> event.type().equals("SEAL_SILENT"))
                .toList();
        assertThat(silent).singleElement().satisfies(event -> {
            assertThat(event.sealId()).isEqualTo("seal-truck-2");
            assertThat(event.parentAlertId()).isNull();
            assertThat(event.startedAtMs()).isEqualTo(Drive.START_MS + 5_000);
            assertThat(event.raisedAtMs()).isBetween(Drive.START_MS + 244_000, Drive.START_MS + 247_000);
        });
    }
}
