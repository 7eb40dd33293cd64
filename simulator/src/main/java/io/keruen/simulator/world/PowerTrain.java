package io.keruen.simulator.world;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/** Battery, motor, brakes and tyres: what they take, how warm they get and what cold does to them. */
final class PowerTrain {
    private static final double PCT_PER_M = 0.0012;
    private static final double PCT_PER_S = 0.0004;
    private static final double WINTER_SHARE = 1.7;
    private static final double MOTOR_TAU_S = 240;
    private static final double BRAKE_TAU_S = 180;
    private static final double BATTERY_TAU_S = 1_800;
    private static final double MOTOR_C_PER_MPS = 3.2;
    private static final double MOTOR_C_PER_MPS2 = 12;
    private static final double BRAKE_C_PER_POWER = 0.06;
    private static final int TYRES = 6;

    private final Chance chance;
    private final boolean winter;
    private final double airC;
    private final double[] tyresKpa = new double[TYRES];
    private double chargePct;
    private double batteryC;
    private double motorC;
    private double brakeC;

    PowerTrain(boolean winter, Chance chance) {
        this.winter = winter;
        this.chance = chance.stream("white");
        airC = winter ? chance.between(-28, -12) : chance.between(14, 26);
        chargePct = winter ? chance.between(60, 80) : chance.between(70, 95);
        batteryC = winter ? chance.between(8, 14) : airC + 6;
        motorC = airC + chance.between(15, 25);
        brakeC = airC + chance.between(5, 20);
        for (int i = 0; i < TYRES; i++) {
            tyresKpa[i] = chance.between(820, 860) - (winter ? 40 : 0);
        }
    }

    /** Drives on for a while at this speed and acceleration. */
    void move(double wheelMps, double accelMps2, double seconds) {
        chargePct -= (winter ? WINTER_SHARE : 1) * (PCT_PER_M * wheelMps + PCT_PER_S) * seconds;
        double motorToC = airC + 20 + MOTOR_C_PER_MPS * wheelMps + MOTOR_C_PER_MPS2 * Math.max(0, accelMps2);
        motorC += (motorToC - motorC) * seconds / MOTOR_TAU_S;
        brakeC += (airC + 5 - brakeC) * seconds / BRAKE_TAU_S;
        brakeC += BRAKE_C_PER_POWER * Math.max(0, -accelMps2) * wheelMps * seconds;
        batteryC += ((winter ? 12 : airC + 10) - batteryC) * seconds / BATTERY_TAU_S; // it is heated in winter
    }

    /** Fills in what is measured of it. */
    void observe(Sample sample) {
        sample.set(Signal.STATE_OF_CHARGE_PCT, Rounded.to(10, chargePct));
        sample.set(Signal.BATTERY_TEMP_C, Rounded.to(10, batteryC + 0.1 * chance.nextGaussian()));
        sample.set(Signal.MOTOR_TEMP_C, Rounded.to(10, motorC + 0.2 * chance.nextGaussian()));
        sample.set(Signal.BRAKE_TEMP_C, Rounded.to(1, brakeC + 0.5 * chance.nextGaussian()));
        double[] pressures = tyresKpa.clone();
        for (int i = 0; i < pressures.length; i++) {
            pressures[i] = Rounded.to(1, pressures[i] + 0.5 * chance.nextGaussian());
        }
        sample.tyrePressureKpa = pressures;
    }
}
