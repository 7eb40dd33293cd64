package io.keruen.app.gallery;

import io.keruen.connectors.scenario.CustomsLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import org.jspecify.annotations.Nullable;

/** What a customs service decides or a seal reports in a story, told as it is meant; it comes at its moment unless told. */
final class Word {
    private final String id;
    private final double atS;
    private double comesS;
    private Authority side = Authority.KZ;
    private @Nullable DeclarationStatus decision;
    private int version = 1;
    private double endS = Double.NaN;
    private String vehicleId = "";
    private SealStatus seal = SealStatus.SEALED;
    private double batteryPct = Double.NaN;
    private @Nullable String action;
    private double eastM = Double.NaN;

    private Word(String id, double atS) {
        this.id = id;
        this.atS = atS;
        comesS = atS;
    }

    /** A side decides about a declaration. */
    static Word of(Authority side, DeclarationStatus decision, String declarationId, double atS) {
        Word word = new Word(declarationId, atS);
        word.side = side;
        word.decision = decision;
        return word;
    }

    /** A side releases a declaration. */
    static Word released(Authority side, String declarationId, double atS) {
        return of(side, DeclarationStatus.RELEASED_FOR_TRANSIT, declarationId, atS);
    }

    /** A seal on a vehicle reports. */
    static Word of(String sealId, String vehicleId, SealStatus status, double atS) {
        Word word = new Word(sealId, atS);
        word.vehicleId = vehicleId;
        word.seal = status;
        return word;
    }

    /** When it reaches us. */
    Word comes(double seconds) {
        comesS = seconds;
        return this;
    }

    /** Of which version of the declaration it speaks. */
    Word about(int versionOfDeclaration) {
        version = versionOfDeclaration;
        return this;
    }

    /** When the decision ends. */
    Word ends(double seconds) {
        endS = seconds;
        return this;
    }

    /** What is left in the seal's battery. */
    Word battery(double pct) {
        batteryPct = pct;
        return this;
    }

    /** Somebody did this to the seal. */
    Word did(String unauthorisedAction) {
        action = unauthorisedAction;
        return this;
    }

    /** So many metres along the road the seal says it is. */
    Word at(double east) {
        eastM = east;
        return this;
    }

    /** Its line. */
    InputRecord record() {
        DeclarationStatus decided = decision;
        boolean hasPlace = !Double.isNaN(eastM);
        return decided == null
                ? CustomsLines.record(new SealLine(
                        id,
                        vehicleId,
                        seal,
                        batteryPct,
                        action,
                        hasPlace ? Road.latDeg(0) : Double.NaN,
                        hasPlace ? Road.lonDeg(eastM) : Double.NaN,
                        Road.at(atS),
                        Road.at(comesS),
                        0))
                : CustomsLines.record(new DeclarationLine(
                        id,
                        side,
                        decided,
                        version,
                        Double.isNaN(endS) ? 0 : Road.at(endS),
                        Road.at(atS),
                        Road.at(comesS),
                        0));
    }
}
