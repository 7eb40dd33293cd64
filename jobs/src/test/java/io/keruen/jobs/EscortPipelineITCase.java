package io.keruen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.sink.Collected;
import io.keruen.jobs.source.Pace;
import io.keruen.jobs.source.PlayedInput;
import io.keruen.jobs.source.PlayedTicks;
import io.keruen.jobs.testkit.Disturbance;
import io.keruen.jobs.testkit.Said;
import io.keruen.jobs.testkit.SeededConvoys;
import io.keruen.jobs.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph in a mini cluster: same input, same bytes out, whatever happens in between. */
class EscortPipelineITCase {
    private static final long SEED = 20_261;
    private static final int CONVOYS = 50;
    private static final SeededConvoys CONVOY_WORLD = new SeededConvoys(SEED, CONVOYS);

    private static TestCluster cluster;
    private static String expected;
    private static String expectedDecisions;

    @BeforeAll
    static void judge_once_undisturbed() throws Exception {
        cluster = new TestCluster();
        try (Collected collected = Collected.openWithStatuses();
                Disturbance none = new Disturbance(0, 0)) {
            run(1, 1, CONVOY_WORLD.ticks(PlayedTicks.EVERY_MS), Pace.AS_FAST_AS_POSSIBLE, collected, none);
            expected = Said.all(collected);
            expectedDecisions = Said.decisions(collected);
            assertThat(collected.alerts()).hasSizeGreaterThan(CONVOYS);
            assertThat(collected.rejected())
                    .filteredOn(input -> !input.source().equals(SeededConvoys.ACTIONS))
                    .hasSize(4);
            assertThat(collected.rejected())
                    .extracting(RejectedInput::reason)
                    .contains(Reason.NOTHING_TO_ACT_ON, Reason.NOT_ALLOWED);
            assertThat(collected.alerts())
                    .extracting(AlertEvent::event)
                    .contains(Event.ACKNOWLEDGED, Event.SHELVED, Event.UNSHELVED);
            assertThat(collected.tallies()).hasSize(3 * CONVOYS);
            assertThat(collected.vehicles()).hasSizeGreaterThan(3 * CONVOYS * SeededConvoys.SAMPLES / 2);
            assertThat(collected.convoys()).extracting(ConvoyStatus::escortId).hasSizeGreaterThan(CONVOYS);
            assertThat(collected.conflicts()).isEmpty();
            assertThat(collected.clearances())
                    .extracting(ClearanceDecision::decision)
                    .contains(Decision.GRANTED, Decision.HELD, Decision.REVOKED, Decision.EXPIRED);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void says_the_same_at_parallelism_2_through_random_delays() throws Exception {
        try (Collected collected = Collected.openWithStatuses();
                Disturbance disturbance = new Disturbance(SEED, 0.02)) {
            run(2, 1, CONVOY_WORLD.ticks(333), Pace.disturbed(SEED, 0.02), collected, disturbance);

            assertThat(Said.all(collected)).isEqualTo(expected);
            assertThat(disturbance.vehiclesBySubtask()).containsOnlyKeys(0, 1);
            Set<String> first = disturbance.vehiclesBySubtask().get(0);
            assertThat(disturbance.vehiclesBySubtask().get(1)).isNotEmpty().doesNotContainAnyElementsOf(first);
            assertThat(first).isNotEmpty();
        }
    }

    @Test
    void says_the_same_when_frames_hold_50_samples() throws Exception {
        try (Collected collected = Collected.openWithStatuses();
                Disturbance disturbance = new Disturbance(SEED + 1, 0.02)) {
            run(2, 50, CONVOY_WORLD.ticks(5_000), Pace.disturbed(SEED + 1, 0.02), collected, disturbance);

            assertThat(Said.decisions(collected)).isEqualTo(expectedDecisions);
        }
    }

    @Test
    void says_the_same_after_a_task_manager_was_killed(@TempDir Path checkpoints) throws Exception {
        try (Collected collected = Collected.openWithStatuses();
                Disturbance disturbance = new Disturbance(SEED + 2, 0.01);
                PlayedInput<WireFrame> frames = PlayedInput.frames(CONVOY_WORLD.frames(1), 4, CONVOY_WORLD.ticks(100));
                PlayedInput<ControlRecord> control =
                        PlayedInput.control(CONVOY_WORLD.control(), CONVOY_WORLD.ticks(100))) {
            frames.holdAt(SeededConvoys.START_MS + 13_000);
            JobID job = cluster.submit(
                    TestCluster.restarting(settings(2), checkpoints, Duration.ofDays(1)),
                    sources(frames, control, Pace.disturbed(SEED + 2, 0.01), 2),
                    collected.outlets(),
                    disturbance);

            TestCluster.until(
                    "alerts before the checkpoint", () -> collected.alerts().size() > 3);
            cluster.cluster().triggerCheckpoint(job).get();
            int before = collected.alerts().size();
            frames.holdAt(SeededConvoys.START_MS + 30_000);
            TestCluster.until("alerts after it", () -> collected.alerts().size() > before + 10);
            cluster.cluster().terminateTaskManager(0).get();
            cluster.cluster().startTaskManager();
            frames.release();
            cluster.await(job);

            assertThat(disturbance.restartCount()).isPositive();
            assertThat(cluster.cluster()
                            .getExecutionGraph(job)
                            .get()
                            .getCheckpointStatsSnapshot()
                            .getLatestRestoredCheckpoint())
                    .isNotNull();
            assertThat(collected.repeatCount()).isPositive();
            assertThat(collected.conflicts()).isEmpty();
            assertThat(Said.all(collected)).isEqualTo(expected);
        }
    }

    private static void run(
            int parallelism, int maxSamples, PlayedTicks ticks, Pace pace, Collected collected, Disturbance disturbance)
            throws Exception {
        try (PlayedInput<WireFrame> frames =
                        PlayedInput.frames(CONVOY_WORLD.frames(maxSamples), 2 * parallelism, ticks);
                PlayedInput<ControlRecord> control = PlayedInput.control(CONVOY_WORLD.control(), ticks)) {
            JobID job = cluster.submit(
                    settings(parallelism),
                    sources(frames, control, pace, parallelism),
                    collected.outlets(),
                    disturbance);
            cluster.await(job);
        }
    }

    private static Configuration settings(int parallelism) {
        return EscortSettings.ofReplay(parallelism).flinkConfiguration();
    }

    private static Sources sources(
            PlayedInput<WireFrame> frames, PlayedInput<ControlRecord> control, Pace pace, int parallelism) {
        return new Sources(frames.source(pace), control.source(pace), true, parallelism);
    }
}
