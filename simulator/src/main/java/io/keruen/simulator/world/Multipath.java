package io.keruen.simulator.world;

/**
 * Reflections that pull a receiver's place to one side for some seconds: they come and go within a second or two, by 2
 * to 5 sigma and 8 m at most, every two minutes or so. The receiver notices a part of it.
 */
final class Multipath {
    private static final double MOST_M = 8;
    private static final double RAMP_S = 1.5;
    private static final double NOTICED = 0.3;

    private final double sigmaM;
    private final Chance chance;
    private double atS;
    private double startS;
    private double lengthS;
    private double eastM;
    private double northM;
    private double share;

    Multipath(double sigmaM, Chance chance) {
        this.sigmaM = sigmaM;
        this.chance = chance;
        draw();
    }

    private void draw() {
        startS = atS + chance.between(40, 220);
        lengthS = chance.between(3, 12);
        double pulledM = Math.min(MOST_M, sigmaM * chance.between(2, 5));
        double direction = chance.between(0, 2 * Math.PI);
        eastM = pulledM * StrictMath.cos(direction);
        northM = pulledM * StrictMath.sin(direction);
    }

    /** Time goes on. */
    void move(double seconds) {
        atS += seconds;
        if (atS > startS + lengthS + RAMP_S) {
            draw();
        }
        double in = Math.min(1, (atS - startS) / RAMP_S);
        double out = Math.min(1, (startS + lengthS + RAMP_S - atS) / RAMP_S);
        share = Math.max(0, Math.min(in, out));
    }

    /** How strong it is now, 0 to 1. */
    double share() {
        return share;
    }

    double eastM() {
        return share * eastM;
    }

    double northM() {
        return share * northM;
    }

    /** What the receiver adds to its own idea of its noise. */
    double noticedM() {
        return NOTICED * share * StrictMath.hypot(eastM, northM);
    }
}
