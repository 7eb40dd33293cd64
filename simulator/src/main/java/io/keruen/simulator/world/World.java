package io.keruen.simulator.world;

import io.keruen.core.convoy.Role;
import java.util.ArrayList;
import java.util.List;

/** A convoy on its way across the border, tick by tick. Same seed, same world. One per thread. */
public final class World {
    /** The world's step, and the period of the samples. */
    public static final long TICK_MS = 100;

    private static final long USUAL_MS = 45 * 60_000L;
    private static final double MOST_DELAY_S = 150;
    private static final double TICK_S = TICK_MS / 1_000.0;

    private final CrossingMap map;
    private final Convoy convoy;
    private final Conditions conditions;
    private final Chance chance;
    private final List<Vehicle> strangers = new ArrayList<>();
    private final List<World> others = new ArrayList<>();
    private final Truth truth;
    private final Papers papers;
    private final Gates gates;
    private final long startMs;
    private long arriveByMs;
    private long nowMs;
    private int tick;

    /** A world in which a convoy of this size stands ready on a fine day. */
    public World(Chance chance, int vehicles, long startMs) {
        this(chance, vehicles, startMs, Conditions.FAIR, false);
    }

    /**
     * A world in which a convoy of this size stands ready.
     *
     * @param hasGates whether its vehicles are cleared at the gates one by one; else they drive through as one
     */
    public World(Chance chance, int vehicles, long startMs, Conditions conditions, boolean hasGates) {
        this(
                chance,
                new CrossingMap(
                        BakhtyRoad.of(chance.stream("road")),
                        conditions.surface().pace(),
                        hasGates),
                Party.outbound(vehicles),
                conditions,
                startMs);
    }

    private World(Chance chance, CrossingMap map, Party party, Conditions conditions, long startMs) {
        this.chance = chance;
        this.map = map;
        this.conditions = conditions;
        convoy = new Convoy(map, party, conditions, chance.stream("convoy"));
        truth = new Truth(map, convoy, startMs);
        papers = new Papers(convoy, startMs, chance.stream("papers"));
        truth.travelUnder(papers);
        gates = map.hasLanes() ? Gates.of(map, convoy, papers, chance.stream("gates")) : Gates.NONE;
        convoy.passThrough(gates);
        this.startMs = startMs;
        nowMs = startMs;
        arriveByMs = startMs + USUAL_MS;
    }

    /**
     * Another convoy that comes the other way along the same road, under the same sky. It shares nothing with this one
     * but the gateway over which they are heard, and must be stepped and ended with it. Only before the first tick.
     */
    public World oncoming(Chance of, int vehicles) {
        World other = new World(of, map.oncoming(), Party.oncoming(vehicles), conditions, startMs);
        other.convoy.departLater(of.stream("departure").between(0, MOST_DELAY_S));
        others.add(other);
        return other;
    }

    /** The map. */
    public CrossingMap map() {
        return map;
    }

    /** The vehicles that cross together. */
    public Convoy convoy() {
        return convoy;
    }

    /** What the cargo travels under. */
    public Papers papers() {
        return papers;
    }

    /** The gates that clear its vehicles one by one. */
    public Gates gates() {
        return gates;
    }

    /** What has happened. */
    public Truth truth() {
        return truth;
    }

    /** Under what it takes place. */
    public Conditions conditions() {
        return conditions;
    }

    /** When the convoy is to have arrived. */
    public long arriveByMs() {
        return arriveByMs;
    }

    /** Somebody promised that it would arrive by then. */
    public void promise(long byMs) {
        arriveByMs = byMs;
    }

    /** When it began. */
    public long startMs() {
        return startMs;
    }

    /** The time. */
    public long nowMs() {
        return nowMs;
    }

    /** Whether the convoy stands in the last yard. */
    public boolean hasArrived() {
        return convoy.hasArrived();
    }

    /**
     * Another vehicle, of no plan, that stands there and says nothing until it is told to. Only before the first tick.
     *
     * @param id its name, which may be one that is taken
     */
    public Vehicle addStranger(String id, double atM) {
        int index = convoy.size() + strangers.size();
        Vehicle stranger =
                new Vehicle(index, id, Role.CARGO, atM, conditions, chance.stream("stranger " + strangers.size()));
        stranger.speak(false);
        strangers.add(stranger);
        truth.add(stranger);
        return stranger;
    }

    /** The radios of all that are heard over the same gateway. */
    public List<Radio> radios() {
        List<Radio> radios = new ArrayList<>();
        for (int i = 0; i < convoy.size(); i++) {
            radios.add(convoy.vehicle(i).radio());
        }
        others.forEach(other -> radios.addAll(other.radios()));
        return radios;
    }

    /** One tick: the state is noted, all move on, each vehicle takes a sample on the way. */
    public void step() {
        truth.note();
        convoy.move(TICK_S);
        for (int i = 0; i < convoy.size(); i++) {
            convoy.vehicle(i).observe(tick, nowMs, map.road());
        }
        for (Vehicle stranger : strangers) {
            stranger.observe(tick, nowMs, map.road());
        }
        papers.step(nowMs, map.road());
        gates.step(nowMs);
        truth.noteSeen();
        nowMs += TICK_MS;
        tick++;
    }

    /** Nothing happens any more; what the radios still hold is sent. */
    public void end() {
        for (int i = 0; i < convoy.size(); i++) {
            convoy.vehicle(i).radio().flush(nowMs);
        }
        for (Vehicle stranger : strangers) {
            stranger.radio().flush(nowMs);
        }
    }
}
