package io.keruen.core.stage.escort;

import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.Control;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.gate.GateLine;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.PipelineRule;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.zone.ZoneKind;

/**
 * Judges the pairs of an escort, follows its life and keeps that of its alerts. Input is buffered and worked off in one
 * total order: ingest time, lines of customs and gates before officers' actions before vehicles, vehicle, judged index
 * (the transits found at a sample, the sample, its findings), rank; waits that end at T end after all input of T, and what
 * happens by itself at T, to the vehicles near the escort, to it and then to its alerts, comes after that; how it stands
 * is told at the end of T. So the alerts do not depend on how input was cut, in which order vehicles were heard, or how
 * far time moved at once.
 *
 * <p>One per thread, for many states. The host has given all input up to a time before it asks to work up to it.
 */
public final class EscortStage {
    /** Nothing to do. */
    public static final long NOTHING = Long.MAX_VALUE;

    private static final long WAITS_GO_ON = Long.MIN_VALUE;

    /** So many samples that came together are taken at once: the places before them must not be thinned out meanwhile. */
    private static final int MOST_TOGETHER = 32;

    private final PairLayout layout;
    private final AlertKeeper alerts;
    private final PairJudge judge;
    private final LifeWatch life;
    private final IntruderWatch intruders;
    private final StatusBoard board = new StatusBoard();
    private final NotedOutput told = new NotedOutput();
    private final CustomsWatch customs;
    private final GateWatch gates;
    private final ObjectionWatch objections;
    private final ActionQueue nobody = new ActionQueue();
    private final NextInput next = new NextInput();

    /** A stage that judges by the catalogue's rules about pairs and about the escort as a whole. */
    public EscortStage(RuleCatalog catalog) {
        layout = new PairLayout(catalog);
        alerts = new AlertKeeper(catalog);
        judge = new PairJudge(catalog, layout, alerts);
        life = new LifeWatch(catalog, judge, judge::accept);
        intruders = new IntruderWatch(catalog, judge, judge::accept);
        customs = new CustomsWatch(catalog, judge::accept);
        gates = new GateWatch(catalog);
        objections = new ObjectionWatch(alerts);
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

    /** Buffers a vehicle's passing of a yard, gate or queue. */
    public void accept(EscortState state, StampedTransit transit) {
        state.transits.add(transit);
    }

    /** Buffers a line of customs or of a gate. */
    public void accept(EscortState state, StampedLine line) {
        state.customs.pending.add(line);
    }

    /** Buffers a copy of where a vehicle is that does not belong to the escort and is near it. */
    public void outsider(EscortState state, Sighting sighting) {
        state.outsiders.add(sighting.copy(sighting.ingestTimeMs));
    }

    /** Buffers a copy of how it stands with a vehicle. */
    public void accept(EscortState state, VehicleStatus status) {
        state.notes.pending.add(status.copy(status.atMs));
    }

    /** A plan of the escort reached us at this ingest time: there is a life to look at. */
    public void planned(EscortState state, long ingestTimeMs) {
        state.plannedMs = Math.min(state.plannedMs, ingestTimeMs);
    }

    /** As below, where no officer acts. */
    public long nextWorkMs(EscortState state) {
        return nextWorkMs(state, nobody);
    }

    /** The earliest ingest time at which there is something to work off; {@link #NOTHING} if there is nothing. */
    public long nextWorkMs(EscortState state, ActionQueue actions) {
        long bornMs = state.workedMs == EscortMember.NOT_YET_MS ? state.plannedMs : NOTHING;
        OfficerAction action = actions.firstAfter(state.workedMs);
        long actionMs = action == null ? NOTHING : action.ingestTimeMs();
        long byItselfMs = Math.min(state.notes.dueMs(), Math.min(waitEndsMs(state), wakeMs(state)));
        byItselfMs = state.objections.isUntold ? Math.min(byItselfMs, state.workedMs + 1) : byItselfMs;
        long inputMs = Math.min(next.look(state), state.customs.pendingMs());
        return Math.min(Math.min(inputMs, bornMs), Math.min(actionMs, byItselfMs));
    }

    /** When something happens by itself. */
    private static long wakeMs(EscortState state) {
        return Math.min(
                Math.min(Math.min(state.outsiders.wakeMs(), state.life.wakeMs), state.gates.wakeMs),
                Math.min(Math.min(state.customs.wakeMs, state.objections.wakeMs), AlertKeeper.wakeUpAtMs(state)));
    }

    /** As below, where no officer acts. */
    public void work(EscortState state, long uptoMs, Control control, EscortOutput out) {
        work(state, uptoMs, control, nobody, out);
    }

    /**
     * Works off everything with ingest time up to {@code uptoMs}. Other control data count from the next ingest time
     * on: a host works up to the last moment of the old ones first.
     *
     * @param actions with those that the escort has not been worked past
     */
    public void work(EscortState state, long uptoMs, Control control, ActionQueue actions, EscortOutput out) {
        begin(state, control, out);
        long momentMs = told.nowMs == NOTHING ? EscortMember.NOT_YET_MS : told.nowMs;
        // No wait ends before this. Samples worked off may begin waits, but none that ends before theirs would.
        long waitsFromMs = waitEndsMs(state);
        OfficerAction action = actions.firstAfter(state.workedMs);
        while (true) {
            long inputMs = next.look(state);
            long actionMs = action == null ? NOTHING : action.ingestTimeMs();
            long lineMs = state.customs.pendingMs();
            if (waitsFromMs < Math.min(inputMs, Math.min(actionMs, lineMs))) {
                waitsFromMs = waitEndsMs(state);
            }
            long byItselfMs = Math.min(wakeMs(state), state.notes.dueMs());
            long nowMs = Math.min(Math.min(inputMs, Math.min(actionMs, lineMs)), Math.min(waitsFromMs, byItselfMs));
            if (state.gates.isStirred && nowMs > momentMs) {
                gates.tell(state, momentMs);
                continue;
            }
            boolean isTold = !state.objections.isUntold;
            if (state.objections.isStirred && isTold && nowMs > momentMs && momentMs <= uptoMs) {
                objections.tell(state, momentMs);
                continue;
            }
            if (!isTold && nowMs > uptoMs && uptoMs > state.workedMs) {
                objections.restored(state);
                momentMs = uptoMs;
                alerts.at(momentMs);
                told.nowMs = momentMs;
                continue;
            }
            if (nowMs > uptoMs || nowMs == NOTHING) {
                state.workedMs = Math.max(state.workedMs, uptoMs);
                return;
            }
            alerts.at(nowMs);
            told.nowMs = nowMs;
            momentMs = nowMs;
            if (lineMs == nowMs) {
                takeLine(state, control);
            } else if (action != null && actionMs == nowMs) {
                alerts.act(state, action);
                action = actions.after(action);
            } else if (inputMs == nowMs) {
                workOffFirst(state, control);
                waitsFromMs = Math.min(waitsFromMs, inputMs + PairJudge.WAIT_MS);
            } else if (waitsFromMs == nowMs) {
                endWaits(state, nowMs);
                waitsFromMs = waitEndsMs(state);
            } else {
                wakeUp(state, control, nowMs, out);
            }
            gates.stir(state);
        }
    }

    private void begin(EscortState state, Control control, EscortOutput out) {
        told.begin(state, control, out);
        alerts.begin(state.escortId(), control, told);
        judge.begin(state, control);
        if (told.nowMs != NOTHING) {
            alerts.at(told.nowMs);
        }
        life.begin(state, control, told);
        customs.begin(state, control, told);
        gates.begin(control, out);
        objections.begin(control, out);
    }

    /** What happens by itself then: one thing at a time. */
    private void wakeUp(EscortState state, Control control, long nowMs, EscortOutput out) {
        if (state.outsiders.wakeMs() == nowMs) {
            intruders.wake(state, nowMs);
        } else if (state.life.wakeMs == nowMs) {
            life.wake(state, nowMs);
            state.notes.convoyChanged(nowMs);
            customs.arrived(state, control, nowMs);
        } else if (state.customs.wakeMs == nowMs) {
            customs.wake(state, control, nowMs);
        } else if (state.gates.wakeMs == nowMs) {
            state.gates.wakeMs = NOTHING;
        } else if (state.objections.wakeMs == nowMs) {
            state.objections.wakeMs = NOTHING;
            state.objections.isStirred = true;
        } else if (AlertKeeper.wakeUpAtMs(state) == nowMs) {
            alerts.wakeUp(state);
        } else {
            board.wake(state, nowMs, out);
        }
    }

    private void takeLine(EscortState state, Control control) {
        StampedLine line = state.customs.pending.peek();
        GateLine reported = line == null ? null : line.gate();
        if (line != null && reported != null) {
            state.customs.pending.poll();
            gates.line(state, reported, line.stampMs());
        } else {
            customs.takeFirst(state, control);
        }
    }

    private void workOffFirst(EscortState state, Control control) {
        StampedTransit transit = next.transit();
        EscortMember member = next.member();
        StampedFinding finding = next.finding();
        if (transit != null) {
            state.transits.removeFirst();
            passed(state, control, transit);
        } else if (member != null) {
            workOff(state, control, member);
        } else if (finding != null) {
            state.findings.removeFirst();
            if (PipelineRule.isOutageOfEscort(finding.finding())) {
                customs.outage(state, control, finding);
            } else {
                found(state, finding);
            }
        }
    }

    private void found(EscortState state, StampedFinding finding) {
        objections.heard(state, finding.finding());
        judge.accept(state, finding.finding());
        if (finding.finding().kind() == Finding.Kind.LEFT) {
            customs.left(state, finding.ingestTimeMs());
        }
        life.finding(state, finding.finding());
    }

    private void passed(EscortState state, Control control, StampedTransit transit) {
        if (transit.kind() == ZoneKind.BORDER_LINE) {
            customs.crossed(state, control, transit);
        } else {
            life.transit(state, transit.event(), transit);
            customs.arrived(state, control, transit.ingestTimeMs());
        }
    }

    /** When the next wait of a follower for its leader ends. */
    private static long waitEndsMs(EscortState state) {
        long endsMs = NOTHING;
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            TrackQueue queue = members[m].queue;
            if (queue.hasWaiting()) {
                endsMs = Math.min(endsMs, queue.ingestTimeMs(queue.waiting()) + PairJudge.WAIT_MS);
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

    /** Takes the member's samples that came together; then all who waited for them are judged, it and who follows it. */
    private void workOff(EscortState state, Control control, EscortMember member) {
        TrackQueue track = member.queue;
        long nowMs = track.pendingIngestMs();
        EscortPlan plan = judge.planAt(state, member, track.pendingEventTimeMs());
        int most = state.customs.isAwaited(member.vehicleId) ? 1 : MOST_TOGETHER; // of a line that waits for its place
        int count = track.pendingTogether(most, next.lastOrdinal(), member.situation);
        int from = track.takePending(count, member.situation.routeKey());
        for (int i = from; i < from + count; i++) {
            member.spot.take(track, i);
        }
        member.jurisdiction = track.jurisdiction(from + count - 1);
        if (plan == null) {
            judge.drain(state, member, WAITS_GO_ON);
            return;
        }
        for (int i = from; i < from + count; i++) {
            noticePlan(state, plan, track.eventTimeMs(i));
            member.ring.add(track, i);
            life.sample(state, member, i);
        }
        if (!state.objections.gone.isEmpty()) {
            state.objections.gone.remove(member.vehicleId);
        }
        customs.sampled(state, control, member, nowMs);
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            EscortMember each = members[m]; // itself too, and who waits for it
            if (each.queue.hasWaiting() && !each.isHeldBack()) {
                judge.drain(state, each, WAITS_GO_ON);
            }
        }
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
        judge.endOthers(state, plan, tMs);
    }
}
