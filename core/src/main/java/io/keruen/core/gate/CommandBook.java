package io.keruen.core.gate;

import org.jspecify.annotations.Nullable;

/**
 * Turns decisions about one gate into commands: at most one for each decision, numbered upward, across restarts and
 * replays. It remembers nothing but the last command, so the dispatcher's durable log is all it needs to go on from:
 * write a command to the log before it is sent, and start from the log's last one. Mutable, one per gate and dispatcher.
 */
public final class CommandBook {
    private final String gateId;
    private final long epoch;
    private final Guards guards;
    private @Nullable GateCommand last;

    /**
     * A book that goes on after the last command in the log.
     *
     * @param epoch the dispatcher's term
     * @param last {@code null} if the log knows of none
     * @throws IllegalArgumentException if the log knows a later term: another dispatcher commands
     */
    public CommandBook(String gateId, long epoch, @Nullable GateCommand last) {
        this(gateId, epoch, last, Guards.ALL);
    }

    CommandBook(String gateId, long epoch, @Nullable GateCommand last, Guards guards) {
        if (guards.has(GateGuard.EPOCH_RISES)
                && (epoch < 1 || (last != null && last.number().epoch() > epoch))) {
            throw new IllegalArgumentException("epoch " + epoch + " is not above that of " + last);
        }
        this.gateId = gateId;
        this.epoch = epoch;
        this.last = last;
        this.guards = guards;
    }

    /** The last command, which the log must know; {@code null} if there is none. */
    public @Nullable GateCommand last() {
        return last;
    }

    /**
     * Closes the gate as the first command of a term, so that the gate refuses the dispatchers before. Nothing if the
     * term has commanded already.
     */
    public @Nullable GateCommand takeOver(long nowMs) {
        GateCommand before = last;
        if (before != null && before.number().epoch() == epoch) {
            return null;
        }
        long atMs = before == null ? nowMs : Math.max(nowMs, before.issuedAtMs());
        return put(
                new GateCommand(gateId, null, null, GateCommand.Order.CLOSE, nextNumber(), atMs, 0, 0, termId(epoch)));
    }

    /**
     * The command that carries out a decision; {@code null} if none does: it came before, a newer decision counts, it
     * is too late for it, or there is nothing to close.
     *
     * @param nowMs the dispatcher's clock
     */
    public @Nullable GateCommand command(ClearanceDecision decision, long nowMs) {
        if (!decision.gateId().equals(gateId)) {
            throw new IllegalArgumentException("the book of gate " + gateId + " is asked about " + decision.gateId());
        }
        GateCommand before = last;
        if (before != null && before.decisionId().equals(decision.id())) {
            return before.isOpen() && isTooLate(decision, nowMs) ? null : before;
        }
        if (before != null && !isFromTheFuture(before, nowMs) && isOutrun(decision, before)) {
            return null;
        }
        if (decision.isGrant()) {
            return isTooLate(decision, nowMs) ? null : issue(decision, GateCommand.Order.OPEN);
        }
        return closesNothing(decision, before) ? null : issue(decision, GateCommand.Order.CLOSE);
    }

    /** Whether a grant is so old by the dispatcher's clock that it opens nothing any more. */
    public boolean isTooLate(ClearanceDecision grant, long nowMs) {
        boolean isLate = grant.expiresAtMs() <= nowMs || nowMs - grant.decidedAtMs() > GateLimits.LAG_MS;
        return isLate && guards.has(GateGuard.IN_TIME);
    }

    private String termId(long term) {
        return gateId + "|term|" + term;
    }

    /**
     * Whether a term began by a clock that was ahead and has been set back since: it may not keep the gate shut until then.
     * What is late still opens nothing.
     */
    private boolean isFromTheFuture(GateCommand before, long nowMs) {
        boolean isTerm = before.decisionId().equals(termId(before.number().epoch()));
        return isTerm && before.issuedAtMs() - nowMs > GateLimits.LAG_MS;
    }

    /** Whether the last command stands for something newer, or at the same time for the closing of the gate. */
    private boolean isOutrun(ClearanceDecision decision, GateCommand before) {
        if (!guards.has(GateGuard.REVOKE_FIRST)) {
            return false;
        }
        if (decision.decidedAtMs() != before.issuedAtMs()) {
            return decision.decidedAtMs() < before.issuedAtMs();
        }
        boolean isAboutAnother =
                before.vehicleId() != null && !before.vehicleId().equals(decision.vehicleId());
        return decision.isGrant() && (before.isOpen() || !isAboutAnother);
    }

    /** The gate is not open for the vehicle. Where the log knows nothing, the end of a lease is told all the same. */
    private static boolean closesNothing(ClearanceDecision decision, @Nullable GateCommand before) {
        if (before == null) {
            return decision.decision() == ClearanceDecision.Decision.HELD
                    || decision.decision() == ClearanceDecision.Decision.DENIED;
        }
        return !before.isOpen() || !isAbout(decision, before);
    }

    private static boolean isAbout(ClearanceDecision decision, GateCommand command) {
        String vehicleId = command.vehicleId();
        return vehicleId != null && vehicleId.equals(decision.vehicleId());
    }

    private GateCommand issue(ClearanceDecision decision, GateCommand.Order order) {
        boolean isOpen = order == GateCommand.Order.OPEN;
        return put(new GateCommand(
                gateId,
                decision.vehicleId(),
                decision.escortId(),
                order,
                nextNumber(),
                decision.decidedAtMs(),
                isOpen ? decision.expiresAtMs() : 0,
                isOpen ? decision.arrivedAtMs() : 0,
                decision.id()));
    }

    private GateCommand put(GateCommand command) {
        last = command;
        return command;
    }

    private CommandNumber nextNumber() {
        GateCommand before = last;
        CommandNumber lastNumber = before == null ? CommandNumber.NONE : before.number();
        return guards.has(GateGuard.NUMBERS_RISE) ? lastNumber.next(epoch) : lastNumber;
    }
}
