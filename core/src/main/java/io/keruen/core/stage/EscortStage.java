package io.keruen.core.stage;

import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.control.Control;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.rule.RuleCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Judges the pairs of an escort and keeps the life of its alerts. Input is buffered and worked off in one total order:
 * ingest time, officers' actions before vehicles, vehicle, judged index (a sample before the findings made at it), rank;
 * waits that end at T end after all input of T, and after them what happens to alerts by itself at T. So the alerts do
 * not depend on how input was cut, in which order vehicles were heard, or how far time moved at once.
 *
 * <p>One per thread, for many states. The host has given all input up to a time before it asks to work up to it.
 */
public final class EscortStage {
    /** Nothing to do. */
    public static final long NOTHING = Long.MAX_VALUE;

    private static final long WAITS_GO_ON = Long.MIN_VALUE;

    private final PairLayout layout;
    private final AlertKeeper alerts;
    private final PairJudge judge;
    private final ActionQueue nobody = new ActionQueue();

    /** A stage that judges by the pair rules of the catalogue. */
    public EscortStage(RuleCatalog catalog) {
        layout = new PairLayout(catalog);
        alerts = new AlertKeeper(catalog);
        judge = new PairJudge(catalog, layout, alerts);
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

    /** As below, where no officer acts. */
    public long nextWorkMs(EscortState state) {
        return nextWorkMs(state, nobody);
    }

    /** The earliest ingest time at which there is something to work off; {@link #NOTHING} if there is nothing. */
    public long nextWorkMs(EscortState state, ActionQueue actions) {
        OfficerAction action = actions.firstAfter(state.workedMs);
        long actionMs = action == null ? NOTHING : action.ingestTimeMs();
        long byItselfMs = Math.min(waitEndsMs(state), AlertKeeper.wakeUpAtMs(state));
        return Math.min(Math.min(actionMs, byItselfMs), inputMs(firstPending(state), state.findings.first()));
    }

    /** As below, where no officer acts. */
    public void work(EscortState state, long uptoMs, Control control, EscortOutput out) {
        work(state, uptoMs, control, nobody, out);
    }

    /**
     * Works off everything with ingest time up to {@code uptoMs}.
     *
     * @param actions with those that the escort has not been worked past
     */
    public void work(EscortState state, long uptoMs, Control control, ActionQueue actions, EscortOutput out) {
        alerts.begin(control, out);
        judge.begin(state, control);
        // No wait ends before this. Samples worked off may begin waits, but none that ends before theirs would.
        long waitsFromMs = waitEndsMs(state);
        OfficerAction action = actions.firstAfter(state.workedMs);
        while (true) {
            EscortMember member = firstPending(state);
            StampedFinding finding = state.findings.first();
            long inputMs = inputMs(member, finding);
            long actionMs = action == null ? NOTHING : action.ingestTimeMs();
            if (waitsFromMs < Math.min(inputMs, actionMs)) {
                waitsFromMs = waitEndsMs(state);
            }
            long wakeMs = AlertKeeper.wakeUpAtMs(state);
            long nowMs = Math.min(Math.min(inputMs, actionMs), Math.min(waitsFromMs, wakeMs));
            if (nowMs > uptoMs || nowMs == NOTHING) {
                state.workedMs = Math.max(state.workedMs, uptoMs);
                return;
            }
            alerts.at(nowMs);
            if (action != null && actionMs == nowMs) {
                alerts.act(state, action);
                action = actions.after(action);
            } else if (member != null && inputMs == nowMs && isSampleFirst(member, finding)) {
                workOff(state, member);
                waitsFromMs = Math.min(waitsFromMs, inputMs + PairJudge.WAIT_MS);
            } else if (finding != null && inputMs == nowMs) {
                state.findings.removeFirst();
                judge.accept(state, finding.finding());
            } else if (waitsFromMs == nowMs) {
                endWaits(state, nowMs);
                waitsFromMs = waitEndsMs(state);
            } else {
                alerts.wakeUp(state);
            }
        }
    }

    /** When the first of the input that waits is due. */
    private static long inputMs(@Nullable EscortMember member, @Nullable StampedFinding finding) {
        long sampleMs = member == null ? NOTHING : member.queue.pendingIngestMs();
        return finding == null ? sampleMs : Math.min(sampleMs, finding.ingestTimeMs());
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
