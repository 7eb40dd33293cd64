package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.anomaly.PipelineRule;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which escorts are told of an outage, and from when to when. */
class FleetOutageTest {
    private final FleetKit kit = new FleetKit();
    private final List<StampedFinding> told = new ArrayList<>();

    private List<String> work(long uptoMs) {
        kit.stage.work(kit.state, FleetKit.T + uptoMs, new FleetOutput() {
            @Override
            public void finding(StampedFinding finding) {
                assertThat(PipelineRule.isOutageOfEscort(finding.finding())).isFalse();
            }

            @Override
            public void outage(StampedFinding finding) {
                assertThat(PipelineRule.isOutageOfEscort(finding.finding())).isTrue();
                told.add(finding);
            }
        });
        return told.stream()
                .map(each ->
                        each.ingestTimeMs() - FleetKit.T + " " + each.finding().kind() + " "
                                + each.finding().escortId() + " from "
                                + (each.finding().startedAtMs() - FleetKit.T))
                .toList();
    }

    private static Presence of(String escortId, Presence silence) {
        return new Presence(
                silence.kind(),
                silence.vehicleId(),
                escortId,
                silence.convoyId(),
                silence.jurisdiction(),
                silence.ingestTimeMs(),
                silence.lastIngestTimeMs(),
                silence.lastEventTimeMs(),
                silence.limitMs(),
                silence.lostMs(),
                silence.latDeg(),
                silence.lonDeg(),
                silence.chainageM(),
                silence.policyVersion());
    }

    @Test
    void each_escort_is_told_when_it_begins_and_ends() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000).heard("A", 9_000);

        assertThat(work(20_000))
                .containsExactly(
                        "3501 RAISED E-A from 1000",
                        "3501 RAISED E-B from 1000",
                        "9000 CLEARED E-A from 1000",
                        "9000 CLEARED E-B from 1000");
    }

    @Test
    void silence_of_one_is_no_outage_of_its_escort() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).lost("A", 1_000).heard("A", 9_000);

        assertThat(work(20_000)).isEmpty();
    }

    /** Nobody would end it later: the fleet does not know the vehicle any more. */
    @Test
    void it_ends_for_an_escort_with_the_last_vehicle_that_is_watched() {
        kit.heard("A", 0).heard("B", 0).heard("C", 0);
        kit.stale("A", 1_000)
                .stale("B", 1_000)
                .stale("C", 1_000)
                .gone("A", 7_000)
                .heard("B", 9_000);

        assertThat(work(20_000))
                .contains("7000 CLEARED E-A from 7000")
                .endsWith("9000 CLEARED E-B from 1000", "9000 CLEARED E-C from 1000");
    }

    @Test
    void who_goes_over_to_another_escort_takes_it_along() {
        Presence lost = FleetKit.presence(Presence.Kind.LOST, "A", 6_001, 1_000, FleetKit.LOST_MS);
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000).hear(of("E-X", lost));

        assertThat(work(20_000)).endsWith("6001 CLEARED E-A from 6001", "6001 RAISED E-X from 6001");
    }
}
