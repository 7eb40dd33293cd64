package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.TrackFrame;
import java.util.List;

/** One sample of a thin track, for tests. */
record Point(
        String vehicleId,
        long eventTimeMs,
        long ingestTimeMs,
        double latDeg,
        double speedMps,
        double sigmaM,
        double chainageM,
        int zoneKinds,
        String jurisdiction,
        long judgedBefore) {
    static final double LON_DEG = 76.5;
    static final double LAT_DEG = 43.5;
    static final double DEG_PER_M = 1 / 111_100.0;

    static Point of(String vehicleId, long tMs, double chainageM) {
        return new Point(vehicleId, tMs, tMs, LAT_DEG + chainageM * DEG_PER_M, 8, 1.5, chainageM, 0, "KZ", tMs / 100);
    }

    Point arriving(long ingestMs) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestMs,
                latDeg,
                speedMps,
                sigmaM,
                chainageM,
                zoneKinds,
                jurisdiction,
                judgedBefore);
    }

    Point speed(double mps) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                mps,
                sigmaM,
                chainageM,
                zoneKinds,
                jurisdiction,
                judgedBefore);
    }

    Point sigma(double m) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                m,
                chainageM,
                zoneKinds,
                jurisdiction,
                judgedBefore);
    }

    /** At the same place, so far along another road. */
    Point along(double otherChainageM) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                sigmaM,
                otherChainageM,
                zoneKinds,
                jurisdiction,
                judgedBefore);
    }

    Point unmatched() {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                sigmaM,
                Double.NaN,
                zoneKinds,
                jurisdiction,
                judgedBefore);
    }

    Point in(int kinds) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                sigmaM,
                chainageM,
                kinds,
                jurisdiction,
                judgedBefore);
    }

    Point under(String newJurisdiction) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                sigmaM,
                chainageM,
                zoneKinds,
                newJurisdiction,
                judgedBefore);
    }

    Point after(long judged) {
        return new Point(
                vehicleId,
                eventTimeMs,
                ingestTimeMs,
                latDeg,
                speedMps,
                sigmaM,
                chainageM,
                zoneKinds,
                jurisdiction,
                judged);
    }

    /** The samples as one frame; all of one vehicle, judged one after the other, under one jurisdiction. */
    static TrackFrame frame(List<Point> points) {
        TrackFrame frame = new TrackFrame();
        int size = points.size();
        frame.vehicleId = points.get(0).vehicleId;
        frame.jurisdiction = points.get(0).jurisdiction;
        frame.firstJudgedIndex = points.get(0).judgedBefore;
        frame.size = size;
        frame.eventTimeMs = points.stream().mapToLong(Point::eventTimeMs).toArray();
        frame.ingestTimeMs = points.stream().mapToLong(Point::ingestTimeMs).toArray();
        frame.latDeg = points.stream().mapToDouble(Point::latDeg).toArray();
        frame.lonDeg = points.stream().mapToDouble(p -> LON_DEG).toArray();
        frame.speedMps = points.stream().mapToDouble(Point::speedMps).toArray();
        frame.sigmaM = points.stream().mapToDouble(Point::sigmaM).toArray();
        frame.chainageM = points.stream().mapToDouble(Point::chainageM).toArray();
        frame.zoneKinds = points.stream().mapToInt(Point::zoneKinds).toArray();
        return frame;
    }
}
