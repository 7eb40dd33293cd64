package io.keruen.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What truly happened, tick by tick: where each vehicle was, by how much its receiver was wrong, what its radio
 * delivered, and what else befell it. Those of the convoy come first, in driving order; then come the strangers.
 */
public final class Truth {
    private final CrossingMap map;
    private final int convoySize;
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final long startMs;
    private @Nullable Papers papers;
    private int ticks;

    Truth(CrossingMap map, Convoy convoy, long startMs) {
        this.map = map;
        this.startMs = startMs;
        convoySize = convoy.size();
        for (int i = 0; i < convoy.size(); i++) {
            add(convoy.vehicle(i));
        }
    }

    /** One vehicle more. */
    void add(Vehicle vehicle) {
        vehicles.add(vehicle);
        columns.add(new Column());
    }

    /** Something that no motion shows. */
    public void tell(Incident incident) {
        incidents.add(incident);
    }

    /** What the cargo travels under. */
    void travelUnder(Papers underThese) {
        papers = underThese;
    }

    /** What the cargo travels under. */
    public Papers papers() {
        Papers known = papers;
        if (known == null) {
            throw new IllegalStateException("the convoy has no papers");
        }
        return known;
    }

    /** What no motion shows. */
    public List<Incident> incidents() {
        return incidents;
    }

    /** The map on which it happened. */
    public CrossingMap map() {
        return map;
    }

    /** How many vehicles drive in the convoy. */
    public int size() {
        return convoySize;
    }

    /** How many vehicles there are, strangers included. */
    public int worldSize() {
        return vehicles.size();
    }

    /** How many ticks there were. */
    public int ticks() {
        return ticks;
    }

    /** When a tick was. */
    public long timeMs(int tick) {
        return startMs + tick * World.TICK_MS;
    }

    /** The tick at which a moment lies, one of those there were. */
    public int tickAt(long timeMs) {
        return (int) Math.max(0, Math.min(ticks - 1L, (timeMs - startMs) / World.TICK_MS));
    }

    /** A vehicle's name. */
    public String id(int vehicle) {
        return vehicles.get(vehicle).id();
    }

    /** A vehicle's length. */
    public double lengthM(int vehicle) {
        return vehicles.get(vehicle).truck().lengthM();
    }

    /** What its receiver says of its own noise in fair conditions. */
    public double accuracyM(int vehicle) {
        return vehicles.get(vehicle).gnss().accuracyM();
    }

    /** Where a vehicle was along the road. */
    public double chainageM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.CHAINAGE_M);
    }

    /** Where a vehicle was beside the road's line. */
    public double leftM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.LEFT_M);
    }

    /** How fast a vehicle was over ground, negative backwards. */
    public double speedMps(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.SPEED_MPS);
    }

    /** How far ahead of the truth its receiver placed it along the road. */
    public double errorAlongM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.ERROR_ALONG_M);
    }

    /** How far to the left of the truth its receiver placed it. */
    public double errorLeftM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.ERROR_LEFT_M);
    }

    /** What its receiver said of its own noise. */
    public double statedM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.STATED_M);
    }

    /** By how much its clock was ahead. */
    public double clockErrorMs(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.CLOCK_ERROR_MS);
    }

    /** Whether its receiver only repeated the place before. */
    public boolean repeats(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.REPEATS) == 1;
    }

    /** Where its receiver placed a vehicle along the road. */
    public double seenAtM(int vehicle, int tick) {
        return chainageM(vehicle, tick) + errorAlongM(vehicle, tick);
    }

    /** Where its receiver placed a vehicle beside the road's line. */
    public double seenLeftM(int vehicle, int tick) {
        return leftM(vehicle, tick) + errorLeftM(vehicle, tick);
    }

    /** What arrived of a vehicle, in order of arrival. */
    public List<Delivery> deliveries(int vehicle) {
        return vehicles.get(vehicle).radio().delivered();
    }

    /** Notes the state at the next tick. */
    void note() {
        for (int i = 0; i < vehicles.size(); i++) {
            Vehicle vehicle = vehicles.get(i);
            Truck truck = vehicle.truck();
            columns.get(i).add(truck.chainageM(), truck.leftM(), vehicle.speedMps(map.road()));
        }
        ticks++;
    }

    /** Notes what was made of the motion since. */
    void noteSeen() {
        for (int i = 0; i < vehicles.size(); i++) {
            Vehicle vehicle = vehicles.get(i);
            Gnss gnss = vehicle.gnss();
            columns.get(i).addSeen(gnss.errorAlongM(), gnss.errorLeftM(), gnss.statedM(), vehicle.clockErrorMs());
            columns.get(i).addRepeats(gnss.repeated());
        }
    }

    /** The states of one vehicle, packed. */
    private static final class Column {
        static final int CHAINAGE_M = 0;
        static final int LEFT_M = 1;
        static final int SPEED_MPS = 2;
        static final int ERROR_ALONG_M = 3;
        static final int ERROR_LEFT_M = 4;
        static final int STATED_M = 5;
        static final int CLOCK_ERROR_MS = 6;
        static final int REPEATS = 7;
        private static final int WIDTH = 8;

        private double[] values = new double[WIDTH * 1_024];
        private int size;

        void add(double chainageM, double leftM, double speedMps) {
            if (size + WIDTH > values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[size + CHAINAGE_M] = chainageM;
            values[size + LEFT_M] = leftM;
            values[size + SPEED_MPS] = speedMps;
            size += WIDTH;
        }

        void addSeen(double errorAlongM, double errorLeftM, double statedM, double clockErrorMs) {
            values[size - WIDTH + ERROR_ALONG_M] = errorAlongM;
            values[size - WIDTH + ERROR_LEFT_M] = errorLeftM;
            values[size - WIDTH + STATED_M] = statedM;
            values[size - WIDTH + CLOCK_ERROR_MS] = clockErrorMs;
        }

        void addRepeats(boolean repeats) {
            values[size - WIDTH + REPEATS] = repeats ? 1 : 0;
        }

        double get(int tick, int field) {
            return values[WIDTH * tick + field];
        }
    }
}
