package io.keruen.simulator.world;

import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateLine.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The lane through one gate. Whoever stands before its barrier is read, waits until papers and seal have been in order
 * for as long as it takes to decide, and is let through alone; a broken seal is inspected by two officers first.
 */
final class GateLane {
    /** So far before the gate vehicles stop. */
    static final double STOP_M = 5;

    private static final double AT_STOP_M = 1.5;
    private static final double OUT_M = 2;

    /** So near to the gate nobody stops any more. */
    private static final double COMMITTED_M = 3;

    /** Where the first to come through waits for the others, and how far each makes room for the next. */
    private static final double FIRST_PLACE_M = 30;

    private static final double PLACE_M = 27;
    private static final int NOBODY = -1;
    private static final long NEVER_MS = Long.MAX_VALUE;
    private static final long CLOSING_MS = 1_500;

    private final String gateId;
    private final double gateM;
    private final Convoy convoy;
    private final Papers papers;
    private final Inspection inspection;
    private final Chance chance;
    private final boolean[] passed;
    private final List<GateLine> lines = new ArrayList<>();
    private int waiting = NOBODY;
    private int passedCount;
    private boolean isOpen;
    private long inOrderMs = NEVER_MS;
    private long decisionMs;

    GateLane(String gateId, double gateM, Convoy convoy, Papers papers, Inspection inspection, Chance chance) {
        this.gateId = gateId;
        this.gateM = gateM;
        this.convoy = convoy;
        this.papers = papers;
        this.inspection = inspection;
        this.chance = chance;
        passed = new boolean[convoy.size()];
    }

    /** Where a vehicle has to stop, infinite if it may pass or has passed. */
    double barrierM(int vehicle) {
        return passed[vehicle] || isOpenFor(vehicle) ? Double.POSITIVE_INFINITY : gateM - STOP_M;
    }

    /** How far the first vehicle may drive: to the barrier, then just so far that the next has room. */
    double leadsToM() {
        if (!passed[0] && !isOpenFor(0)) {
            return gateM - STOP_M;
        }
        int through = passedCount + (isOpen ? 1 : 0);
        return passedCount == passed.length
                ? Double.POSITIVE_INFINITY
                : gateM + FIRST_PLACE_M + PLACE_M * Math.max(0, through - 1);
    }

    /** Whether the first vehicle comes up to the queue, which it does slowly until the last one has caught up. */
    boolean isAhead(double atM) {
        double queueM = gateM - CrossingMap.QUEUE_M;
        return !passed[0] && atM < queueM && atM > queueM - CrossingMap.GATHERING_M;
    }

    private boolean isOpenFor(int vehicle) {
        return isOpen && waiting == vehicle;
    }

    /** What the lane reported, in the order of its clock. */
    List<GateLine> lines() {
        return lines;
    }

    void step(long nowMs) {
        if (waiting == NOBODY) {
            waiting = atBarrier();
            if (waiting == NOBODY) {
                return;
            }
            say(Event.ARRIVED, nowMs);
            decisionMs = Math.round(chance.between(3_000, 4_500));
        }
        Truck truck = convoy.vehicle(waiting).truck();
        if (truck.chainageM() - truck.lengthM() > gateM + OUT_M) {
            pass(nowMs);
            return;
        }
        boolean isInOrder = papers.areInOrder(waiting, nowMs) && !inspection.isDue(waiting, nowMs);
        inOrderMs = isInOrder ? Math.min(inOrderMs, nowMs) : NEVER_MS;
        if (isOpen && !isInOrder && truck.chainageM() < gateM - COMMITTED_M) {
            isOpen = false;
            say(Event.BARRIER_CLOSED, nowMs);
        } else if (!isOpen && isInOrder && nowMs - inOrderMs >= decisionMs) {
            isOpen = true;
            say(Event.BARRIER_OPENED, nowMs);
        }
    }

    private int atBarrier() {
        for (int i = 0; i < passed.length; i++) {
            Truck truck = convoy.vehicle(i).truck();
            double leftM = gateM - STOP_M - truck.chainageM();
            if (!passed[i] && truck.stands() && Math.abs(leftM) < AT_STOP_M) {
                return i;
            }
        }
        return NOBODY;
    }

    private void pass(long nowMs) {
        say(Event.PASSED, nowMs);
        say(Event.BARRIER_CLOSED, nowMs + CLOSING_MS);
        passed[waiting] = true;
        passedCount++;
        waiting = NOBODY;
        isOpen = false;
        inOrderMs = NEVER_MS;
    }

    private void say(Event event, long atMs) {
        boolean isRead = event == Event.ARRIVED || event == Event.PASSED;
        lines.add(new GateLine(
                gateId,
                event,
                isRead ? convoy.vehicle(waiting).id() : null,
                null,
                event == Event.ARRIVED ? papers.seal(waiting).sealId() : null,
                atMs,
                atMs + 80 + chance.below(120),
                0));
    }
}
