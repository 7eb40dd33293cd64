package io.keruen.simulator.world;

/** A convoy on its way across the border, tick by tick. Same seed, same world. One per thread. */
public final class World {
    /** The world's step, and the period of the samples. */
    public static final long TICK_MS = 100;

    private static final double TICK_S = TICK_MS / 1_000.0;

    private final CrossingMap map;
    private final Convoy convoy;
    private final Truth truth;
    private final long startMs;
    private long nowMs;

    /** A world in which a convoy of this size stands ready. */
    public World(Chance chance, int vehicles, long startMs) {
        map = new CrossingMap(BakhtyRoad.of(chance.stream("road")));
        convoy = new Convoy(map, vehicles, chance.stream("convoy"));
        truth = new Truth(map, convoy, startMs);
        this.startMs = startMs;
        nowMs = startMs;
    }

    /** The map. */
    public CrossingMap map() {
        return map;
    }

    /** The vehicles. */
    public Convoy convoy() {
        return convoy;
    }

    /** What has happened. */
    public Truth truth() {
        return truth;
    }

    /** The time. */
    public long nowMs() {
        return nowMs;
    }

    /** Whether the convoy stands in the last yard. */
    public boolean hasArrived() {
        return convoy.hasArrived();
    }

    /** One tick: the state is noted, all move on, each vehicle takes a sample on the way. */
    public void step() {
        truth.note(convoy);
        convoy.move(TICK_S);
        for (int i = 0; i < convoy.size(); i++) {
            convoy.vehicle(i).observe(nowMs, startMs, map.road());
        }
        nowMs += TICK_MS;
    }

    /** Nothing happens any more; what the radios still hold is sent. */
    public void end() {
        for (int i = 0; i < convoy.size(); i++) {
            convoy.vehicle(i).radio().flush();
        }
    }
}
