package io.keruen.core.kit;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.vehicle.VehicleOutput;
import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.core.transit.TransitEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Runs one vehicle's samples through the vehicle stage, cut and interrupted as a seed says, and keeps what it said. */
public class VehicleRig implements VehicleOutput {
    public final List<StampedFinding> findings = new ArrayList<>();
    public final List<TransitEvent> transits = new ArrayList<>();
    public final List<Presence> presences = new ArrayList<>();
    public final List<String> tracks = new ArrayList<>();
    public final List<VehicleStatus> statuses = new ArrayList<>();
    public VehicleState state;

    private final VehicleStage stage = new VehicleStage(RuleCatalog.standard());
    private ControlSnapshot control;

    public VehicleRig(ControlSnapshot control) {
        this.control = control;
        state = stage.newState("none");
    }

    /** One frame per sample, time said after each. */
    public VehicleRig play(List<Sample> samples) {
        state = stage.newState(samples.get(0).vehicleId);
        for (int i = 0; i < samples.size(); i++) {
            stage.work(state, frame(List.of(samples.get(i))), 0, 1, control, this);
            stage.advance(state, completeMs(samples, i), control, this);
        }
        return this;
    }

    /** How far time has come after sample {@code i}: everything up to then has been given. */
    private static long completeMs(List<Sample> samples, int i) {
        long nowMs = samples.get(i).ingestTimeMs;
        return i + 1 < samples.size() ? Math.max(nowMs, samples.get(i + 1).ingestTimeMs) - 1 : nowMs;
    }

    /** Frames of random length up to {@code longest}, time said at random moments, the state stored now and then. */
    public VehicleRig play(List<Sample> samples, int longest, long seed) {
        Random random = new Random(seed);
        state = stage.newState(samples.get(0).vehicleId);
        int i = 0;
        while (i < samples.size()) {
            int end = i + 1;
            while (end < samples.size() && end - i < longest && follows(samples.get(end - 1), samples.get(end))) {
                end++;
            }
            Frame frame = frame(samples.subList(i, end));
            int at = 0;
            while (at < frame.size()) {
                int to = at + 1 + random.nextInt(frame.size() - at);
                stage.work(state, frame, at, to, control, this);
                if (random.nextBoolean()) {
                    stage.advance(state, completeMs(samples, i + to - 1), control, this);
                }
                if (random.nextInt(20) == 0) {
                    state = restored(bytes(state));
                }
                at = to;
            }
            i = end;
        }
        stage.advance(state, samples.get(samples.size() - 1).ingestTimeMs, control, this);
        return this;
    }

    /** Time passes and nothing arrives. */
    public VehicleRig advance(long nowMs) {
        stage.advance(state, nowMs, control, this);
        return this;
    }

    /** Other zones, plans and policies are known from now on. */
    public VehicleRig under(ControlSnapshot known) {
        control = known;
        return this;
    }

    /** When the stage has something to do if nothing arrives. */
    public long wakeUpAtMs() {
        return stage.wakeUpAtMs(state, control);
    }

    /** Goes on from a stored state with more samples, one frame per sample. */
    public VehicleRig resume(byte[] stored, List<Sample> samples) {
        state = restored(stored);
        for (int i = 0; i < samples.size(); i++) {
            stage.work(state, frame(List.of(samples.get(i))), 0, 1, control, this);
            stage.advance(state, completeMs(samples, i), control, this);
        }
        return this;
    }

    /** Goes on with more samples, one frame per sample. */
    public VehicleRig more(List<Sample> samples) {
        return resume(bytes(state), samples);
    }

    /** An officer lets the vehicle go on after a safe stop. */
    public VehicleRig permitResume(long fromMs, long untilMs) {
        String vehicleId = state.vehicleId();
        OfficerAction.Kind kind = OfficerAction.Kind.RESUME_PERMITTED;
        stage.permitResume(
                state,
                new OfficerAction(
                        "aigerim", kind, null, null, vehicleId, null, "inspected", untilMs, fromMs, fromMs, 1));
        return this;
    }

    /** An officer clears a latch. */
    public VehicleRig clearLatch(OfficerAction action) {
        stage.clearLatch(state, action, control, this);
        return this;
    }

    /** A record under the vehicle's key that names another. */
    public VehicleRig foreign(Sample sample) {
        stage.foreign(state, frame(List.of(sample)), control, this);
        return this;
    }

    /** The state as bytes. */
    public static byte[] bytes(VehicleState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a state of a release in which what this rule remembers meant something else. */
    public static byte[] ofAnotherVersion(String ruleId, byte[] state) {
        String text = new String(state, StandardCharsets.ISO_8859_1);
        byte[] other = state.clone();
        other[text.indexOf(ruleId) + ruleId.length() + 3] = 100;
        return other;
    }

    private VehicleState restored(byte[] stored) {
        try {
            return stage.readState(new DataInputStream(new ByteArrayInputStream(stored)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean follows(Sample one, Sample next) {
        boolean unnumbered = one.sequence == Sample.ABSENT && next.sequence == Sample.ABSENT;
        return one.bootId == next.bootId
                && Objects.equals(one.authenticatedAs, next.authenticatedAs)
                && (unnumbered || next.sequence == one.sequence + 1);
    }

    /** Samples of one vehicle as a frame. */
    public static Frame frame(List<Sample> samples) {
        Frame frame = new Frame(samples.size());
        frame.reset(samples.size());
        frame.vehicleId = samples.get(0).vehicleId;
        frame.bootId = samples.get(0).bootId;
        frame.firstSequence = samples.get(0).sequence;
        frame.authenticatedAs = samples.get(0).authenticatedAs;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            frame.eventTimeMs()[i] = sample.eventTimeMs;
            frame.ingestTimeMs()[i] = sample.ingestTimeMs;
            frame.latDeg()[i] = sample.latDeg;
            frame.lonDeg()[i] = sample.lonDeg;
        }
        for (Signal signal : Signal.values()) {
            double[] column = frame.fill(signal);
            for (int i = 0; i < samples.size(); i++) {
                column[i] = samples.get(i).value(signal);
            }
        }
        for (CodedSignal signal : CodedSignal.values()) {
            int[] column = frame.fill(signal);
            for (int i = 0; i < samples.size(); i++) {
                column[i] = samples.get(i).code(signal);
            }
        }
        fillTyres(frame, samples);
        return frame;
    }

    private static void fillTyres(Frame frame, List<Sample> samples) {
        int tyres = samples.stream()
                .mapToInt(sample -> sample.tyrePressureKpa.length)
                .max()
                .orElse(0);
        double[] pressureKpa = frame.fillTyrePressureKpa(tyres);
        for (int i = 0; i < samples.size(); i++) {
            double[] own = samples.get(i).tyrePressureKpa;
            for (int k = 0; k < tyres; k++) {
                pressureKpa[i * tyres + k] = k < own.length ? own[k] : Double.NaN;
            }
        }
    }

    /** The findings of a type, in order. */
    public List<Finding> findings(String type) {
        return findings.stream()
                .map(StampedFinding::finding)
                .filter(finding -> finding.type().equals(type))
                .toList();
    }

    /** Everything said, in the total order, as text: two rigs that saw the same say the same. */
    public List<String> said() {
        List<String> said = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparingLong(StampedFinding::ingestTimeMs)
                        .thenComparingLong(StampedFinding::ordinal)
                        .thenComparingInt(StampedFinding::rank))
                .map(String::valueOf)
                .forEach(said::add);
        transits.stream().map(String::valueOf).forEach(said::add);
        presences.stream().map(String::valueOf).forEach(said::add);
        said.addAll(tracks);
        said.add("accepted " + state.acceptedCount() + ", duplicate " + state.duplicateCount() + ", late "
                + state.lateCount() + ", unjudged " + state.lateUnjudgedCount() + ", quarantined "
                + state.quarantinedCount());
        return said;
    }

    @Override
    public void track(TrackFrame track) {
        for (int i = 0; i < track.size; i++) {
            tracks.add(track.vehicleId + " " + (track.firstJudgedIndex + i) + " " + track.eventTimeMs[i] + " "
                    + track.ingestTimeMs[i] + " " + track.latDeg[i] + " " + track.lonDeg[i] + " " + track.chainageM[i]
                    + " " + track.zoneKinds[i]);
        }
    }

    @Override
    public void status(VehicleStatus status) {
        statuses.add(status.copy(status.atMs));
    }

    @Override
    public void finding(StampedFinding finding) {
        findings.add(finding);
    }

    @Override
    public void transit(TransitEvent event) {
        transits.add(event);
    }

    @Override
    public void presence(Presence presence) {
        presences.add(presence);
    }
}
