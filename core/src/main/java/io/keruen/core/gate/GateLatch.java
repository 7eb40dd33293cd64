package io.keruen.core.gate;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gate's own side of the lease: it is open for one vehicle while a lease lives, and closed whenever it is in doubt.
 * It trusts nobody's numbers but rising ones and no clock but its own. It keeps the last number where a loss of power
 * does not reach. The barrier's own safety stands beside it: closed means that nobody is let in, never that a barrier
 * comes down on a vehicle. Mutable, one per gate.
 */
public final class GateLatch {
    /** What became of a command. */
    public enum Verdict {
        ACCEPTED(true, "The command is obeyed."),
        REPEATED(true, "The command was obeyed before."),
        WRONG_GATE(false, "The command is for another gate."),
        LOWER_NUMBER(false, "A command with this number or a higher one came before."),
        EXPIRED(false, "The lease is over."),
        TOO_LONG(false, "The lease is longer than a lease may be."),
        CLOCK_BEHIND(false, "The command comes from the future: this gate's clock is behind."),
        CLOCK_FELL(false, "This gate's clock has fallen back, and nobody has set it since."),
        NOT_IN_LANE(false, "The lane has not read the vehicle, or it has passed since."),
        OTHER_ARRIVAL(false, "The lease is for another arrival of the vehicle than the one in the lane.");

        private final boolean isAccepted;
        private final String sentence;

        Verdict(boolean isAccepted, String sentence) {
            this.isAccepted = isAccepted;
            this.sentence = sentence;
        }

        /** Whether the gate does what it was told. */
        public boolean isAccepted() {
            return isAccepted;
        }

        /** Why, in one sentence. */
        public String sentence() {
            return sentence;
        }
    }

    private final String gateId;
    private final Guards guards;
    private CommandNumber lastNumber;
    private @Nullable GateCommand lease;

    /** What was said to an OPEN of the last number; {@code null} if there was none since the start. */
    private @Nullable Verdict lastVerdict;

    /** When the lease was heard, by this gate's clock. */
    private long heardAtMs;

    /** The last that this gate's clock has shown. */
    private long clockMs;

    private boolean hasClockFallen;

    /** Who stands in the lane, and when it was read there. */
    private final Map<String, Readings> lane = new TreeMap<>();

    /** Who stood there. */
    private final LaneMemory memory = new LaneMemory();

    /** A closed gate that refuses numbers up to the one it kept. */
    public GateLatch(String gateId, CommandNumber lastNumber) {
        this(gateId, lastNumber, Guards.ALL);
    }

    GateLatch(String gateId, CommandNumber lastNumber, Guards guards) {
        this.gateId = gateId;
        this.lastNumber = lastNumber;
        this.guards = guards;
    }

    /** The highest number heard. */
    public CommandNumber lastNumber() {
        return lastNumber;
    }

    /** A gate in the same state. */
    GateLatch copy() {
        GateLatch copy = new GateLatch(gateId, lastNumber, guards);
        copy.lease = lease;
        copy.lastVerdict = lastVerdict;
        copy.heardAtMs = heardAtMs;
        copy.clockMs = clockMs;
        copy.hasClockFallen = hasClockFallen;
        copy.lane.putAll(lane);
        copy.memory.putAll(memory);
        return copy;
    }

    /** The lease it obeys, since when by its own clock, how far that clock has come, and who stands in the lane. */
    Held held() {
        return new Held(lease, heardAtMs, clockMs, hasClockFallen, new TreeMap<>(lane));
    }

    /** What a gate holds. */
    record Held(
            @Nullable GateCommand lease,
            long heardAtMs,
            long clockMs,
            boolean hasClockFallen,
            Map<String, Readings> lane) {}

    /** The gate's time service has set the clock and vouches for it. */
    public void clockSet(long nowMs) {
        lease = null;
        clockMs = nowMs;
        hasClockFallen = false;
        memory.clockSet(nowMs);
    }

    /** The first and the last time that the lane read a vehicle since it last passed, by this gate's clock. */
    record Readings(long firstMs, long lastMs) {
        Readings and(Readings other) {
            return new Readings(Math.min(firstMs, other.firstMs), Math.max(lastMs, other.lastMs));
        }
    }

    /**
     * The lane reads a vehicle that comes up to the barrier. A reading that is told again after the vehicle's passage is
     * none.
     *
     * @param readMs when, by this gate's clock, as it is reported: a lease names the arrival that it is for
     */
    public void arrived(String vehicleId, long readMs, long nowMs) {
        look(nowMs);
        if (!guards.has(GateGuard.LATCH_REPEAT) || !memory.isReadBefore(vehicleId, readMs)) {
            lane.merge(vehicleId, new Readings(readMs, readMs), Readings::and);
        }
    }

    /**
     * A vehicle has passed: whoever it was, the lease is used. A passage that is told again moves nobody else out of the
     * lane, nor the vehicle if it has been read since.
     *
     * @param vehicleId {@code null} if it could not be read; a name that the lane has not read is as good as none
     * @param passedMs when, by this gate's clock, as it is reported
     */
    public void passed(@Nullable String vehicleId, long passedMs, long nowMs) {
        boolean isClockGood = look(nowMs);
        boolean isRepeated = vehicleId != null && isClockGood && memory.hasPassedBefore(vehicleId, passedMs);
        boolean isKnown = isRepeated;
        Readings own = vehicleId == null ? null : lane.get(vehicleId);
        boolean hasComeBack = isRepeated && own != null && own.firstMs > passedMs;
        if (vehicleId != null && !hasComeBack) {
            isKnown |= leave(vehicleId, passedMs);
        }
        GateCommand used = lease;
        if (!guards.has(GateGuard.LATCH_USED)) {
            return;
        }
        lease = null;
        if (used == null && !isKnown) {
            lane.forEach((each, readings) -> memory.mayHavePassed(each, readings.lastMs));
            lane.clear(); // who is left must be read again
        } else if (used != null && !isRepeated) {
            leave(String.valueOf(used.vehicleId()), passedMs);
        }
    }

    /** Answers whether the vehicle stood in the lane. */
    private boolean leave(String vehicleId, long passedMs) {
        Readings readings = lane.remove(vehicleId);
        if (readings != null) {
            memory.passed(vehicleId, readings.lastMs, passedMs);
        }
        return readings != null;
    }

    /** Hears a command. */
    public Verdict hear(GateCommand command, long nowMs) {
        boolean isClockGood = look(nowMs);
        if (guards.has(GateGuard.LATCH_GATE) && !command.gateId().equals(gateId)) {
            return Verdict.WRONG_GATE;
        }
        int order = command.number().compareTo(lastNumber);
        if (order <= 0 && guards.has(GateGuard.LATCH_NUMBER)) {
            return order == 0 ? again(command) : Verdict.LOWER_NUMBER;
        }
        lastNumber = command.number();
        // A newer command ends what an older one began, also where it is not obeyed itself.
        lease = null;
        lastVerdict = null;
        if (!command.isOpen()) {
            return Verdict.ACCEPTED;
        }
        Verdict verdict = isClockGood ? judge(command, nowMs) : Verdict.CLOCK_FELL;
        if (verdict == Verdict.ACCEPTED) {
            lease = command;
            heardAtMs = nowMs;
        }
        lastVerdict = verdict;
        return verdict;
    }

    /** What is told again is told the same: an OPEN that was refused, or of which nothing is known, opened nothing. */
    private Verdict again(GateCommand command) {
        Verdict verdict = lastVerdict;
        if (!command.isOpen() || verdict == Verdict.ACCEPTED) {
            return Verdict.REPEATED;
        }
        return verdict == null ? Verdict.LOWER_NUMBER : verdict;
    }

    private Verdict judge(GateCommand open, long nowMs) {
        if (guards.has(GateGuard.LATCH_EXPIRY) && open.expiresAtMs() <= nowMs) {
            return Verdict.EXPIRED;
        }
        if (guards.has(GateGuard.LATCH_LENGTH) && open.expiresAtMs() - open.issuedAtMs() > GateLimits.LEASE_MS) {
            return Verdict.TOO_LONG;
        }
        if (guards.has(GateGuard.LATCH_CLOCK) && open.issuedAtMs() - nowMs > GateLimits.CLOCK_BEHIND_MS) {
            return Verdict.CLOCK_BEHIND;
        }
        Readings readings = lane.get(String.valueOf(open.vehicleId()));
        if (readings == null) {
            return guards.has(GateGuard.LATCH_LANE) ? Verdict.NOT_IN_LANE : Verdict.ACCEPTED;
        }
        boolean isThisArrival = open.arrivedAtMs() >= readings.firstMs && open.arrivedAtMs() <= readings.lastMs;
        return isThisArrival || !guards.has(GateGuard.LATCH_ARRIVAL) ? Verdict.ACCEPTED : Verdict.OTHER_ARRIVAL;
    }

    /** For whom the gate is open now; {@code null} while it is closed. */
    public @Nullable String openFor(long nowMs) {
        boolean isClockGood = look(nowMs);
        GateCommand current = lease;
        if (current == null || !isClockGood) {
            return null;
        }
        boolean isOver = nowMs >= current.expiresAtMs() || nowMs - heardAtMs >= GateLimits.LEASE_MS;
        if (isOver && guards.has(GateGuard.LATCH_SILENCE)) {
            lease = null;
            return null;
        }
        return current.vehicleId();
    }

    /** Follows the clock; false once it has fallen back, which ends the lease: what else is wrong with it is not known. */
    private boolean look(long nowMs) {
        hasClockFallen |= nowMs < clockMs && guards.has(GateGuard.LATCH_CLOCK_FALL);
        clockMs = nowMs;
        lease = hasClockFallen ? null : lease;
        return !hasClockFallen;
    }
}
