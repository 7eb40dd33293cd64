package io.keruen.simulator.world;

import io.keruen.core.convoy.Role;
import java.util.ArrayList;
import java.util.List;

/** The vehicles in driving order. The first one leads along the map; each other follows the one ahead of it. */
public final class Convoy {
    private static final double LEADING_UP_MPS2 = 0.5;
    private static final double STOPPING_MPS2 = 0.8;
    private static final double AT_STOP_M = 1.5;
    private static final double CRAWL_MPS = 0.15;
    private static final double GATHERED_M = 30;

    private final CrossingMap map;
    private final Party party;
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final Wander pace;
    private final double[] waitsS;
    private Gates gates = Gates.NONE;
    private int nextStop;
    private double stoodS;
    private double drivenS;

    Convoy(CrossingMap map, Party party, Conditions conditions, Chance chance) {
        this.map = map;
        this.party = party;
        pace = new Wander(0.4, 80, 160, chance.stream("pace"));
        Chance waits = chance.stream("waits");
        waitsS = new double[] {waits.between(8, 12), waits.between(8, 12), Double.POSITIVE_INFINITY};
        stoodS = -waits.between(10, 14); // first it stands in the yard
        double atM = map.startM();
        for (int i = 0; i < party.size(); i++) {
            String id = "AGV-" + party.digits(i);
            Vehicle vehicle = new Vehicle(i, id, role(i, party.size()), atM, conditions, chance.stream("vehicle " + i));
            vehicles.add(vehicle);
            atM -= vehicle.truck().lengthM() + CarFollowing.REST_M;
        }
    }

    private static Role role(int index, int size) {
        return index == 0 ? Role.LEAD : index == size - 1 ? Role.TAIL : Role.CARGO;
    }

    /** Its vehicles pass these gates one by one. */
    void passThrough(Gates oneByOne) {
        gates = oneByOne;
    }

    /** It departs so many seconds later. Only before the first tick. */
    void departLater(double seconds) {
        stoodS -= seconds;
    }

    /** Who they are. */
    public Party party() {
        return party;
    }

    /** How many vehicles there are. */
    public int size() {
        return vehicles.size();
    }

    /** A vehicle by its place in driving order. */
    public Vehicle vehicle(int index) {
        return vehicles.get(index);
    }

    /** The clear road between a follower and the one ahead of it. */
    public double gapM(int follower) {
        Truck leader = vehicles.get(follower - 1).truck();
        return leader.chainageM()
                - leader.lengthM()
                - vehicles.get(follower).truck().chainageM();
    }

    /** Whether all stand at the last stop. */
    boolean hasArrived() {
        double[] stopsM = map.stopsM();
        double toLastM = stopsM[stopsM.length - 1] - vehicles.get(0).truck().chainageM();
        return toLastM < AT_STOP_M
                && hasGathered()
                && vehicles.stream().allMatch(vehicle -> vehicle.truck().stands());
    }

    /** All move on at once, each by what it saw of the others before. */
    void move(double seconds) {
        double[] wantedMps2 = new double[vehicles.size()];
        wantedMps2[0] = leadingMps2(seconds);
        for (int i = 1; i < wantedMps2.length; i++) {
            Truck truck = vehicles.get(i).truck();
            double followingMps2 = CarFollowing.wantedMps2(
                    truck, gapM(i), vehicles.get(i - 1).truck().speedMps());
            wantedMps2[i] = Math.min(followingMps2, followingUpToGateMps2(i, truck));
        }
        for (int i = 0; i < wantedMps2.length; i++) {
            Truck truck = vehicles.get(i).truck();
            wantedMps2[i] = Double.isNaN(truck.ownMps()) ? wantedMps2[i] : truck.towardsMps2(truck.ownMps());
        }
        for (int i = 0; i < wantedMps2.length; i++) {
            vehicles.get(i).truck().move(wantedMps2[i], seconds);
        }
    }

    private double followingUpToGateMps2(int follower, Truck truck) {
        double catchUpMps = map.catchUpMps(truck.chainageM());
        double toBarrierM = gates.barrierM(follower) - truck.chainageM();
        return isAtStop(truck, toBarrierM) ? -1 : truck.towardsMps2(Math.min(catchUpMps, stoppingMps(toBarrierM)));
    }

    private static boolean isAtStop(Truck truck, double toStopM) {
        return toStopM < AT_STOP_M && truck.speedMps() < CRAWL_MPS;
    }

    private static double stoppingMps(double toStopM) {
        return Math.sqrt(2 * STOPPING_MPS2 * Math.max(0, toStopM - AT_STOP_M / 2));
    }

    private double leadingMps2(double seconds) {
        Truck truck = vehicles.get(0).truck();
        if (stoodS < 0) {
            stoodS += seconds;
            return -1;
        }
        if (gates.areThere()) {
            return leadingThroughGatesMps2(truck, seconds);
        }
        double toStopM = map.stopsM()[nextStop] - truck.chainageM();
        if (isAtStop(truck, toStopM)) {
            stoodS += seconds;
            if (stoodS < waitsS[nextStop] || !hasGathered()) {
                return -1;
            }
            stoodS = 0;
            nextStop++;
            return LEADING_UP_MPS2;
        }
        return drivingMps2(truck, toStopM, Double.POSITIVE_INFINITY, seconds);
    }

    /** Whoever leads through gates stops at each, and behind it where the others find room. */
    private double leadingThroughGatesMps2(Truck truck, double seconds) {
        double[] stopsM = map.stopsM();
        double toStopM = Math.min(stopsM[stopsM.length - 1], gates.leadsToM()) - truck.chainageM();
        if (isAtStop(truck, toStopM)) {
            return -1;
        }
        return drivingMps2(truck, toStopM, gates.leadsAtMps(truck.chainageM(), hasGathered()), seconds);
    }

    private double drivingMps2(Truck truck, double toStopM, double mostMps, double seconds) {
        drivenS += seconds;
        double cruiseMps = Math.min(mostMps, cruiseMps() + pace.at(drivenS));
        return Math.min(LEADING_UP_MPS2, truck.towardsMps2(Math.min(cruiseMps, stoppingMps(toStopM))));
    }

    /** What the map lets the slowest of them drive: who leads does not run away from those still held back. */
    private double cruiseMps() {
        return vehicles.stream()
                .mapToDouble(vehicle -> map.cruiseMps(vehicle.truck().chainageM()))
                .min()
                .orElseThrow();
    }

    /** Whether the last one has come up: a convoy passes a gate as one. */
    private boolean hasGathered() {
        Truck last = vehicles.get(vehicles.size() - 1).truck();
        double behindM = (vehicles.size() - 1) * (last.lengthM() + CarFollowing.REST_M) + GATHERED_M;
        return vehicles.get(0).truck().chainageM() - last.chainageM() < behindM;
    }
}
