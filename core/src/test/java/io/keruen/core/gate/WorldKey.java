package io.keruen.core.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What makes two worlds the same. */
final class WorldKey {
    private static final int OLDEST_MS = (int) -GateWorld.OLD_MS - 1;
    private static final int NEWEST_MS = 60_001;
    private static final String[] AGES = IntStream.rangeClosed(OLDEST_MS, NEWEST_MS)
            .mapToObj(ageMs -> ageMs + ".")
            .toArray(String[]::new);

    private final GateWorld world;
    private final GateLatch.Held held;
    private final List<String> decisionIds = new ArrayList<>();

    private WorldKey(GateWorld world) {
        this.world = world;
        held = world.latch.held();
    }

    /** Whether an arrival is the one that stands in the lane: a later one never becomes it again. */
    private boolean isInLane(@Nullable String vehicleId, long arrivedMs) {
        GateLatch.Readings readings = held.lane().get(String.valueOf(vehicleId));
        return readings != null && arrivedMs >= readings.firstMs() && arrivedMs <= readings.lastMs();
    }

    /** Equal for worlds that differ only in when they are, and in how many commands were given before. */
    static String of(GateWorld world) {
        return new WorldKey(world).text();
    }

    private String text() {
        TreeSet<CommandNumber> numbers = new TreeSet<>();
        numbers.add(world.heard);
        numbers.add(world.latch.lastNumber());
        world.underWay.forEach(command -> numbers.add(command.number()));
        for (GateWorld.Dispatcher dispatcher : world.dispatchers) {
            if (dispatcher != null && dispatcher.book.last() != null) {
                numbers.add(dispatcher.book.last().number());
            }
        }
        List<CommandNumber> ranks = new ArrayList<>(numbers);
        StringBuilder key = new StringBuilder(200);
        key.append(world.plights)
                .append(world.toldPlights.keySet())
                .append(world.leaving)
                .append(world.wasLeased && world.leaving != null)
                .append(world.gate.passages.isUnknown("A"))
                .append(endAge(world.openUntilMs.getOrDefault("A", Approach.NOT_YET_MS)))
                .append(endAge(world.openUntilMs.getOrDefault("B", Approach.NOT_YET_MS)))
                .append(world.told)
                .append(world.present.keySet())
                .append(world.isEscortMute)
                .append(world.isHeld)
                .append(world.repeatable);
        key.append(age(world.lastToldMs)).append('|').append(world.gate.leaseVehicleId);
        key.append(world.gate.leaseVehicleId == null ? "" : age(world.gate.leasedMs))
                .append(world.gate.endedMs == world.nowMs)
                .append('/');
        for (Waiter waiter : world.gate.waiters.values()) {
            Waiter.Told told = waiter.told(world.nowMs);
            key.append(waiter.vehicleId).append(age(told.toldMs())).append(isInLane(waiter.vehicleId, waiter.readMs));
            key.append(told.replies().isEmpty() ? '-' : isAllYes(told.replies()) ? 'y' : 'n');
            key.append(endAge(waiter.leases.endMs()));
        }
        world.gate.inOrder().forEach(waiter -> key.append(waiter.vehicleId));
        key.append(world.gate.inbox.actions.size())
                .append(world.gate.holds.holder("") == null)
                .append('|');
        for (ClearanceDecision decision : world.topic) {
            key.append(decision.decision().ordinal())
                    .append(decision.vehicleId())
                    .append(age(decision.decidedAtMs()))
                    .append(decision.isGrant() && isInLane(decision.vehicleId(), decision.arrivedAtMs()));
        }
        for (GateWorld.Dispatcher dispatcher : world.dispatchers) {
            key.append('|');
            if (dispatcher != null) {
                GateCommand last = dispatcher.book.last();
                key.append(dispatcher.read).append(last != null && last.number().epoch() == dispatcher.epoch);
                append(key, last, ranks);
            }
        }
        key.append('|');
        world.underWay.forEach(command -> append(key, command, ranks));
        key.append('|')
                .append(ranks.indexOf(world.latch.lastNumber()))
                .append(ranks.indexOf(world.heard))
                .append(world.skewMs);
        append(key, held.lease(), ranks);
        key.append(held.lane().keySet());
        key.append(age(held.heardAtMs() - world.skewMs)).append(age(held.clockMs() - world.skewMs));
        key.append('|').append(world.leasedId).append(world.leasedId == null ? "" : age(world.leasedUntilMs));
        return key.toString();
    }

    private void append(StringBuilder key, @Nullable GateCommand command, List<CommandNumber> ranks) {
        if (command == null) {
            key.append('-');
            return;
        }
        boolean isKnown = decisionIds().contains(command.decisionId());
        key.append(command.isOpen() ? 'O' : 'C').append(command.vehicleId()).append(age(command.issuedAtMs()));
        key.append(command.expiresAtMs() == 0 ? 0 : age(command.expiresAtMs())).append(isKnown);
        key.append(command.isOpen() && isInLane(command.vehicleId(), command.arrivedAtMs()));
        key.append('#')
                .append(ranks.indexOf(command.number()))
                .append(',')
                .append(command.number().epoch());
    }

    /** Made once for all commands, and not at all without one. */
    private List<String> decisionIds() {
        if (decisionIds.size() < world.topic.size()) {
            world.topic.forEach(decision -> decisionIds.add(decision.id()));
        }
        return decisionIds;
    }

    private static boolean isAllYes(List<Reply> replies) {
        for (Reply reply : replies) {
            if (!reply.isYes()) {
                return false;
            }
        }
        return true;
    }

    /** How far off; what is over makes no difference any more. */
    private String endAge(long endMs) {
        return endMs > world.nowMs ? age(endMs) : "-";
    }

    /** How old, but for what is older than makes a difference. */
    private String age(long atMs) {
        long ageMs = Math.max(OLDEST_MS, Math.min(NEWEST_MS, atMs - world.nowMs));
        return AGES[(int) ageMs - OLDEST_MS];
    }
}
