package io.keruen.core.stage.escort;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a convoy and its escort at the end of one moment of ingest time. Times that are not there yet are 0,
 * numbers that nobody knows NaN. Immutable.
 *
 * @param isGone no plan of the escort is in force any more or to come: nobody tells of it, and only ids and moment count
 * @param atMs the moment, ingest time
 * @param eventTimeMs of the newest sample that this stands on
 * @param vehicleIds as they drive, the first in front
 * @param pairs as planned, the first in front
 * @param declarations what each side says about each declaration of the plan, where it said anything
 * @param etaMs when all are predicted to have arrived, event time
 * @param lengthM from the front of the first to the rear of the last, along the route
 * @param openAlerts those left out whose cause is another one
 * @param gateBlocked whether an open alert blocks the gate
 */
public record ConvoyStatus(
        String convoyId,
        String escortId,
        boolean isGone,
        long atMs,
        int planVersion,
        long eventTimeMs,
        @Nullable String routeId,
        List<String> vehicleIds,
        List<Pair> pairs,
        List<Declaration> declarations,
        long departedAtMs,
        long arrivedAtMs,
        long arriveByMs,
        long etaMs,
        @Nullable LifeState life,
        long lifeSinceMs,
        double leadChainageM,
        double tailChainageM,
        double progressRatio,
        double lengthM,
        double speedMps,
        int openAlerts,
        @Nullable Severity highestSeverity,
        boolean gateBlocked) {

    /** A consecutive pair; gap in metres and headway in seconds are NaN where nobody knows them. */
    public record Pair(String vehicleId, String otherVehicleId, double gapM, double headwayS) {}

    /** What one side says about a declaration. */
    public record Declaration(String declarationId, Authority authority, DeclarationStatus status, int version) {}

    /** Nobody tells of the convoy any more. */
    static ConvoyStatus gone(String convoyId, String escortId, long atMs) {
        return new ConvoyStatus(
                convoyId,
                escortId,
                true,
                atMs,
                0,
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                null,
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                null,
                false);
    }
}
