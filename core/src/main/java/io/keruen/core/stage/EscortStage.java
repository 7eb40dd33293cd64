package io.keruen.core.stage;

import io.keruen.core.control.Control;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.rule.RuleCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Judges the pairs of an escort and keeps the life of its alerts. Input is buffered and worked off in one total order:
 * ingest time, vehicle, judged index (a sample before the findings made at it), rank; waits that end at T end after
 * all input of T. So the alerts do not depend on how input was cut, in which order vehicles were heard, or how far
 * time moved at once.
 *
 * <p>One per thread, for many states. The host has given all input up to a time before it asks to work up to it.
 */
public final class EscortStage {
    /** Nothing to do. */
    public static final long NOTHING = Long.MAX_VALUE;

    private static final long WAITS_GO_ON = Long.MIN_VALUE;

    private final PairLayout layout;
    private final PairJudge judge;

    /** A stage that judges by the pair rules of the catalogue. */
    public EscortStage(RuleCatalog catalog) {
        layout = new PairLayout(catalog);
        judge = new PairJudge(catalog, layout);
    }

    /** Where the rules' slices lie, to read a state with. */
    public PairLayout layout() {
        return layout;
    }

    /** The state of an escort of which nothing is known. */
    public EscortState newState(String escortId) {
        return new EscortState(escortId, layout);
    }

    /** Buffers a copy of the samples. */
    public void accept(EscortState state, TrackFrame track) {
        if (track.size > 0) {
            state.member(track.vehicleId).queue.append(track);
        }
    }

    /** Buffers a finding of the vehicle or fleet stage. */
    public void accept(EscortState state, StampedFinding finding) {
        state.findings.add(finding);
    }

    /** The earliest ingest time at which there is something to work off; {@link #NOTHING} if there is nothing. */
    public long nextWorkMs(EscortState state) {
        EscortMember member = firstPending(state);
        StampedFinding finding = state.findings.first();
        long sampleMs = member == null ? NOTHING : member.queue.pendingIngestMs();
        long findingMs = finding == null ? NOTHING : finding.ingestTimeMs();
        return Math.min(waitEndsMs(state), Math.min(sampleMs, findingMs));
    }

    /** Works off everything with ingest time up to {@code uptoMs}. */
    public void work(EscortState state, long uptoMs, Control control, EscortOutput out) {
        judge.begin(state, control, out);
        // No wait ends before this. Samples worked off may begin waits, but none that ends before theirs would.
        long waitsFromMs = waitEndsMs(state);
        while (true) {
            EscortMember member = firstPending(state);
            StampedFinding finding = state.findings.first();
            boolean isSample = isSampleFirst(member, finding);
            long inputMs = NOTHING;
            if (member != null && isSample) {
                inputMs = member.queue.pendingIngestMs();
            } else if (finding != null) {
                inputMs = finding.ingestTimeMs();
            }
            if (waitsFromMs < inputMs) {
                waitsFromMs = waitEndsMs(state);
            }
            long nowMs = Math.min(inputMs, waitsFromMs);
            if (nowMs > uptoMs || nowMs == NOTHING) {
                return;
            }
            if (waitsFromMs < inputMs) {
                endWaits(state, waitsFromMs);
            } else if (member != null && isSample) {
                workOff(state, member);
                waitsFromMs = Math.min(waitsFromMs, inputMs + PairJudge.WAIT_MS);
            } else if (finding != null) {
                state.findings.removeFirst();
                judge.accept(state, finding.finding());
            }
        }
    }

    /** Of all pending samples the first by ingest time, then vehicle. */
    private static @Nullable EscortMember firstPending(EscortState state) {
        EscortMember first = null;
        long firstMs = NOTHING;
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            long pendingMs = members[m].queue.pendingIngestMs();
            if (pendingMs < firstMs) {
                first = members[m];
                firstMs = pendingMs;
            }
        }
        return first;
    }

    private static boolean isSampleFirst(@Nullable EscortMember member, @Nullable StampedFinding finding) {
        if (member == null || finding == null) {
            return finding == null;
        }
        long sampleMs = member.queue.pendingIngestMs();
        if (sampleMs != finding.ingestTimeMs()) {
            return sampleMs < finding.ingestTimeMs();
        }
        int order = member.vehicleId.compareTo(finding.key());
        return order < 0 || (order == 0 && member.queue.pendingOrdinal() <= finding.ordinal());
    }

    /** When the next wait of a follower for its leader ends. */
    private static long waitEndsMs(EscortState state) {
        long endsMs = NOTHING;
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            TrackQueue queue = members[m].queue;
            if (queue.hasWaiting()) {
                endsMs = Math.min(endsMs, queue.ingestTimeMs[queue.waiting()] + PairJudge.WAIT_MS);
            }
        }
        return endsMs;
    }

    private void endWaits(EscortState state, long nowMs) {
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            judge.drain(state, members[m], nowMs);
        }
    }

    private void workOff(EscortState state, EscortMember member) {
        int i = member.queue.takePending();
        long tMs = member.queue.eventTimeMs[i];
        EscortPlan plan = judge.planAt(state, member, tMs);
        if (plan != null) {
            noticePlan(state, plan, tMs);
            member.ring.add(member.queue, i);
            EscortMember[] members = state.members();
            for (int m = 0; m < state.memberCount(); m++) {
                EscortMember other = members[m];
                if (other.queue.hasWaiting() && (other.waitsFor == null || other.waitsFor == member)) {
                    judge.drain(state, other, WAITS_GO_ON);
                }
            }
        }
        judge.drain(state, member, WAITS_GO_ON);
    }

    /** At the first sample under another version of the plan the pairs that it does not have end. */
    private void noticePlan(EscortState state, EscortPlan plan, long tMs) {
        if (tMs <= state.planSeenMs) {
            return;
        }
        state.planSeenMs = tMs;
        if (plan.version() == state.planVersion) {
            return;
        }
        state.planVersion = plan.version();
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            EscortMember follower = members[m];
            if (follower.leaderId != null && !isPair(plan, follower.vehicleId, follower.leaderId)) {
                judge.end(state, follower, tMs);
                follower.endedAtMs = tMs;
            }
        }
    }

    private static boolean isPair(EscortPlan plan, String followerId, String leaderId) {
        int index = plan.indexOf(followerId);
        return index > 0 && plan.vehicles().get(index - 1).vehicleId().equals(leaderId);
    }
}
