package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides at one gate who may pass: of all that wait and are ready, the one that came first gets the lease, renewed for
 * as long as all holds, taken back at once when it does not, ended when it is used. Input is buffered and worked off by
 * ingest time; at one moment all of it counts before anything is decided, so its order does not matter.
 *
 * <p>One per thread, for many states. The host has given all input up to a time before it asks to work up to it.
 */
public final class GateStage {
    /** Nothing to do. */
    public static final long NOTHING = Long.MAX_VALUE;

    /** More do not wait at one gate; the first of those of which nobody told anything gives way. */
    private static final int MOST_WAITERS = 256;

    private static final String NOT_READ = "The lane must read the vehicle again.";
    private static final String BEFORE_IT = "A passage under the clearance before has become known: this one ends.";

    private final Guards guards;
    private final Interlock interlock;

    /** A stage that keeps all rules. */
    public GateStage() {
        this(Guards.ALL);
    }

    GateStage(Guards guards) {
        this.guards = guards;
        interlock = new Interlock(guards);
    }

    /** Buffers what the gate reported. */
    public void accept(GateState state, GateLine line) {
        state.inbox.add(line);
    }

    /** Buffers what an escort told. */
    public void accept(GateState state, Readiness told) {
        state.inbox.add(told);
    }

    /** Buffers what an escort of before has against a vehicle. */
    public void accept(GateState state, Objection told) {
        state.inbox.add(told);
    }

    /** Buffers what an officer did about the gate. */
    public void accept(GateState state, OfficerAction action) {
        state.inbox.add(action);
    }

    /** The earliest ingest time at which there is something to work off; {@link #NOTHING} if there is nothing. */
    public long nextWorkMs(GateState state) {
        return Math.min(state.inbox.firstMs(), state.wakeMs);
    }

    /** Works off everything with ingest time up to {@code uptoMs}. */
    public void work(GateState state, long uptoMs, GateOutput out) {
        for (long nowMs = nextWorkMs(state); nowMs <= uptoMs && nowMs != NOTHING; nowMs = nextWorkMs(state)) {
            // A broker's clock may be set back; what comes by it then is decided no earlier than the lease it is about.
            workOff(state, Math.max(nowMs, Math.max(state.leasedMs, state.endedMs)), out);
        }
    }

    private void workOff(GateState state, long nowMs, GateOutput out) {
        for (OfficerAction action : GateInbox.take(state.inbox.actions, OfficerAction::ingestTimeMs, nowMs)) {
            String vehicleId = action.vehicleId();
            boolean isHeld = vehicleId != null && state.holds.isHeldByName(vehicleId);
            state.holds.act(action);
            if (action.action() == OfficerAction.Kind.RELEASE_GATE && vehicleId != null && !isHeld) {
                state.passages.release(vehicleId, action); // else it is about the hold
            }
        }
        state.holds.pass(nowMs);
        state.passages.pass(nowMs);
        GateLine unread = null;
        for (GateLine line : GateInbox.take(state.inbox.lines, GateLine::ingestTimeMs, nowMs)) {
            switch (line.event()) {
                case ARRIVED -> unread = arrived(state, line) ? unread : line;
                case PASSED -> passed(state, line, nowMs, out);
                case BARRIER_OPENED, BARRIER_CLOSED, FAULT -> {
                    // the gate's own matter: a barrier says nothing about who may pass
                }
            }
        }
        GateInbox.take(state.inbox.objections, Objection::atMs, nowMs).forEach(state.objections::hear);
        List<Readiness> allTold = GateInbox.take(state.inbox.readiness, Readiness::atMs, nowMs);
        state.passages.hear(allTold);
        for (Readiness told : allTold) {
            unread = hear(state, told) ? null : unread;
        }
        if (unread != null) {
            out.clearance(nobody(state, nowMs));
        }
        decide(state, nowMs, out);
        state.wakeMs = wakeMs(state, nowMs);
    }

    /** Answers whether it is known who arrived. */
    private boolean arrived(GateState state, GateLine line) {
        String vehicleId = line.readVehicleId();
        if (vehicleId == null) {
            return false;
        }
        if (state.passages.isBefore(vehicleId, line)) {
            return true; // sent again after it has passed
        }
        if (guards.has(GateGuard.UNREAD_USE) && state.passages.isUnknown(vehicleId)) {
            return true; // read again where it has gone through
        }
        if (state.waiters.size() >= MOST_WAITERS) {
            state.inOrder().stream()
                    .filter(Waiter::isUntold)
                    .findFirst()
                    .ifPresent(waiter -> state.waiters.remove(waiter.vehicleId));
        }
        state.waiters
                .computeIfAbsent(vehicleId, id -> new Waiter(id, line.ingestTimeMs(), line.ordinal()))
                .read(line);
        return true;
    }

    /** Whoever passes uses up the lease; a passage under the one before, which reached us late, ends it only. */
    private void passed(GateState state, GateLine line, long nowMs, GateOutput out) {
        String holder = state.leaseVehicleId;
        String vehicleId = passedId(state, line);
        String readId = line.readVehicleId();
        if (vehicleId == null && readId != null) {
            state.waiters.remove(readId); // whoever was read by a plate that says nothing has passed too
        }
        Waiter used = holder == null ? null : state.waiters.get(holder);
        boolean isToldAgain = vehicleId != null && isToldAgain(state, vehicleId, line);
        boolean isNew = vehicleId == null || state.passages.isNew(vehicleId, line);
        boolean isUnder = used != null && !isOfBefore(state, used, vehicleId, line);
        if (used != null && guards.has(GateGuard.SINGLE_USE)) {
            boolean isHolder = vehicleId == null ? isUnder : vehicleId.equals(holder) && !isToldAgain;
            String words = isUnder ? vehicleId + " has passed under it: the clearance is used." : BEFORE_IT;
            words = isHolder ? "The vehicle has passed: the clearance is used." : words;
            List<Reply> replies = replies(state, used, nowMs);
            out.clearance(decision(state, used, nowMs, Decision.EXPIRED, replies, words));
            used.said = "";
            if (isHolder) {
                state.waiters.remove(used.vehicleId);
                state.passages.addUnread(used.vehicleId, line, used.escortIds()); // else it is added below
            } else if (isNew && (isUnder || !used.isReadSince(line))) {
                used.askToBeRead();
            }
            state.leaseVehicleId = null;
            state.endedMs = nowMs;
        }
        if (vehicleId == null && guards.has(GateGuard.UNREAD_USE)) {
            doubt(state, line);
        }
        if (vehicleId != null && guards.has(GateGuard.SINGLE_USE)) {
            if (used == null && isNew && !state.waiters.containsKey(vehicleId)) {
                state.waiters.values().forEach(Waiter::askToBeRead);
            }
            if (!isToldAgain) {
                state.waiters.remove(vehicleId);
            }
            state.passages.add(vehicleId, line);
        } else if (vehicleId == null && used == null) {
            state.waiters.clear(); // who is left must be read again
            state.passages.addOfAnybody(line);
        }
    }

    /**
     * Whether the passage was before the lease, and under that of another who waits yet. If nobody's lease explains it the
     * gate's clock may have fallen, and the passage be that of the holder.
     */
    private static boolean isOfBefore(GateState state, Waiter holder, @Nullable String vehicleId, GateLine line) {
        return holder.leases.isAfter(line)
                && state.waiters.values().stream()
                        .filter(waiter -> vehicleId == null || vehicleId.equals(waiter.vehicleId))
                        .anyMatch(waiter -> waiter != holder && waiter.leases.covers(line));
    }

    /** An unread passage may be that of one whose lease had just been taken back: it may have been under way by then. */
    private static void doubt(GateState state, GateLine unread) {
        for (Waiter waiter : List.copyOf(state.waiters.values())) {
            if (waiter.leases.covers(unread)) {
                state.waiters.remove(waiter.vehicleId);
                state.passages.addUnread(waiter.vehicleId, unread, waiter.escortIds());
            }
        }
    }

    /** Whether the passage is known, and the vehicle has been read since. */
    private static boolean isToldAgain(GateState state, String vehicleId, GateLine line) {
        Waiter waiter = state.waiters.get(vehicleId);
        return waiter != null && waiter.readMs > line.eventTimeMs() && state.passages.hasPassed(vehicleId, line);
    }

    /**
     * Who passed: a plate says it only where it is that of one of whom an escort tells that it waits, or where the passage
     * is told again; the lane may have misread before already. {@code null} if nobody knows.
     */
    private static @Nullable String passedId(GateState state, GateLine line) {
        String plate = line.plate();
        if (line.vehicleId() != null || plate == null) {
            return line.vehicleId();
        }
        Waiter waiter = state.waiters.get(plate);
        boolean isOurs = waiter != null && !waiter.isUntold();
        return isOurs || state.passages.hasPassed(plate, line) ? plate : null;
    }

    /** Answers whether the vehicle has just been read: an escort knows it by its seal, too. */
    private boolean hear(GateState state, Readiness told) {
        Waiter waiter = state.waiters.get(told.vehicleId());
        boolean isThrough = guards.has(GateGuard.UNREAD_USE) && state.passages.isUnknown(told.vehicleId());
        if (told.isOver()) {
            if (waiter != null) {
                waiter.hear(told);
            }
            return false;
        }
        boolean isRead = !isThrough && told.atMs() == told.arrivedMs();
        if (waiter == null && isRead) {
            waiter = new Waiter(told.vehicleId(), told.atMs(), Long.MAX_VALUE);
            state.waiters.put(told.vehicleId(), waiter);
        }
        if (waiter != null) {
            waiter.hear(told); // else it has passed, and its escort could not know
        }
        return isRead;
    }

    private List<Reply> replies(GateState state, Waiter waiter, long nowMs) {
        Waiter.Told told = waiter.told(nowMs);
        Reply objection = guards.has(GateGuard.OBJECTION) ? state.objections.against(waiter.vehicleId) : Reply.YES;
        GateFacts facts = new GateFacts(nowMs, told.toldMs(), objection, state.holds.holder(waiter.vehicleId));
        return interlock.complete(told.replies(), facts);
    }

    private void decide(GateState state, long nowMs, GateOutput out) {
        List<Waiter> all = state.inOrder();
        for (Waiter waiter : all) {
            if (waiter.vehicleId.equals(state.leaseVehicleId)) {
                keepLease(state, waiter, nowMs, out);
            }
        }
        Waiter underWay = all.stream()
                .filter(waiter -> waiter.isUnderWay(nowMs))
                .findFirst()
                .orElse(null);
        for (Waiter waiter : all) {
            if (!waiter.vehicleId.equals(state.leaseVehicleId)) {
                judge(state, waiter, underWay, nowMs, out);
            }
        }
        state.waiters.values().removeIf(waiter -> waiter.overMs == nowMs && waiter.isUntold());
    }

    /** Renews the lease, or takes it back. */
    private void keepLease(GateState state, Waiter waiter, long nowMs, GateOutput out) {
        List<Reply> replies = replies(state, waiter, nowMs);
        boolean isReady = waiter.isRead() && replies.stream().allMatch(Reply::isYes);
        if (isReady && nowMs - state.leasedMs >= GateLimits.RENEW_MS) {
            grant(state, waiter, replies, nowMs, out);
        } else if (!isReady && (guards.has(GateGuard.REVOKE) || nowMs - state.leasedMs >= leaseMs())) {
            String words = waiter.isRead() ? "" : NOT_READ;
            out.clearance(decision(state, waiter, nowMs, Decision.REVOKED, replies, words));
            waiter.said = said(refusal(replies), replies, words);
            state.leaseVehicleId = null;
            state.endedMs = nowMs;
        }
    }

    /**
     * Grants a lease to one that waits, or says why not if that is new.
     *
     * @param underWay the front of a vehicle is out of the gate before its last trailer is, and before it is reported as
     *     passed; {@code null} if none drives through
     */
    private void judge(GateState state, Waiter waiter, @Nullable Waiter underWay, long nowMs, GateOutput out) {
        List<Reply> replies = replies(state, waiter, nowMs);
        boolean hasAll = replies.stream().allMatch(Reply::isYes);
        boolean isReady = hasAll && waiter.isRead();
        String holder = state.leaseVehicleId;
        boolean isClear = underWay == null || underWay == waiter;
        boolean isFree = holder == null && isClear && state.endedMs != nowMs;
        if (isReady && (isFree || !guards.has(GateGuard.ONE_LEASE))) {
            grant(state, waiter, replies, nowMs, out);
            return;
        }
        if (isReady && holder == null && isClear) {
            return; // in the next moment
        }
        String words = hasAll ? NOT_READ : "";
        if (isReady) {
            words = underWay == null || holder != null
                    ? "The gate is cleared for " + holder + ": one vehicle at a time."
                    : underWay.vehicleId + " may be under the barrier yet.";
        }
        Decision decision = refusal(replies);
        String said = said(decision, replies, words);
        if (!said.equals(waiter.said)) {
            out.clearance(decision(state, waiter, nowMs, decision, replies, words));
            waiter.said = said;
        }
    }

    private void grant(GateState state, Waiter waiter, List<Reply> replies, long nowMs, GateOutput out) {
        state.leaseVehicleId = waiter.vehicleId;
        state.leasedMs = nowMs;
        waiter.leases.goOn(nowMs, nowMs + leaseMs());
        waiter.said = "";
        out.clearance(decision(state, waiter, nowMs, Decision.GRANTED, replies, ""));
    }

    private long leaseMs() {
        return guards.has(GateGuard.LEASE_LENGTH) ? GateLimits.LEASE_MS : 2 * GateLimits.LEASE_MS;
    }

    private static Decision refusal(List<Reply> replies) {
        return replies.stream().anyMatch(Reply::isLasting) ? Decision.DENIED : Decision.HELD;
    }

    private static String said(Decision decision, List<Reply> replies, String words) {
        StringBuilder said = new StringBuilder(decision.name()).append(words);
        replies.forEach(reply -> said.append('|').append(reply.answer()).append(reply.words()));
        return said.toString();
    }

    private ClearanceDecision decision(
            GateState state, Waiter waiter, long nowMs, Decision decision, List<Reply> replies, String alsoBecause) {
        List<String> reasons = new ArrayList<>();
        for (Reply reply : replies) {
            if (!reply.isYes()) {
                reasons.add(reply.words());
            }
        }
        if (!alsoBecause.isEmpty()) {
            reasons.add(alsoBecause);
        }
        return new ClearanceDecision(
                state.gateId,
                waiter.vehicleId,
                waiter.told(nowMs).escortId(),
                nowMs,
                decision,
                decision == Decision.GRANTED ? nowMs + leaseMs() : 0,
                decision == Decision.GRANTED ? waiter.readMs : 0,
                replies.stream().map(Reply::answer).toList(),
                List.copyOf(reasons));
    }

    /** The lane read neither a vehicle nor a seal that a plan names. */
    private ClearanceDecision nobody(GateState state, long nowMs) {
        GateFacts facts = new GateFacts(nowMs, Approach.NOT_YET_MS, Reply.YES, state.holds.holder(""));
        List<Reply> replies = interlock.complete(List.of(), facts);
        List<Answer> answers = replies.stream().map(Reply::answer).toList();
        List<String> reasons = List.of("The lane has read nothing that a plan names.");
        return new ClearanceDecision(state.gateId, null, null, nowMs, Decision.HELD, 0, 0, answers, reasons);
    }

    private static long wakeMs(GateState state, long nowMs) {
        long wakeMs = Math.min(state.holds.wakeMs(), state.passages.wakeMs());
        if (state.leaseVehicleId != null) {
            wakeMs = Math.min(wakeMs, state.leasedMs + GateLimits.RENEW_MS);
        }
        for (Waiter waiter : state.waiters.values()) {
            wakeMs = Math.min(wakeMs, waiter.oldMs(nowMs));
            wakeMs = waiter.isUnderWay(nowMs) ? Math.min(wakeMs, waiter.leases.endMs()) : wakeMs;
        }
        boolean isFreed = state.endedMs == nowMs && !state.waiters.isEmpty();
        return isFreed ? nowMs + 1 : Math.max(wakeMs, nowMs + 1);
    }
}
