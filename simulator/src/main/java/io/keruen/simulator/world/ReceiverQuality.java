package io.keruen.simulator.world;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;

/** How well a receiver hears: satellites, their geometry and their strength, which belong together. */
final class ReceiverQuality {
    private static final int NONE = CodedSignal.FIX_TYPE.names().indexOf("NONE");
    private static final int THREE_D = CodedSignal.FIX_TYPE.names().indexOf("THREE_D");
    private static final int DGNSS = CodedSignal.FIX_TYPE.names().indexOf("DGNSS");
    private static final int WGS84 = CodedSignal.DATUM.names().indexOf("WGS84");
    private static final double USUAL_DB_HZ = 44;
    private static final double JAMMED_DB = 18;
    private static final double JAMMED_HDOP = 40;
    private static final double DGNSS_BEST_M = 1;
    private static final double ADRIFT_MPS = 0.4;

    private final GaussMarkov dilution;
    private final GaussMarkov strength;
    private boolean jammed;
    private double jammedS;

    ReceiverQuality(Chance chance) {
        dilution = new GaussMarkov(0.06, Gnss.TAU_S, chance.stream("dilution"));
        strength = new GaussMarkov(0.6, Gnss.TAU_S, chance.stream("strength"));
    }

    void jam(boolean jams) {
        jammed = jams;
    }

    boolean isJammed() {
        return jammed;
    }

    /** Fills in how well it hears when so many decibels are lost on the way. */
    void observe(double lostDb, double sinceS, Sample sample) {
        jammedS = jammed ? jammedS + sinceS : 0;
        double dbHz = USUAL_DB_HZ + strength.next(sinceS) - lostDb - (jammed ? JAMMED_DB : 0);
        double hdop = Math.max(0.5, 0.8 + dilution.next(sinceS) + 0.1 * lostDb);
        double roundedDbHz = Rounded.to(10, dbHz);
        int satellites = (int) Math.rint(Math.min(28, 19 + 2 * (roundedDbHz - USUAL_DB_HZ)));
        sample.set(Signal.HDOP, jammed ? JAMMED_HDOP : Rounded.to(1e2, hdop));
        sample.set(Signal.CN0_MEAN_DB_HZ, roundedDbHz);
        sample.set(CodedSignal.DATUM, WGS84);
        sample.set(CodedSignal.SATELLITES, Math.max(0, satellites));
    }

    /** What it has lost of its accuracy since it hears nothing. */
    double lostM() {
        return ADRIFT_MPS * jammedS;
    }

    int fixType(double statedM) {
        return jammed ? NONE : statedM < DGNSS_BEST_M ? DGNSS : THREE_D;
    }
}
