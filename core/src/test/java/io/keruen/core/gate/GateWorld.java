package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One gate, the vehicles before it, the job's stage, two dispatchers, what is under way between them, and the gate's
 * own latch: all of production, in a world that knows the truth. Each step checks the laws of the gate; a broken law is
 * an {@link AssertionError}. Mutable; {@link #copy} before a step.
 */
final class GateWorld {
    static final String GATE = "G";

    /** Ages beyond this make no difference: every span of the interlock is shorter. */
    static final long OLD_MS = 6_000;

    /** More than a state of these worlds has. */
    private static final int STATE_BYTES = 2_048;

    /** Decisions older than this open nothing any more; that one is lost is covered by the gate's own patience. */
    private static final long SPENT_MS = 5_000;

    final Guards guards;
    private final GateStage stage;
    private final Interlock interlock;

    long nowMs;

    /** How far time goes on at once. */
    long stepMs = 1_000;

    GateState gate;

    /** What is wrong with each vehicle, as its escort will tell at the next step. */
    final Map<String, Plight> plights = new TreeMap<>();

    /** What was wrong when the escorts told last. */
    final Map<String, Plight> toldPlights = new TreeMap<>();

    /** Passed unread, and still within the gate by its own samples. */
    @Nullable
    String leaving;

    /** It passed under its own lease, or under one that had been taken back while it was under way. */
    boolean wasLeased;

    /** The truth: until when the gate may be open for each vehicle that has not passed since it was cleared. */
    final Map<String, Long> openUntilMs = new TreeMap<>();

    /** Vehicles whose escorts take them for waiting. */
    final Set<String> told = new TreeSet<>();

    /** The truth: who stands before the gate, since when, and has not passed since. */
    final Map<String, Long> present = new TreeMap<>();

    /** The truth: the last reading of each vehicle before its last passage, and that passage. */
    final Map<String, LaneMemory.Gone> gone = new TreeMap<>();

    /** Whose reading and passage a gate may tell again; one that has started again has forgotten who passed. */
    final Set<String> repeatable = new TreeSet<>();

    boolean isEscortMute;
    long lastToldMs;
    boolean isHeld;

    final List<ClearanceDecision> topic = new ArrayList<>();
    final Dispatcher[] dispatchers = {null, null};
    final List<GateCommand> underWay = new ArrayList<>();
    GateLatch latch;
    long skewMs;
    private boolean isWrongFromStart;

    /** The truth: the highest number that the gate has heard. */
    CommandNumber heard = CommandNumber.NONE;

    /** The truth: for whom a lease is out, and until when. */
    @Nullable
    String leasedId;

    long leasedUntilMs;

    private final boolean hasDispatch;

    /** A world without anybody; without dispatchers nothing that is decided goes anywhere. */
    GateWorld(Guards guards, long nowMs, boolean hasDispatch) {
        this.guards = guards;
        this.hasDispatch = hasDispatch;
        this.nowMs = nowMs;
        stage = new GateStage(guards);
        interlock = new Interlock(guards);
        gate = new GateState(GATE);
        latch = new GateLatch(GATE, CommandNumber.NONE, guards);
        dispatchers[0] = new Dispatcher(1, null, List.of());
    }

    private GateWorld(GateWorld from, GateState gate) {
        guards = from.guards;
        hasDispatch = from.hasDispatch;
        stage = from.stage; // who decides keeps nothing
        interlock = from.interlock;
        this.gate = gate;
        nowMs = from.nowMs;
        stepMs = from.stepMs;
        plights.putAll(from.plights);
        toldPlights.putAll(from.toldPlights);
        leaving = from.leaving;
        wasLeased = from.wasLeased;
        openUntilMs.putAll(from.openUntilMs);
        told.addAll(from.told);
        present.putAll(from.present);
        gone.putAll(from.gone);
        repeatable.addAll(from.repeatable);
        isEscortMute = from.isEscortMute;
        lastToldMs = from.lastToldMs;
        isHeld = from.isHeld;
        topic.addAll(from.topic);
        for (int d = 0; d < dispatchers.length; d++) {
            dispatchers[d] = from.dispatchers[d] == null ? null : from.dispatchers[d].copy();
        }
        underWay.addAll(from.underWay);
        latch = from.latch.copy();
        skewMs = from.skewMs;
        isWrongFromStart = from.isWrongFromStart;
        heard = from.heard;
        leasedId = from.leasedId;
        leasedUntilMs = from.leasedUntilMs;
    }

    /** A process that commands: its book, its log, and how far it has read. */
    final class Dispatcher {
        final long epoch;
        final List<GateCommand> log;
        CommandBook book;
        int read;

        Dispatcher(long epoch, @Nullable GateCommand last, List<GateCommand> log) {
            this.epoch = epoch;
            this.log = new ArrayList<>(log);
            book = new CommandBook(GATE, epoch, last, guards);
        }

        Dispatcher copy() {
            Dispatcher copy = new Dispatcher(epoch, book.last(), log);
            copy.read = read;
            return copy;
        }
    }

    /** The gate's state as the job keeps it. */
    byte[] written() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(STATE_BYTES);
            gate.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same world, whose gate goes on from what was {@link #written} of this one. */
    GateWorld copy(byte[] written) {
        return new GateWorld(this, read(written));
    }

    private static GateState read(byte[] written) {
        try {
            return GateState.read(new DataInputStream(new ByteArrayInputStream(written)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What happens.

    /** Time goes on by a step; at its end the gate reports a line, if there is one. */
    void step(GateLine.@Nullable Event event, @Nullable String vehicleId, boolean isRead) {
        goOn();
        if (leaving != null) {
            plights.put(leaving, Plight.AWAY);
            leaving = null;
        }
        if (event != null) {
            report(event, isRead ? vehicleId : null);
            happen(event, String.valueOf(vehicleId), isRead);
        }
        settle(event == GateLine.Event.ARRIVED ? vehicleId : null);
    }

    /** Who has the lease stays, and somebody passes under it with a plate that is nobody's. */
    void strangerPasses() {
        goOn();
        stage.accept(gate, new GateLine(GATE, GateLine.Event.PASSED, null, "?", null, nowMs, nowMs, 0));
        latch.passed("?", nowMs, gateMs());
        law(latch.openFor(gateMs()) == null, "a lease is used by whoever passes");
        settle(null);
    }

    /** The lane reads once more who stands there, or an officer says by name that it does. */
    void seenAgain(String vehicleId, boolean isByOfficer) {
        if (isByOfficer) {
            long usualMs = stepMs;
            stepMs = GateLimits.OFFICER_AHEAD_MS + 1;
            goOn();
            stepMs = usualMs;
            stage.accept(gate, action(OfficerAction.Kind.RELEASE_GATE, vehicleId));
            step(null, null, true);
        } else {
            goOn();
            present.put(vehicleId, nowMs);
            report(GateLine.Event.ARRIVED, vehicleId);
            latch.arrived(vehicleId, nowMs, gateMs());
            settle(vehicleId);
        }
    }

    /** The gate tells once more of the last reading of a vehicle before its passage, or of the passage. */
    void toldAgain(GateLine.Event event, String vehicleId) {
        LaneMemory.Gone before = gone.get(vehicleId);
        goOn();
        boolean isPassage = event == GateLine.Event.PASSED;
        long happenedMs = isPassage ? before.passedMs() : before.readMs();
        stage.accept(gate, new GateLine(GATE, event, vehicleId, null, null, happenedMs, nowMs, 0));
        if (isPassage) {
            latch.passed(vehicleId, happenedMs, gateMs());
            law(latch.openFor(gateMs()) == null, "a lease is used by whoever passes");
            // also of one that has come back, as escorts of before did: else there would be millions of worlds
            if (told.remove(vehicleId)) {
                stage.accept(gate, new Readiness(GATE, vehicleId, "E-" + vehicleId, 0, nowMs, List.of()));
            }
        } else {
            latch.arrived(vehicleId, happenedMs, gateMs());
        }
        settle(null);
    }

    /** The lane reads once more who has passed unread and is within the gate yet. */
    void readAgain() {
        goOn();
        report(GateLine.Event.ARRIVED, leaving);
        latch.arrived(String.valueOf(leaving), nowMs, gateMs());
        settle(leaving);
    }

    /** An escort sees by the samples that who is away has passed. */
    void knowGone(String vehicleId) {
        goOn();
        told.remove(vehicleId);
        plights.remove(vehicleId);
        stage.accept(gate, new Readiness(GATE, vehicleId, "E-" + vehicleId, 0, nowMs, List.of()));
        settle(null);
    }

    private void goOn() {
        decideUpTo(nowMs + stepMs - 1);
        nowMs += stepMs;
    }

    private void report(GateLine.Event event, @Nullable String readId) {
        stage.accept(gate, new GateLine(GATE, event, readId, null, null, nowMs, nowMs, 0));
    }

    /** The escorts tell how their vehicles stand, and the gate decides; one of them may have been read just now. */
    private void settle(@Nullable String arrivedId) {
        if (!isEscortMute) {
            object();
        }
        for (String each : told) {
            if (!isEscortMute) {
                Approach approach = plights.getOrDefault(each, Plight.NONE).of(each, nowMs);
                long arrivedMs = each.equals(arrivedId) ? nowMs : nowMs - 1;
                stage.accept(gate, new Readiness(GATE, each, "E-" + each, arrivedMs, nowMs, interlock.ask(approach)));
            }
        }
        if (!isEscortMute) {
            lastToldMs = nowMs;
            toldPlights.clear();
            toldPlights.putAll(plights);
        }
        decideUpTo(nowMs);
        lawOfRevoking();
        forgetOld();
        look();
    }

    private void happen(GateLine.Event event, String vehicleId, boolean isRead) {
        if (event == GateLine.Event.ARRIVED) {
            present.put(vehicleId, nowMs);
            told.add(vehicleId);
            plights.remove(vehicleId, Plight.AWAY);
            latch.arrived(vehicleId, nowMs, gateMs());
            return;
        }
        Long readMs = present.remove(vehicleId);
        if (readMs != null) {
            gone.put(vehicleId, new LaneMemory.Gone(readMs, nowMs));
            repeatable.add(vehicleId);
        }
        if (isRead) {
            plights.remove(vehicleId);
        }
        if (isRead && told.remove(vehicleId)) {
            stage.accept(gate, new Readiness(GATE, vehicleId, "E-" + vehicleId, 0, nowMs, List.of()));
        }
        latch.passed(isRead ? vehicleId : null, nowMs, gateMs());
        law(latch.openFor(gateMs()) == null, "a lease is used by whoever passes");
        leaving = isRead ? null : vehicleId;
        Long untilMs = openUntilMs.remove(vehicleId);
        wasLeased = leaving != null && untilMs != null && untilMs > nowMs;
    }

    /** The escorts of before tell what they have against vehicles, where that is new. */
    private void object() {
        Set<String> all = new TreeSet<>(plights.keySet());
        all.addAll(toldPlights.keySet());
        for (String vehicleId : all) {
            boolean isObjected = plights.get(vehicleId) == Plight.OBJECTED;
            if (isObjected != (toldPlights.get(vehicleId) == Plight.OBJECTED)) {
                Reply reply = isObjected ? Reply.never("SEAL_BROKEN of E0") : Reply.YES;
                stage.accept(gate, new Objection(GATE, vehicleId, "E0", nowMs, reply));
            }
        }
    }

    /** Something is wrong with a vehicle, or nothing any more. */
    void befall(String vehicleId, Plight plight) {
        if (plight == Plight.NONE) {
            plights.remove(vehicleId);
        } else {
            plights.put(vehicleId, plight);
        }
        step(null, null, true);
    }

    /** An officer holds or releases the gate, from the next moment on. */
    void officer(OfficerAction.Kind kind) {
        stage.accept(gate, action(kind, null));
        isHeld = kind == OfficerAction.Kind.HOLD_GATE;
    }

    private OfficerAction action(OfficerAction.Kind kind, @Nullable String vehicleId) {
        return new OfficerAction("officer", kind, null, null, vehicleId, GATE, "why", 0, nowMs, nowMs + 1, 0);
    }

    /** The job starts again from its checkpoint: what it had said is said again. */
    void restoreJob() {
        gate = read(written());
        topic.addAll(List.copyOf(topic));
    }

    /** A dispatcher takes the next decision. */
    void dispatch(int number) {
        Dispatcher dispatcher = dispatchers[number];
        ClearanceDecision decision = topic.get(dispatcher.read++);
        GateCommand before = dispatcher.book.last();
        GateCommand command = dispatcher.book.command(decision, nowMs);
        if (command == null) {
            return;
        }
        lawsOfCommands(decision, command, before, dispatcher.log);
        if (!command.equals(before)) {
            dispatcher.log.add(command);
        }
        underWay.add(command);
    }

    private void lawsOfCommands(
            ClearanceDecision decision, GateCommand command, @Nullable GateCommand before, List<GateCommand> log) {
        if (command.isOpen()) {
            law(decision.isGrant(), "only a grant opens");
            law(command.expiresAtMs() > nowMs, "an expired lease is never issued");
            law(nowMs - decision.decidedAtMs() <= GateLimits.LAG_MS, "a lease is never issued late");
            law(command.expiresAtMs() - command.issuedAtMs() <= GateLimits.LEASE_MS, "a lease is short");
        }
        if (before != null && !command.equals(before)) {
            law(command.number().compareTo(before.number()) > 0, "numbers only rise");
            law(!command.isOpen() || command.issuedAtMs() >= before.issuedAtMs(), "what is older opens nothing");
        }
        for (GateCommand logged : log) {
            law(
                    logged.equals(command) || !logged.decisionId().equals(command.decisionId()),
                    "a decision is carried out once");
        }
    }

    /** A dispatcher is killed, starts again from its log, and reads again what it may not have carried out. */
    void restart(int number) {
        Dispatcher killed = dispatchers[number];
        GateCommand last = killed.log.isEmpty() ? null : killed.log.get(killed.log.size() - 1);
        dispatchers[number] = new Dispatcher(killed.epoch, last, killed.log);
    }

    /** Another dispatcher takes over while the first still runs; the first cannot begin a term again. */
    void takeOver() {
        Dispatcher first = dispatchers[0];
        GateCommand last = first.log.isEmpty() ? null : first.log.get(first.log.size() - 1);
        Dispatcher second = new Dispatcher(2, last, first.log);
        GateCommand close = second.book.takeOver(nowMs);
        if (close != null) {
            law(last == null || close.number().compareTo(last.number()) > 0, "numbers only rise");
            second.log.add(close);
            underWay.add(close);
            boolean isRefused = false;
            try {
                new CommandBook(GATE, 1, close, guards);
            } catch (IllegalArgumentException e) {
                isRefused = true;
            }
            law(isRefused, "an old term never begins again");
        }
        dispatchers[1] = second;
    }

    /** The gate hears a command that is under way; it may come again. */
    void deliver(int index, boolean comesAgain) {
        GateCommand command = comesAgain ? underWay.get(index) : underWay.remove(index);
        hear(command);
    }

    /** A command gets lost. */
    void lose(int index) {
        underWay.remove(index);
    }

    /** A command for another gate, or with a lease that is too long, reaches the gate. */
    void astray(boolean isForAnother) {
        CommandNumber number = new CommandNumber(heard.epoch() + 1, 1);
        String vehicleId = present.isEmpty() ? "A" : present.keySet().iterator().next();
        GateLatch.Readings readings = latch.held().lane().get(vehicleId);
        hear(new GateCommand(
                isForAnother ? "OTHER" : GATE,
                vehicleId,
                null,
                GateCommand.Order.OPEN,
                number,
                nowMs,
                isForAnother ? nowMs + 5_000 : nowMs + 60_000,
                readings == null ? 0 : readings.lastMs(),
                "astray"));
    }

    private void hear(GateCommand command) {
        CommandNumber before = heard;
        GateLatch.Verdict verdict = latch.hear(command, gateMs());
        boolean isObeyed = verdict == GateLatch.Verdict.ACCEPTED;
        if (isObeyed) {
            law(command.gateId().equals(GATE), "a gate obeys no command for another");
            law(command.number().compareTo(before) > 0, "a gate obeys no number that is not higher");
        }
        if (isObeyed && command.isOpen()) {
            law(command.expiresAtMs() > gateMs(), "a gate obeys no lease that is over");
            law(command.issuedAtMs() - gateMs() <= GateLimits.CLOCK_BEHIND_MS, "a gate obeys nothing from its future");
            law(command.expiresAtMs() - command.issuedAtMs() <= GateLimits.LEASE_MS, "a gate obeys no long lease");
            law(present.containsKey(String.valueOf(command.vehicleId())), "a gate opens for nobody who is not there");
            LaneMemory.Gone over = gone.get(String.valueOf(command.vehicleId()));
            law(over == null || command.arrivedAtMs() > over.readMs(), "a gate opens for no arrival that is over");
        }
        boolean isHigher =
                command.number().compareTo(heard) > 0 && command.gateId().equals(GATE);
        heard = isHigher ? command.number() : heard;
        look();
    }

    /** The gate's clock falls back. */
    void clockFalls() {
        skewMs = -4_000;
        isWrongFromStart |= latch.held().clockMs() == 0; // it has never looked at its clock
        look();
    }

    /** The gate's clock is set right. */
    void clockSet() {
        skewMs = 0;
        isWrongFromStart = false;
        latch.clockSet(gateMs());
        look();
    }

    /** The gate loses power and comes up with a clock that is behind. */
    void restartGateBehind() {
        skewMs = -4_000;
        restartGate();
    }

    /** The gate loses power; it keeps its last number, and its lane knows who is there and since when. */
    void restartGate() {
        GateLatch before = latch;
        latch = new GateLatch(GATE, before.lastNumber(), guards);
        repeatable.clear();
        isWrongFromStart = skewMs != 0; // it has forgotten that its clock fell
        present.forEach((vehicleId, readMs) -> latch.arrived(vehicleId, readMs, gateMs()));
    }

    // The laws.

    private static void law(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }

    private long gateMs() {
        return nowMs + skewMs;
    }

    /** Who may pass unread: under the own lease, or under none. */
    boolean mayPassUnread(String vehicleId) {
        return gate.leaseVehicleId == null || gate.leaseVehicleId.equals(vehicleId);
    }

    /** Who has passed unread under its own lease and is within the gate yet, {@code null} if nobody has. */
    @Nullable
    String leavingUnderLease() {
        return wasLeased ? leaving : null;
    }

    /** Who has passed unread and gone away, and its escort does not know; {@code null} if there is none. */
    @Nullable
    String goneUnread() {
        for (String vehicleId : told) {
            if (plights.get(vehicleId) == Plight.AWAY && !present.containsKey(vehicleId)) {
                return vehicleId;
            }
        }
        return null;
    }

    private void decideUpTo(long uptoMs) {
        stage.work(gate, uptoMs, decision -> {
            lawsOfDecisions(decision);
            // what holds or denies says nothing to a gate that is not open for the vehicle, so it is left out
            if (hasDispatch && (decision.isGrant() || isEnd(decision))) {
                topic.add(decision);
            }
        });
    }

    private void lawsOfDecisions(ClearanceDecision decision) {
        String vehicleId = String.valueOf(decision.vehicleId());
        if (decision.isGrant()) {
            law(wrongOf(vehicleId) == Plight.NONE, "all conditions hold, or nothing opens");
            law(!isHeld, "what an officer holds does not open");
            law(decision.decidedAtMs() - lastToldMs <= GateLimits.LAG_MS, "old evidence opens nothing");
            law(present.containsKey(vehicleId), "a clearance is for one passage");
            law(decision.expiresAtMs() - decision.decidedAtMs() <= GateLimits.LEASE_MS, "a lease is short");
            boolean isOut = leasedId != null && leasedUntilMs > decision.decidedAtMs();
            law(!isOut || vehicleId.equals(leasedId), "one lease at a time");
            leasedId = vehicleId;
            leasedUntilMs = decision.expiresAtMs();
            openUntilMs.put(vehicleId, leasedUntilMs);
        } else if (isEnd(decision)) {
            law(vehicleId.equals(leasedId), "what ends is a lease");
            leasedId = null;
        }
    }

    private static boolean isEnd(ClearanceDecision decision) {
        return decision.decision() == Decision.REVOKED || decision.decision() == Decision.EXPIRED;
    }

    private Plight wrongOf(String vehicleId) {
        return toldPlights.getOrDefault(vehicleId, Plight.NONE);
    }

    /** After each moment: nobody has a lease for whom something does not hold. */
    private void lawOfRevoking() {
        String vehicleId = gate.leaseVehicleId;
        if (vehicleId != null) {
            law(wrongOf(vehicleId) == Plight.NONE, "a lease is revoked at once");
            law(!isHeld, "a hold revokes at once");
            law(nowMs - lastToldMs <= GateLimits.LAG_MS, "silence revokes");
        }
    }

    /** At every moment: open only within a lease that the truth knows. */
    private void look() {
        String vehicleId = latch.openFor(gateMs());
        if (vehicleId == null) {
            return;
        }
        GateCommand lease = latch.held().lease();
        // a gate that has never had the right time is as late as its clock, and refuses what comes from its future
        long lateMs = isWrongFromStart ? -skewMs : 0;
        law(lease != null && lease.expiresAtMs() + lateMs > nowMs, "who hears nothing closes");
        law(present.containsKey(vehicleId), "open only for who is there");
    }

    private void forgetOld() {
        long keptMs = dispatchers[1] == null ? SPENT_MS : SPENT_MS - 1_000;
        while (!topic.isEmpty() && nowMs - topic.get(0).decidedAtMs() >= keptMs) {
            topic.remove(0);
            for (Dispatcher dispatcher : dispatchers) {
                if (dispatcher != null) {
                    dispatcher.read = Math.max(0, dispatcher.read - 1);
                }
            }
        }
        underWay.removeIf(command -> nowMs - command.issuedAtMs() > OLD_MS);
    }
}
