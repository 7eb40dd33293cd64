package io.keruen.core.stage.vehicle;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.InstantEpisode;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.anomaly.IdentityRule;
import io.keruen.core.rule.anomaly.ReplayRule;
import io.keruen.core.sample.ContentHash;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;

/**
 * Looks at every arrival before it is put in order: is it the vehicle that speaks, and has it said this before? Hosts
 * the rules {@code replayed-frames} and {@code identity}.
 */
final class ArrivalWatch {
    private final ReplayRule replay;
    private final IdentityRule identity;
    private final int replayIndex;
    private final int identityIndex;
    private final int replaySlice;
    private final int memorySlice;
    private final int identitySlice;
    private final int speakerSlice;
    private final SliceLayout layout;
    private final VehicleJudge judge;
    private final Slice slice = new Slice();
    private final Slice memory = new Slice();
    private long[] hashes = new long[64];

    ArrivalWatch(RuleCatalog catalog, SliceLayout layout, VehicleJudge judge) {
        this.layout = layout;
        this.judge = judge;
        replayIndex = catalog.requiredIndex(ReplayRule.ID);
        identityIndex = catalog.requiredIndex(IdentityRule.ID);
        replay = catalog.required(ReplayRule.ID, ReplayRule.class);
        identity = catalog.required(IdentityRule.ID, IdentityRule.class);
        replaySlice = layout.addLastingBusy(ReplayRule.ID, 1, ReplayRule.LONGS, 0);
        memorySlice = layout.addLasting(ReplayRule.MEMORY_ID, 1, ReplayRule.PLACES, 0);
        identitySlice = layout.addLastingBusy(IdentityRule.ID, 1, IdentityRule.LONGS, 0);
        speakerSlice =
                layout.addLasting(IdentityRule.MEMORY_ID, 1, IdentityRule.MEMORY_LONGS, IdentityRule.MEMORY_DOUBLES);
        judge.watchesArrivals(replaySlice);
        judge.watchesArrivals(identitySlice);
    }

    private void turnTo(VehicleState state, int number, Slice cursor) {
        layout.at(number, state.longs, state.doubles, cursor);
    }

    /** Whether the frame's sender is the vehicle and nothing is suspected: its samples may be taken in blocks. */
    boolean isIdle(VehicleState state, Frame frame) {
        turnTo(state, replaySlice, slice);
        if (!replay.episode.isIdle(slice)) {
            return false;
        }
        turnTo(state, identitySlice, slice);
        turnTo(state, speakerSlice, memory);
        return identity.isIdle(slice, memory) && !IdentityRule.isMismatch(frame.authenticatedAs, frame.vehicleId);
    }

    /** What goes on at a moment ends in the name of the escort before; if it goes on, it is raised anew in that of the next. */
    void handOver(VehicleState state, long nowMs) {
        turnTo(state, replaySlice, slice);
        handOver(replay.episode, ReplayRule.ID, ReplayRule.TYPE, state, nowMs);
        turnTo(state, identitySlice, slice);
        handOver(identity.mismatch, IdentityRule.ID, IdentityRule.MISMATCH, state, nowMs);
        handOver(identity.duplicate, IdentityRule.ID, IdentityRule.DUPLICATE, state, nowMs);
    }

    private void handOver(InstantEpisode episode, String ruleId, String type, VehicleState state, long nowMs) {
        if (!episode.isIdle(slice)) {
            judge.overBefore(
                    nowMs,
                    Finding.of(Finding.Kind.CLEARED, ruleId, type)
                            .vehicle(state.vehicleId)
                            .severity(Severity.CRITICAL)
                            .times(episode.startedAtMs(slice), nowMs));
            episode.reset(slice);
        }
    }

    /** Consecutive samples above every number so far have been taken in, while idle. */
    void took(VehicleState state, Frame frame, int from, int count) {
        hash(frame, from, count);
        turnTo(state, memorySlice, memory);
        ReplayRule.remember(memory, frame.bootId, frame.sequence(from), count, hashes);
        turnTo(state, speakerSlice, memory);
        identity.follow(memory, frame, from, count);
    }

    private void hash(Frame frame, int from, int count) {
        if (count > hashes.length) {
            hashes = new long[Math.max(count, 2 * hashes.length)];
        }
        ContentHash.of(frame, from, count, hashes);
    }

    /** Ends what is over by the arrival's time; answers whether the vehicle itself may have sent the sample. */
    boolean isOwn(VehicleState state, Frame frame, int i, Situation now) {
        turnTo(state, replaySlice, slice);
        long replayClearMs = ReplayRule.clearMs(now.parameters()[replayIndex]);
        end(replay.episode, ReplayRule.ID, ReplayRule.TYPE, replayClearMs, state, frame, i);
        turnTo(state, identitySlice, slice);
        long clearMs = IdentityRule.clearMs(now.parameters()[identityIndex]);
        end(identity.mismatch, IdentityRule.ID, IdentityRule.MISMATCH, clearMs, state, frame, i);
        if (end(identity.duplicate, IdentityRule.ID, IdentityRule.DUPLICATE, clearMs, state, frame, i)) {
            turnTo(state, speakerSlice, memory);
            identity.forgetSecond(memory);
        }
        if (!IdentityRule.isMismatch(frame.authenticatedAs, frame.vehicleId)) {
            return true;
        }
        happened(state, frame, i);
        return false;
    }

    /** Sender and name disagree: a record came under the key of one vehicle and names another. */
    void mismatched(VehicleState state, Frame frame, int i, Situation now) {
        turnTo(state, identitySlice, slice);
        long clearMs = IdentityRule.clearMs(now.parameters()[identityIndex]);
        end(identity.mismatch, IdentityRule.ID, IdentityRule.MISMATCH, clearMs, state, frame, i);
        happened(state, frame, i);
    }

    private void happened(VehicleState state, Frame frame, int i) {
        long nowMs = frame.ingestTimeMs()[i];
        if (identity.mismatch.happened(slice, nowMs, nowMs)) {
            say(Finding.Kind.RAISED, IdentityRule.ID, IdentityRule.MISMATCH, nowMs, nowMs, state, frame, i);
        }
    }

    /** Whether a number was told before with other content; remembers what a new one says. */
    boolean isReplay(VehicleState state, Frame frame, int i, boolean isNew) {
        long sequence = frame.sequence(i);
        if (sequence == Sample.ABSENT) {
            return false;
        }
        hash(frame, i, 1);
        turnTo(state, memorySlice, memory);
        if (!ReplayRule.isOther(memory, frame.bootId, sequence, hashes[0])) {
            if (isNew) {
                ReplayRule.remember(memory, frame.bootId, sequence, 1, hashes);
            }
            return false;
        }
        long nowMs = frame.ingestTimeMs()[i];
        turnTo(state, replaySlice, slice);
        if (replay.episode.happened(slice, nowMs, nowMs)) {
            say(Finding.Kind.RAISED, ReplayRule.ID, ReplayRule.TYPE, nowMs, nowMs, state, frame, i);
        }
        return true;
    }

    /** Looks whether a second vehicle speaks, by one arrival, new or not. */
    void checkSpeaker(VehicleState state, Frame frame, int i, boolean isNew, Situation now) {
        turnTo(state, speakerSlice, memory);
        if (!identity.isTwo(memory, frame, i, isNew, now.parameters()[identityIndex])) {
            return;
        }
        long nowMs = frame.ingestTimeMs()[i];
        turnTo(state, identitySlice, slice);
        if (identity.duplicate.happened(slice, identity.twoSinceMs(memory), nowMs)) {
            long startedMs = identity.duplicate.startedAtMs(slice);
            say(Finding.Kind.RAISED, IdentityRule.ID, IdentityRule.DUPLICATE, startedMs, nowMs, state, frame, i);
        }
    }

    /** Ends what is over; answers whether it was. */
    private boolean end(
            InstantEpisode episode, String ruleId, String type, long clearMs, VehicleState state, Frame frame, int i) {
        if (!episode.isOver(slice, frame.ingestTimeMs()[i], clearMs)) {
            return false;
        }
        long overMs = episode.overAtMs(slice, clearMs);
        say(Finding.Kind.CLEARED, ruleId, type, episode.startedAtMs(slice), overMs, state, frame, i);
        episode.reset(slice);
        return true;
    }

    /** The place and the numbers are what the sample claims. */
    private void say(
            Finding.Kind kind,
            String ruleId,
            String type,
            long startedMs,
            long atMs,
            VehicleState state,
            Frame frame,
            int i) {
        Finding.Builder finding = Finding.of(kind, ruleId, type)
                .vehicle(state.vehicleId)
                .place(frame.latDeg()[i], frame.lonDeg()[i], Double.NaN)
                .severity(Severity.CRITICAL)
                .times(startedMs, atMs)
                .evidence("eventTimeMs", frame.eventTimeMs()[i]);
        if (frame.sequence(i) != Sample.ABSENT) {
            finding.evidence("sequence", frame.sequence(i)).evidence("bootId", frame.bootId);
        }
        judge.arrived(frame.ingestTimeMs()[i], finding);
    }
}
