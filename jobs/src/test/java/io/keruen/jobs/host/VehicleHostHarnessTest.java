package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.jobs.control.ControlSegment;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.testkit.SeededConvoys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleHostHarnessTest {
    private static final SeededConvoys WORLD = new SeededConvoys(7, 4);
    private static final List<WireFrame> FRAMES = WORLD.frames(50);
    private static final long START_MS = SeededConvoys.START_MS;
    /** So long at most late data are waited for of a vehicle that is silent, ingest time. */
    private static final long LATE_DATA_MS = 600_000;

    @Test
    void nothing_is_said_before_the_watermark_passes() throws Exception {
        try (Harness host = new Harness()) {
            host.control(WORLD.control(), Long.MAX_VALUE - 2);
            host.frames(FRAMES);

            assertThat(host.said()).isEmpty();
            assertThat(host.harness.numEventTimeTimers()).isPositive();

            host.watermark(SeededConvoys.END_MS);

            assertThat(host.said()).hasSizeGreaterThan(4 * 3 * 50);
        }
    }

    @Test
    void how_far_apart_watermarks_stand_changes_nothing() throws Exception {
        List<String> atOnce = run(1_000_000);

        assertThat(run(17)).isEqualTo(atOnce);
        assertThat(run(3_001)).isEqualTo(atOnce);
    }

    @Test
    void the_end_of_input_says_nothing() throws Exception {
        try (Harness host = new Harness()) {
            host.control(WORLD.control(), Long.MAX_VALUE);
            host.frames(FRAMES);

            host.watermark(Long.MAX_VALUE);

            assertThat(host.said()).isEmpty();
            assertThat(host.harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void what_is_no_frame_leaves_no_state_and_no_timer() throws Exception {
        try (Harness host = new Harness()) {
            host.control(List.of(), Long.MAX_VALUE - 2);
            host.frames(List.of(
                    new WireFrame("nobody", START_MS, new byte[] {1, 2, 3}, "telemetry.frames", 2, 5),
                    new WireFrame("nobody", START_MS, null, "telemetry.frames", 2, 6)));

            host.watermark(START_MS);

            assertThat(host.said())
                    .containsExactly(
                            "telemetry.frames-2:5: UNREADABLE_FRAME: The bytes do not begin with the header of a record.",
                            "telemetry.frames-2:6: TOMBSTONE: A record without a value is no frame.");
            assertThat(host.harness.numKeyedStateEntries()).isZero();
            assertThat(host.harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void a_vehicle_of_no_plan_leaves_no_timer() throws Exception {
        try (Harness host = new Harness()) {
            host.control(List.of(), Long.MAX_VALUE - 2);
            host.frames(FRAMES);

            host.watermark(SeededConvoys.END_MS);
            assertThat(host.harness.numEventTimeTimers()).isEqualTo(4 * 3); // then each is forgotten
            host.watermark(SeededConvoys.END_MS + LATE_DATA_MS);

            assertThat(host.harness.numKeyedStateEntries()).isEqualTo(4 * 3);
            assertThat(host.harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void a_checkpoint_in_the_middle_of_a_frame_changes_nothing() throws Exception {
        List<String> expected = run(1_000_000);
        List<String> said = new ArrayList<>();
        OperatorSubtaskState state;
        try (Harness host = new Harness()) {
            host.control(WORLD.control(), Long.MAX_VALUE - 2);
            host.frames(FRAMES);
            host.watermark(START_MS + 14_777);
            said.addAll(host.said());
            state = host.harness.snapshot(1, 1);
        }
        try (Harness host = new Harness(state)) {
            host.harness.processWatermark2(mark(Long.MAX_VALUE - 2));
            host.watermark(SeededConvoys.END_MS);
            said.addAll(host.said());
        }

        assertThat(said).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_control_record_that_shortens_patience_wakes_up_who_is_silent() throws Exception {
        long changeMs = START_MS + 21_501; // policy 2 of the world: stale after 900 ms, not 2500
        try (Harness host = new Harness()) {
            host.control(WORLD.control(), Long.MAX_VALUE - 2);
            host.frames(WORLD.frames(1).stream()
                    .filter(frame -> frame.ingestTimeMs() < changeMs - 2_000)
                    .toList());

            host.watermark(changeMs - 1);
            host.said();
            host.watermark(changeMs);

            assertThat(host.stale())
                    .isNotEmpty()
                    .allSatisfy(stale -> assertThat(stale.ingestTimeMs()).isEqualTo(changeMs));
        }
    }

    /** By a release that knows better a state may be due since long, though no record has changed anything. */
    @Test
    void what_an_older_state_left_undone_is_told_behind_what_others_have_worked_off() throws Exception {
        String vehicleId = FRAMES.get(0).vehicleId();
        VehicleKeyState state = new VehicleKeyState();
        FRAMES.stream()
                .filter(frame -> frame.vehicleId().equals(vehicleId))
                .limit(10)
                .forEach(state::add);
        long workedMs = SeededConvoys.END_MS + LATE_DATA_MS;
        try (Harness host = new Harness()) {
            host.work(ControlSnapshot.of(List.of(), List.of(), List.of(), Catalog.RULES.policySchema()))
                    .workOff(state, workedMs);
            assertThat(host.stale()).isEmpty();

            EscortPlan plan = new EscortPlan(
                    "escort-1",
                    "convoy-1",
                    1,
                    0,
                    Long.MAX_VALUE,
                    0,
                    null,
                    List.of(),
                    List.of(PlannedVehicle.of(vehicleId, Role.CARGO, 10)),
                    PolicyOverrides.NONE);
            host.work(ControlSnapshot.of(List.of(), List.of(plan), List.of(), Catalog.RULES.policySchema()))
                    .workOff(state, workedMs + 10_000);

            assertThat(host.stale())
                    .singleElement()
                    .extracting(Presence::ingestTimeMs)
                    .isEqualTo(workedMs + 1);
        }
    }

    /** A vehicle that has a timer before the action has to be woken for the action, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_latch_that_two_officers_clear_is_cleared_whoever_is_woken_first(boolean isKnown) throws Exception {
        List<WireFrame> frames = new ArrayList<>(SeededConvoys.dragged(0, 0));
        frames.addAll(SeededConvoys.dragged(1, 300));
        frames.sort(Comparator.comparingLong(WireFrame::ingestTimeMs));
        List<ControlRecord> clearings = List.of(clearing("Aigul", 150_170, 1), clearing("Berik", 160_170, 2));
        try (Harness host = new Harness()) {
            host.control(plans(), Long.MAX_VALUE - 2);
            if (!isKnown) {
                host.control(clearings, Long.MAX_VALUE - 2);
            }
            int next = 0;
            for (long atMs = START_MS; atMs < START_MS + 1_000 * SeededConvoys.DRAG_SECONDS; atMs += 100) {
                for (; next < frames.size() && frames.get(next).ingestTimeMs() <= atMs + 100; next++) {
                    host.frames(frames.subList(next, next + 1));
                }
                for (ControlRecord clearing : clearings) {
                    if (isKnown && clearing.ingestTimeMs() > atMs && clearing.ingestTimeMs() <= atMs + 100) {
                        host.control(List.of(clearing), Long.MAX_VALUE - 2);
                    }
                }
                host.watermark(atMs);
            }

            assertThat(host.integrities("truck-0-0"))
                    .contains(Integrity.UNTRUSTED)
                    .last()
                    .isEqualTo(Integrity.TRUSTED);
        }
    }

    private static List<ControlRecord> plans() {
        return WORLD.control().stream()
                .filter(record -> record.kind() != ControlRecord.Kind.ACTION)
                .toList();
    }

    private static ControlRecord clearing(String officer, long atMs, long number) {
        long stampMs = START_MS + atMs;
        OfficerAction action = new OfficerAction(
                officer,
                OfficerAction.Kind.CLEAR_LATCH,
                null,
                "GNSS_SPOOFING_SUSPECTED",
                "truck-0-0",
                null,
                "The truck was looked at.",
                0,
                stampMs,
                stampMs,
                number);
        return ControlRecord.action(action, SeededConvoys.ACTIONS, new byte[] {1});
    }

    private static List<String> run(long stepMs) throws Exception {
        try (Harness host = new Harness()) {
            host.control(WORLD.control(), Long.MAX_VALUE - 2);
            host.frames(FRAMES);
            for (long nowMs = START_MS; nowMs < SeededConvoys.END_MS; nowMs += stepMs) {
                host.watermark(nowMs);
            }
            host.watermark(SeededConvoys.END_MS);
            return host.said().stream().sorted().toList();
        }
    }

    @Test
    void a_frame_of_another_vehicle_under_a_key_is_rejected_and_raises_a_mismatch_about_the_key() throws Exception {
        WireFrame first = FRAMES.get(0);
        WireFrame other = FRAMES.stream()
                .filter(frame -> frame.offset() > first.offset()
                        && frame.payload() != null
                        && !frame.vehicleId().equals(first.vehicleId()))
                .findFirst()
                .orElseThrow();
        WireFrame foreign = new WireFrame(
                first.vehicleId(), other.ingestTimeMs(), other.payload(), other.topic(), other.partition(), 1 << 20);
        try (Harness host = new Harness(null, false)) {
            host.control(WORLD.control(), Long.MAX_VALUE - 2);
            host.frames(List.of(first, foreign));
            host.watermark(other.ingestTimeMs() + 100);

            List<String> said = host.said();
            assertThat(said)
                    .filteredOn(line -> line.contains("IDENTITY_MISMATCH"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(first.vehicleId())
                    .doesNotContain(other.vehicleId());
            assertThat(said).filteredOn(line -> line.contains("KEY_MISMATCH")).hasSize(1);
        }
    }

    private static Watermark mark(long nowMs) {
        return new Watermark(nowMs);
    }

    /** A vehicle host under test. */
    private static final class Harness implements AutoCloseable {
        final KeyedTwoInputStreamOperatorTestHarness<String, WireFrame, ControlRecord, EscortInput> harness;
        private int read;

        Harness() throws Exception {
            this(null);
        }

        Harness(OperatorSubtaskState state) throws Exception {
            this(state, true);
        }

        Harness(OperatorSubtaskState state, boolean isRecorded) throws Exception {
            harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                    new VehicleHost(isRecorded), WireFrame::vehicleId, null, Types.STRING);
            harness.setup(EscortInput.TYPE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        /** What works off for this host under what has counted all along. */
        VehicleWork work(ControlSnapshot snapshot) {
            VehicleHost host = (VehicleHost) harness.getOperator();
            ControlSegment always = new ControlSegment(Long.MIN_VALUE, Long.MAX_VALUE, snapshot);
            return new VehicleWork(true, ingestMs -> always, ActionQueue::new, new VehicleOutlet(host));
        }

        void control(List<ControlRecord> records, long untilMs) throws Exception {
            for (ControlRecord record : records) {
                harness.processElement2(new StreamRecord<>(record, record.ingestTimeMs()));
            }
            harness.processWatermark2(mark(untilMs));
        }

        void frames(List<WireFrame> frames) throws Exception {
            for (WireFrame frame : frames) {
                harness.processElement1(new StreamRecord<>(frame, frame.ingestTimeMs()));
            }
        }

        void watermark(long nowMs) throws Exception {
            harness.processWatermark1(mark(nowMs));
            if (nowMs == Long.MAX_VALUE) {
                harness.processWatermark2(mark(nowMs));
            }
        }

        /** What was said, tracks sample by sample, counts left out. */
        List<String> said() {
            List<String> said = new ArrayList<>();
            for (EscortInput input : harness.extractOutputValues()
                    .subList(read, harness.extractOutputValues().size())) {
                read++;
                TrackFrame track = input.track();
                if (track == null) {
                    said.add(
                            input.finding() == null
                                    ? String.valueOf(input.status())
                                    : input.finding().toString());
                    continue;
                }
                for (int i = 0; i < track.size; i++) {
                    said.add(track.vehicleId + " " + track.escortId + " " + (track.firstJudgedIndex + i) + " "
                            + track.eventTimeMs[i] + " " + track.ingestTimeMs[i] + " " + track.chainageM[i]);
                }
            }
            drain(VehicleHost.TRANSITS, said);
            drain(VehicleHost.PRESENCE, said);
            drain(VehicleHost.REJECTED, said);
            return said;
        }

        /** How far a vehicle's place could be believed, status by status. */
        List<Integrity> integrities(String vehicleId) {
            return harness.extractOutputValues().stream()
                    .map(EscortInput::status)
                    .filter(status -> status != null && status.vehicleId.equals(vehicleId))
                    .map(status -> status.integrity)
                    .toList();
        }

        private <T> void drain(OutputTag<T> tag, List<String> said) {
            Queue<StreamRecord<T>> queue = harness.getSideOutput(tag);
            while (queue != null && !queue.isEmpty()) {
                T value = queue.remove().getValue();
                said.add(value instanceof RejectedInput rejected ? rejected.toString() : String.valueOf(value));
            }
        }

        List<Presence> stale() {
            List<Presence> found = new ArrayList<>();
            Queue<StreamRecord<Presence>> queue = harness.getSideOutput(VehicleHost.PRESENCE);
            while (queue != null && !queue.isEmpty()) {
                Presence presence = queue.remove().getValue();
                if (presence.kind() == Presence.Kind.STALE) {
                    found.add(presence);
                }
            }
            return found;
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
