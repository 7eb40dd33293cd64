package io.keruen.simulator.world;

import io.keruen.core.convoy.Role;
import io.keruen.core.sample.Sample;

/** A vehicle of the convoy: a truck with a receiver, sensors and a radio. */
public final class Vehicle {
    private static final double MS_PER_S = 1_000;

    private final String id;
    private final Role role;
    private final Truck truck;
    private final Gnss gnss;
    private final Sensors sensors;
    private final Radio radio;
    private final long bootId;
    private final long phaseMs;
    private long sequence;
    private long lastSampleMs;
    private Motion motion;

    Vehicle(int index, Role role, double startM, Chance chance) {
        id = "AGV-" + (index < 9 ? "0" : "") + (index + 1);
        this.role = role;
        truck = new Truck(14, startM, chance.stream("truck"));
        Chance make = chance.stream("make");
        gnss = new Gnss(Rounded.to(20, make.between(0.4, 0.7)), chance.stream("gnss"));
        bootId = 1L + make.below(400);
        phaseMs = 1L + make.below((int) World.TICK_MS);
        sensors = new Sensors(startM, chance.stream("sensors"));
        radio = new Radio(index, chance.stream("radio"));
        motion = new Motion(truck.chainageM(), truck.leftM(), 0, 0);
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

    /** What says where it is. */
    public Gnss gnss() {
        return gnss;
    }

    /** What sends. */
    public Radio radio() {
        return radio;
    }

    /** Takes the sample of the tick that has just gone by: at the vehicle's own moment within it. */
    void observe(long tickMs, long startMs, Road road) {
        Motion now = motion.then(truck);
        Motion seen = motion.towards(now, (double) phaseMs / World.TICK_MS);
        motion = now;
        Sample sample = new Sample();
        sample.vehicleId = id;
        sample.bootId = bootId;
        sample.sequence = sequence++;
        sample.eventTimeMs = tickMs + phaseMs;
        double sinceS =
                (sample.eventTimeMs - (lastSampleMs == 0 ? tickMs + phaseMs - World.TICK_MS : lastSampleMs)) / MS_PER_S;
        lastSampleMs = sample.eventTimeMs;
        gnss.observe(seen, road, sinceS, sample);
        sensors.observe(seen, road, (sample.eventTimeMs - startMs) / MS_PER_S, sinceS, sample);
        radio.accept(sample);
    }
}
