package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks visits along late samples, always forward in time. One per stage. */
final class LateWalk {
    private static final int SURE = 2;

    private final ZoneWalk walk = new ZoneWalk();
    private final ZoneMove move = new ZoneMove();
    private final ZoneStep step = new ZoneStep();
    private final LateThinning thinning = new LateThinning();
    private final LateJudge judge;

    private ZoneTable zones = ZoneTable.EMPTY;
    private long pathMaxMs;

    LateWalk(LateJudge judge) {
        this.judge = judge;
    }

    /** Turns to one late sample of a vehicle. */
    void begin(
            double[][] parameters, long newPathMaxMs, LateFragments holes, ZoneTable newZones, GeofenceOutput output) {
        pathMaxMs = newPathMaxMs;
        zones = newZones;
        judge.begin(parameters, holes, newZones, output);
    }

    /** What findings and transits carry. */
    void of(String vehicleId, int i) {
        move.vehicleId = vehicleId;
        move.i = i;
        move.chainageM = Double.NaN;
    }

    LateJudge judge() {
        return judge;
    }

    long pathMaxMs() {
        return pathMaxMs;
    }

    /** One step. */
    void to(ZoneVisits visits, LateSpot spot) {
        visits.use(judge.slices());
        judge.reach(spot.tMs());
        move.to(spot.tMs(), spot.latDeg(), spot.lonDeg(), spot.sigmaM());
        move.from(visits, pathMaxMs);
        walk.walk(visits, zones, move, judge);
        visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
    }

    /** Leaves out samples of an end until there are few enough. */
    void thin(LateFront front) {
        thinning.thin(front, zones, pathMaxMs);
    }

    /** Leaves out samples of all ends until there are few enough. */
    void thinAll(LateFragments fragments) {
        thinning.thinAll(fragments.holes, zones, pathMaxMs);
    }

    void through(ZoneVisits visits, List<LateSpot> spots, int from, int to) {
        for (int k = from; k < to; k++) {
            to(visits, spots.get(k));
        }
    }

    /** As far as the samples are newer than the visits. */
    void after(ZoneVisits visits, List<LateSpot> spots) {
        for (LateSpot spot : spots) {
            if (spot.tMs() > visits.lastMs) {
                to(visits, spot);
            }
        }
    }

    /** The visits after these samples, of which nobody knows what was before. */
    ZoneVisits along(List<LateSpot> spots) {
        ZoneVisits visits = new ZoneVisits();
        through(visits, spots, 0, spots.size());
        forget(visits);
        return visits;
    }

    /** The visits after these two, if they make every side sure whatever was before; else {@code null}. */
    @Nullable
    ZoneVisits sure(LateHole hole, LateSpot first, LateSpot second) {
        judge.probe(hole);
        ZoneVisits visits = new ZoneVisits();
        to(visits, first);
        if (!visits.isClear(1)) {
            return null;
        }
        to(visits, second);
        if (!visits.isClear(SURE)) {
            return null;
        }
        forget(visits);
        return visits;
    }

    /** Nobody saw when these visits began. */
    private static void forget(ZoneVisits visits) {
        for (int i = 0; i < visits.count; i++) {
            visits.entries[i].enterMs = 0;
            visits.entries[i].inMs = 0;
            visits.entries[i].outMs = 0;
        }
    }

    /** The visits have been walked to where the later ones run. */
    void join(ZoneVisits early, ZoneVisits later) {
        later.use(judge.slices());
        judge.join(early, later, move, step);
    }
}
