package io.keruen.simulator.world;

import io.keruen.core.convoy.Role;
import io.keruen.core.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A vehicle: a truck with a receiver, sensors, a clock and a radio. */
public final class Vehicle {
    private static final double MS_PER_S = 1_000;
    private static final String SOFTWARE = "drive-4.2.1";

    private final int index;
    private final String id;
    private final Role role;
    private final Truck truck;
    private final Gnss gnss;
    private final Sensors sensors;
    private final Radio radio;
    private final long bootId;
    private final long phaseMs;
    private long sequence;
    private long lastMs;
    private double clockErrorMs;
    private boolean speaks = true;
    private final List<Consumer<Sample>> tampering = new ArrayList<>();
    private Motion motion;

    Vehicle(int index, String id, Role role, double startM, Conditions conditions, Chance chance) {
        this.index = index;
        this.id = id;
        this.role = role;
        truck = new Truck(14, startM, chance.stream("truck"));
        Chance make = chance.stream("make");
        double madeM = Rounded.to(20, make.between(0.4, 0.7));
        double sigmaM = conditions.sigmaM() == 0 ? madeM : conditions.sigmaM();
        gnss = new Gnss(sigmaM, conditions.multipath(), chance.stream("gnss"));
        bootId = 1L + make.below(400);
        phaseMs = 1L + make.below((int) World.TICK_MS);
        sensors = new Sensors(conditions.surface(), chance.stream("sensors"));
        radio = new Radio(index, conditions.radio(), chance.stream("radio"));
        motion = new Motion(truck.chainageM(), truck.leftM(), 0, 0);
    }

    /** Its place in the world: for those of the convoy their place in driving order. */
    public int index() {
        return index;
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** What it is in the convoy. */
    public Role role() {
        return role;
    }

    /** What moves. */
    public Truck truck() {
        return truck;
    }

    /** Its speed over ground, negative backwards. */
    double speedMps(Road road) {
        return Math.copySign(motion.then(truck).groundMps(road), truck.speedMps());
    }

    /** What says where it is. */
    public Gnss gnss() {
        return gnss;
    }

    /** What sends. */
    public Radio radio() {
        return radio;
    }

    /** The true weight of its cargo. */
    public double cargoKg() {
        return sensors.cargoKg();
    }

    /** By how much its clock is ahead from now on, negative if it is behind. */
    public void setClock(double aheadMs) {
        clockErrorMs = aheadMs;
    }

    /** By how much its clock is ahead. */
    public long clockErrorMs() {
        return Math.round(clockErrorMs);
    }

    /** Whether it takes samples from now on. */
    public void speak(boolean takesSamples) {
        speaks = takesSamples;
    }

    /** Does this to each of its samples from now on, before it is sent. */
    public void tamper(Consumer<Sample> tampers) {
        tampering.add(tampers);
    }

    /** No longer does this to its samples. */
    public void stopTampering(Consumer<Sample> tampers) {
        tampering.remove(tampers);
    }

    /** Takes the sample of the tick that has just gone by: at the vehicle's own moment within it. */
    void observe(int tick, long tickMs, Road road) {
        Motion now = motion.then(truck);
        Motion seen = motion.towards(now, (double) phaseMs / World.TICK_MS);
        motion = now;
        if (!speaks) {
            return;
        }
        long nowMs = tickMs + phaseMs;
        Sample sample = new Sample();
        sample.vehicleId = id;
        sample.bootId = bootId;
        sample.sequence = sequence++;
        sample.eventTimeMs = nowMs + clockErrorMs();
        sample.softwareVersion = SOFTWARE;
        sample.authenticatedAs = id;
        double sinceS = (nowMs - (lastMs == 0 ? nowMs - World.TICK_MS : lastMs)) / MS_PER_S;
        lastMs = nowMs;
        gnss.observe(seen, road, sinceS, sample);
        sensors.observe(seen, road, sinceS, sample);
        tampering.forEach(tampers -> tampers.accept(sample));
        radio.accept(tick, nowMs, sample);
    }
}
