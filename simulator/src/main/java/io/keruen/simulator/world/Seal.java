package io.keruen.simulator.world;

import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A navigation seal on a vehicle: it reports once in a period where it is and how it is. */
public final class Seal {
    /** How often it reports, ms. */
    public static final long PERIOD_MS = 30_000;

    private static final double NOISE_M = 2;
    private static final double FULL_PCT = 92;
    private static final double DRAIN_PCT_PER_H = 0.4;
    private static final double MS_PER_H = 3_600_000;

    private final String sealId;
    private final long startMs;
    private final Chance chance;
    private final List<SealLine> lines = new ArrayList<>();
    private String vehicleId;
    private @Nullable String action;
    private double chargePct = Double.NaN;
    private SealStatus status = SealStatus.SEALED;
    private boolean speaks = true;
    private boolean isBroken;
    private double behindM;
    private long nextMs;

    Seal(String sealId, String vehicleId, long startMs, Chance chance) {
        this.sealId = sealId;
        this.vehicleId = vehicleId;
        this.startMs = startMs;
        this.chance = chance;
        nextMs = startMs + 100L * chance.below((int) (PERIOD_MS / 300));
    }

    /** Its id. */
    public String sealId() {
        return sealId;
    }

    /** It is so from now on, and says so at once. */
    public void becomes(SealStatus now, long nowMs) {
        status = now;
        isBroken |= now == SealStatus.OPENED || now == SealStatus.TAMPERED;
        wake(nowMs);
    }

    /** It reports at once. */
    public void wake(long nowMs) {
        nextMs = nowMs;
    }

    /** Its battery holds so much from now on, percent; NaN for what it holds by itself. */
    public void charge(double pct) {
        chargePct = pct;
    }

    /** Somebody does this with it without authority, of which its next report tells. */
    public void usedBy(String unauthorised) {
        action = unauthorised;
    }

    /** It reports to be on this vehicle from now on. */
    public void reportOn(String otherVehicleId) {
        vehicleId = otherVehicleId;
    }

    /** Whether it is sealed now. */
    boolean isSealed() {
        return status == SealStatus.SEALED;
    }

    /** Whether it was opened on the way, and nobody has inspected it since. */
    boolean isBroken() {
        return isBroken;
    }

    /** Officers have inspected it. */
    void repaired() {
        isBroken = false;
    }

    /** Whether it reports from now on. */
    public void speak(boolean reports) {
        speaks = reports;
    }

    /** It lies so far behind its vehicle along the road from now on. */
    public void leaveBehind(double metres) {
        behindM = metres;
    }

    /** What it reported, in the order of its clock. */
    List<SealLine> lines() {
        return lines;
    }

    /** Reports if it is time. */
    void step(long nowMs, Truck truck, Road road) {
        if (nowMs < nextMs) {
            return;
        }
        nextMs = nowMs + PERIOD_MS;
        double atM = truck.chainageM() - behindM;
        double eastM = road.eastM(atM, truck.leftM()) + NOISE_M * chance.nextGaussian();
        double northM = road.northM(atM, truck.leftM()) + NOISE_M * chance.nextGaussian();
        long delayMs = 150L + chance.below(700);
        if (speaks) {
            lines.add(new SealLine(
                    sealId,
                    vehicleId,
                    status,
                    Rounded.to(10, chargePct(nowMs)),
                    action,
                    Rounded.to(1e7, road.plane().latDeg(northM)),
                    Rounded.to(1e7, road.plane().lonDeg(eastM)),
                    nowMs,
                    nowMs + delayMs,
                    0));
            action = null;
        }
    }

    private double chargePct(long nowMs) {
        return Double.isNaN(chargePct) ? FULL_PCT - DRAIN_PCT_PER_H * (nowMs - startMs) / MS_PER_H : chargePct;
    }
}
