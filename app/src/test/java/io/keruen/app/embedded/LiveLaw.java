package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What is said live of a crossing is what its replay says. */
public final class LiveLaw {
    private static final int FRAME = 10;
    private static final long LOOK_NS = 50_000_000;

    private LiveLaw() {}

    /** Every alert event is that of the replay; repeats have one id. */
    static void assertThatAlertsAreTheSame(String bootstrapServers, Scenario scenario) throws Exception {
        assertThat(alerts(bootstrapServers))
                .isEqualTo(AlertTopic.byIdentity(new CoreReplay(scenario, FRAME).alerts))
                .isNotEmpty();
    }

    /** How it stands with each alert when all is said: the last event of those that are open, a tombstone of the others. */
    static void assertThatAlertStatesAreTheSame(String bootstrapServers, Scenario scenario) throws Exception {
        Map<String, @Nullable AlertEvent> states = AlertTopic.readStates(bootstrapServers);

        assertThat(states).isEqualTo(AlertTopic.states(new CoreReplay(scenario, FRAME).alerts));
        assertThat(states.values()).containsNull().anyMatch(Objects::nonNull);
    }

    /** Every decision of every gate, with its id, its conditions and its reasons, is that of the replay. */
    static void assertThatGatesDecidedTheSame(String bootstrapServers, Scenario scenario) throws Exception {
        Map<String, ClearanceDecision> decided = ClearanceTopic.byId(ClearanceTopic.read(bootstrapServers));

        assertThat(decided).isEqualTo(ClearanceTopic.byId(new CoreReplay(scenario, FRAME).clearances));
        assertThat(decided.values())
                .extracting(ClearanceDecision::decision)
                .contains(Decision.GRANTED, Decision.EXPIRED, Decision.DENIED, Decision.REVOKED);
    }

    /** What has been said so far. */
    static Map<String, AlertEvent> alerts(String bootstrapServers) throws Exception {
        return AlertTopic.byIdentity(AlertTopic.read(bootstrapServers));
    }

    /** Looks until it holds; a system that has failed fails the test. */
    public static void await(EmbeddedSystem system, Callable<Boolean> holds) throws Exception {
        while (!holds.call()) {
            assertThat(system.failure()).isNull();
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
