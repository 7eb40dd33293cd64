package io.keruen.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.benchmarks.latency.GateScene.Truck;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.StageChain;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateSceneTest {
    private static final long START_MS = 1_780_282_800_000L;
    private static final long ARRIVES_MS = 4_000;
    private static final long OPENED_MS = 7_000;
    private static final long LEAVES_MS = 9_000;
    private static final long END_MS = 10_000;

    private final List<ClearanceDecision> decisions = new ArrayList<>();
    private final List<AlertEvent> alerts = new ArrayList<>();

    /** Else the bench would measure how long a gate does not open. */
    @Test
    void trucks_are_granted_one_after_the_other_until_their_seal_is_opened() throws Exception {
        GateScene scene = new GateScene(2, 3, START_MS);
        RuleCatalog catalog = RuleCatalog.standard();
        ControlSnapshot control = ControlSnapshot.of(scene.zones(), scene.plans(), List.of(), catalog.policySchema());
        StageChain chain = new StageChain(catalog, control, new Heard());
        scene.releases().forEach(chain::declaration);
        Frame frame = new Frame(1);
        for (long ms = 0; ms <= END_MS * scene.trucksPerGate(); ms += 100) {
            long nowMs = START_MS + ms;
            for (Truck truck : scene.trucks()) {
                act(chain, truck, ms, frame);
            }
            chain.advance(nowMs);
        }

        for (Truck truck : scene.trucks()) {
            long openedMs = START_MS + END_MS * truck.place() + OPENED_MS;
            assertThat(of(truck))
                    .as(truck.id() + " " + alerts)
                    .containsSubsequence(Decision.GRANTED, Decision.REVOKED)
                    .doesNotContainSubsequence(Decision.REVOKED, Decision.GRANTED);
            assertThat(decisions)
                    .filteredOn(each -> truck.id().equals(each.vehicleId()) && each.decision() == Decision.REVOKED)
                    .first()
                    .matches(each -> Math.abs(each.decidedAtMs() - openedMs) < 500);
        }
        assertThat(alerts).extracting(AlertEvent::type).containsOnly("SEAL_BROKEN");
    }

    /** Every truck speaks once a second from the beginning; its turn is the ten seconds of its place. */
    private static void act(StageChain chain, Truck truck, long ms, Frame frame) throws Exception {
        long nowMs = START_MS + ms;
        long sinceTurnMs = ms - END_MS * truck.place();
        if (sinceTurnMs == 0) {
            chain.seal(GateScene.seal(truck, SealStatus.SEALED, nowMs));
        } else if (sinceTurnMs == ARRIVES_MS) {
            chain.gateLine(GateScene.line(GateLine.Event.ARRIVED, truck, nowMs));
        } else if (sinceTurnMs == LEAVES_MS) {
            chain.gateLine(GateScene.line(GateLine.Event.PASSED, truck, nowMs));
        } else if (sinceTurnMs == OPENED_MS) {
            chain.seal(GateScene.seal(truck, SealStatus.OPENED, nowMs));
        }
        if (ms % 1_000 == 0) {
            GateScene.write(truck, ms / 1_000, nowMs, frame);
            frame.ingestTimeMs()[0] = nowMs;
            chain.frame(frame);
        }
    }

    private List<Decision> of(Truck truck) {
        return decisions.stream()
                .filter(each -> truck.id().equals(each.vehicleId()))
                .map(ClearanceDecision::decision)
                .toList();
    }

    /** What the stages say of alerts and gates. */
    private final class Heard implements StageChain.Output {
        @Override
        public void alert(AlertEvent event) {
            alerts.add(event);
        }

        @Override
        public void clearance(ClearanceDecision decision) {
            decisions.add(decision);
        }

        @Override
        public void transit(TransitEvent event) {
            // Not asked for.
        }
    }
}
