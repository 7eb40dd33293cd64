package io.keruen.simulator.world;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the cargo of a convoy travels under: a declaration and a seal for each vehicle. Both sides have released all of
 * it before the world begins, unless somebody decides otherwise.
 */
public final class Papers {
    /** The warmest that cargo may be. */
    public static final double WARMEST_C = 8;

    private static final long MINUTE_MS = 60_000;
    private static final long VALID_MS = 360 * MINUTE_MS;
    private static final int FIRST_VERSION = 1;

    private final List<DeclarationLine> decisions = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();
    private final List<Undeclared> undeclared = new ArrayList<>();
    private final Convoy convoy;
    private final long startMs;
    private final Chance chance;
    private final Chance delays;

    Papers(Convoy convoy, long startMs, Chance chance) {
        this.convoy = convoy;
        this.startMs = startMs;
        this.chance = chance;
        delays = chance.stream("delays");
        for (int i = 0; i < convoy.size(); i++) {
            String vehicleId = convoy.vehicle(i).id();
            seals.add(new Seal("SEAL-" + convoy.party().digits(i), vehicleId, startMs, chance.stream("seal " + i)));
            for (Authority side : Authority.values()) {
                decided(i, side, DeclarationStatus.LODGED, startMs - 40 * MINUTE_MS, startMs);
                decided(i, side, DeclarationStatus.ACCEPTED, startMs - 35 * MINUTE_MS, startMs);
                decided(i, side, DeclarationStatus.RELEASED_FOR_TRANSIT, startMs - 20 * MINUTE_MS, startMs);
            }
        }
    }

    /** A seal on a vehicle for which no plan declares it. */
    private record Undeclared(Seal seal, int vehicle) {}

    private void decided(int vehicle, Authority side, DeclarationStatus status, long atMs, long ingestMs) {
        decisions.add(new DeclarationLine(
                declarationId(vehicle), side, status, FIRST_VERSION, atMs + VALID_MS, atMs, ingestMs, 0));
    }

    /** The declaration of a vehicle. */
    public String declarationId(int vehicle) {
        return "DECL-" + convoy.party().digits(vehicle);
    }

    /** The seal of a vehicle. */
    public Seal seal(int vehicle) {
        return seals.get(vehicle);
    }

    /** Another seal on a vehicle, which no plan declares. */
    public Seal addSeal(String sealId, int vehicle) {
        Seal seal = new Seal(sealId, convoy.vehicle(vehicle).id(), startMs, chance.stream(sealId));
        undeclared.add(new Undeclared(seal, vehicle));
        return seal;
    }

    /** The vehicle for which a seal is declared, else the one on which it reports to be. */
    public String carrierOf(SealLine line) {
        for (int i = 0; i < seals.size(); i++) {
            if (seals.get(i).sealId().equals(line.sealId())) {
                return convoy.vehicle(i).id();
            }
        }
        return line.vehicleId();
    }

    /** A side decides about the declaration of a vehicle, now; the decision ends then, 0 if it has no end. */
    public void decide(int vehicle, Authority side, DeclarationStatus status, long validToMs, long nowMs) {
        decide(vehicle, side, status, FIRST_VERSION, validToMs, nowMs);
    }

    /** A side releases the cargo of a vehicle under this version of its declaration, now and without an end. */
    public void release(int vehicle, Authority side, int version, long nowMs) {
        decide(vehicle, side, DeclarationStatus.RELEASED_FOR_TRANSIT, version, 0, nowMs);
    }

    private void decide(
            int vehicle, Authority side, DeclarationStatus status, int version, long validToMs, long nowMs) {
        decisions.add(new DeclarationLine(
                declarationId(vehicle), side, status, version, validToMs, nowMs, nowMs + 200 + delays.below(800), 0));
    }

    /** Whether both sides have released the cargo of a vehicle, and its seal is sealed. */
    boolean areInOrder(int vehicle, long nowMs) {
        return seals.get(vehicle).isSealed()
                && isReleased(vehicle, Authority.KZ, nowMs)
                && isReleased(vehicle, Authority.CN, nowMs);
    }

    private boolean isReleased(int vehicle, Authority side, long nowMs) {
        boolean isReleased = false;
        for (DeclarationLine line : decisions) {
            if (line.authority() == side && line.declarationId().equals(declarationId(vehicle))) {
                boolean isOver = line.validToMs() != 0 && nowMs >= line.validToMs();
                isReleased = line.status() == DeclarationStatus.RELEASED_FOR_TRANSIT && !isOver;
            }
        }
        return isReleased;
    }

    void step(long nowMs, Road road) {
        for (int i = 0; i < seals.size(); i++) {
            seals.get(i).step(nowMs, convoy.vehicle(i).truck(), road);
        }
        for (Undeclared other : undeclared) {
            other.seal.step(nowMs, convoy.vehicle(other.vehicle).truck(), road);
        }
    }

    /** The decisions about all of these in the order in which they reached us, numbered from 1. */
    public static List<DeclarationLine> decisions(List<Papers> all) {
        List<DeclarationLine> sorted = new ArrayList<>();
        all.forEach(papers -> sorted.addAll(papers.decisions));
        sorted.sort(Comparator.comparingLong(DeclarationLine::ingestTimeMs));
        List<DeclarationLine> numbered = new ArrayList<>();
        for (DeclarationLine line : sorted) {
            numbered.add(new DeclarationLine(
                    line.declarationId(),
                    line.authority(),
                    line.status(),
                    line.version(),
                    line.validToMs(),
                    line.eventTimeMs(),
                    line.ingestTimeMs(),
                    numbered.size() + 1L));
        }
        return numbered;
    }

    /** The reports of its seals in the order in which they reached us, numbered from 1. */
    public List<SealLine> reports() {
        return reports(List.of(this));
    }

    /** The reports of the seals of all of these in the order in which they reached us, numbered from 1. */
    public static List<SealLine> reports(List<Papers> all) {
        List<SealLine> sorted = new ArrayList<>();
        for (Papers papers : all) {
            papers.seals.forEach(seal -> sorted.addAll(seal.lines()));
            papers.undeclared.forEach(other -> sorted.addAll(other.seal.lines()));
        }
        sorted.sort(Comparator.comparingLong(SealLine::ingestTimeMs).thenComparing(SealLine::sealId));
        List<SealLine> numbered = new ArrayList<>();
        for (SealLine line : sorted) {
            numbered.add(new SealLine(
                    line.sealId(),
                    line.vehicleId(),
                    line.status(),
                    line.batteryPct(),
                    line.action(),
                    line.latDeg(),
                    line.lonDeg(),
                    line.eventTimeMs(),
                    line.ingestTimeMs(),
                    numbered.size() + 1L));
        }
        return numbered;
    }
}
