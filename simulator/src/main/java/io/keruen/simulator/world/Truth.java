package io.keruen.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What truly happened, tick by tick: where each vehicle was, what its receiver was told, what its radio delivered. */
public final class Truth {
    private final CrossingMap map;
    private final List<String> ids = new ArrayList<>();
    private final List<Double> lengthsM = new ArrayList<>();
    private final List<Double> accuraciesM = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Delivery>> deliveries = new ArrayList<>();
    private final long startMs;
    private int ticks;

    Truth(CrossingMap map, Convoy convoy, long startMs) {
        this.map = map;
        this.startMs = startMs;
        for (int i = 0; i < convoy.size(); i++) {
            Vehicle vehicle = convoy.vehicle(i);
            ids.add(vehicle.id());
            lengthsM.add(vehicle.truck().lengthM());
            accuraciesM.add(vehicle.gnss().accuracyM());
            columns.add(new Column());
            deliveries.add(vehicle.radio().delivered());
        }
    }

    /** The map on which it happened. */
    public CrossingMap map() {
        return map;
    }

    /** How many vehicles there are. */
    public int size() {
        return ids.size();
    }

    /** How many ticks there were. */
    public int ticks() {
        return ticks;
    }

    /** When a tick was. */
    public long timeMs(int tick) {
        return startMs + tick * World.TICK_MS;
    }

    /** A vehicle's name. */
    public String id(int vehicle) {
        return ids.get(vehicle);
    }

    /** A vehicle's length. */
    public double lengthM(int vehicle) {
        return lengthsM.get(vehicle);
    }

    /** What its receiver says of its own noise. */
    public double accuracyM(int vehicle) {
        return accuraciesM.get(vehicle);
    }

    /** Where a vehicle was along the road. */
    public double chainageM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.CHAINAGE_M);
    }

    /** Where a vehicle was beside the road's line. */
    public double leftM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.LEFT_M);
    }

    /** How fast a vehicle was. */
    public double speedMps(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.SPEED_MPS);
    }

    /** How far along the road its receiver was led astray. */
    public double offsetAlongM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.OFFSET_ALONG_M);
    }

    /** How far to the left its receiver was led astray. */
    public double offsetLeftM(int vehicle, int tick) {
        return columns.get(vehicle).get(tick, Column.OFFSET_LEFT_M);
    }

    /** What arrived of a vehicle, in order of arrival. */
    public List<Delivery> deliveries(int vehicle) {
        return deliveries.get(vehicle);
    }

    /** Notes the state at the next tick. */
    void note(Convoy convoy) {
        for (int i = 0; i < convoy.size(); i++) {
            Vehicle vehicle = convoy.vehicle(i);
            columns.get(i)
                    .add(
                            vehicle.truck().chainageM(),
                            vehicle.truck().leftM(),
                            vehicle.truck().speedMps(),
                            vehicle.gnss().offsetAlongM(),
                            vehicle.gnss().offsetLeftM());
        }
        ticks++;
    }

    /** The states of one vehicle, packed. */
    private static final class Column {
        static final int CHAINAGE_M = 0;
        static final int LEFT_M = 1;
        static final int SPEED_MPS = 2;
        static final int OFFSET_ALONG_M = 3;
        static final int OFFSET_LEFT_M = 4;
        private static final int WIDTH = 5;

        private double[] values = new double[WIDTH * 1_024];
        private int size;

        void add(double... row) {
            if (size + WIDTH > values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            System.arraycopy(row, 0, values, size, WIDTH);
            size += WIDTH;
        }

        double get(int tick, int field) {
            return values[WIDTH * tick + field];
        }
    }
}
