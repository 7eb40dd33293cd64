package io.keruen.benchmarks.obvious;

import io.keruen.core.zone.ZoneKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * The rules over one sample at a time: zones, speed, dwell, route, stop, jump, frozen position, clock, gap and headway.
 * Fewer than ours: no margins, no interpolated times, no chainage, hence no wrong direction and no order.
 */
final class ObviousRules {
    private static final Set<ZoneKind> MAY_STOP =
            Set.of(ZoneKind.STOP_ALLOWED, ZoneKind.YARD, ZoneKind.GATE_QUEUE, ZoneKind.GATE, ZoneKind.CUSTOMS_CONTROL);
    private static final double EARTH_M = 6_371_008.8;

    private final Consumer<ObviousAlert> alerts;
    private final Consumer<String> transits;

    ObviousRules(Consumer<ObviousAlert> alerts, Consumer<String> transits) {
        this.alerts = alerts;
        this.transits = transits;
    }

    void zones(ObviousVehicle vehicle, ObviousSample sample, List<ObviousZones.Area> inside) {
        Set<String> ids = new HashSet<>();
        double limitMps = Double.POSITIVE_INFINITY;
        boolean restricted = false;
        boolean overstayed = false;
        for (ObviousZones.Area area : inside) {
            String id = area.spec().id();
            ids.add(id);
            if (vehicle.insideSince.putIfAbsent(id, sample.eventTimeMs()) == null) {
                transits.accept(vehicle.vehicleId + " entered " + id);
            }
            long stayMs = sample.eventTimeMs() - vehicle.insideSince.get(id);
            overstayed |= area.spec().maxDwellMs() >= 0 && stayMs > area.spec().maxDwellMs();
            restricted |= area.spec().kind() == ZoneKind.RESTRICTED;
            if (area.spec().kind() == ZoneKind.SPEED_LIMIT) {
                limitMps = Math.min(limitMps, area.spec().speedLimitMps());
            }
        }
        vehicle.insideSince.keySet().removeIf(id -> {
            boolean left = !ids.contains(id);
            if (left) {
                transits.accept(vehicle.vehicleId + " exited " + id);
            }
            return left;
        });
        Double speedMps = sample.speedMps();
        boolean fast = speedMps != null && speedMps > limitMps * 1.1 && speedMps > limitMps + 1;
        judge(vehicle, sample, "RESTRICTED_ZONE_ENTRY", restricted, 0, Map.of());
        judge(vehicle, sample, "ZONE_DWELL_EXCEEDED", overstayed, 0, Map.of());
        judge(vehicle, sample, "OVERSPEED", fast, 3_000, Map.of("limitMps", limitMps));
    }

    void stop(ObviousVehicle vehicle, ObviousSample sample, List<ObviousZones.Area> inside) {
        boolean allowed =
                inside.stream().anyMatch(area -> MAY_STOP.contains(area.spec().kind()));
        boolean slow = sample.anySpeedMps() < 0.3 && !allowed;
        ObviousSample anchor = vehicle.stoppedAt;
        if (!slow) {
            vehicle.stoppedAt = null;
        } else if (anchor == null || distanceM(anchor, sample) > Math.max(3, 3 * sample.sigmaM())) {
            vehicle.stoppedAt = sample;
            vehicle.since.remove("UNAUTHORISED_STOP");
        }
        judge(vehicle, sample, "UNAUTHORISED_STOP", slow, 60_000, Map.of());
    }

    void route(ObviousVehicle vehicle, ObviousSample sample, ObviousPlan plan) {
        Point point = ObviousZones.GEOMETRIES.createPoint(new Coordinate(sample.lonDeg(), sample.latDeg()));
        Coordinate nearest = DistanceOp.nearestPoints(plan.route(), point)[0];
        double offM = haversineM(sample.latDeg(), sample.lonDeg(), nearest.y, nearest.x);
        boolean open = vehicle.open.containsKey("ROUTE_DEVIATION");
        boolean off = open ? offM >= 0.6 * plan.halfWidthM() : offM - 2 * sample.sigmaM() > plan.halfWidthM();
        judge(vehicle, sample, "ROUTE_DEVIATION", off, 2_000, Map.of("crossTrackM", offM));
    }

    void motion(ObviousVehicle vehicle, ObviousSample sample) {
        ObviousSample last = vehicle.last;
        if (last != null) {
            double dtS = (sample.eventTimeMs() - last.eventTimeMs()) / 1e3;
            double reachM = Math.max(last.anySpeedMps(), sample.anySpeedMps()) * dtS;
            double limitM = Math.max(1.5, 6 * Math.hypot(last.sigmaM(), sample.sigmaM()));
            boolean jumped = distanceM(last, sample) - reachM > limitM;
            judge(vehicle, sample, "POSITION_JUMP", jumped, 0, Map.of());
        }
        while (!vehicle.lately.isEmpty() && vehicle.lately.getFirst().eventTimeMs() < sample.eventTimeMs() - 5_000) {
            vehicle.lately.removeFirst();
        }
        vehicle.lately.addLast(sample);
        boolean frozen = vehicle.lately.size() > 1
                && sample.anySpeedMps() > 0.5
                && vehicle.lately.stream()
                        .allMatch(s -> s.latDeg() == sample.latDeg() && s.lonDeg() == sample.lonDeg());
        judge(vehicle, sample, "POSITION_FROZEN", frozen, 5_000, Map.of());
    }

    void clock(ObviousVehicle vehicle, ObviousSample sample) {
        long delayMs = sample.ingestTimeMs() - sample.eventTimeMs();
        vehicle.arrivals.addLast(sample.ingestTimeMs());
        vehicle.delays.addLast(delayMs);
        while (vehicle.arrivals.getFirst() < sample.ingestTimeMs() - 30_000) {
            vehicle.arrivals.removeFirst();
            vehicle.delays.removeFirst();
        }
        long leastMs = vehicle.delays.stream().mapToLong(Long::longValue).min().orElse(0);
        judge(vehicle, sample, "CLOCK_SKEW", delayMs < -2_000 || leastMs > 2_000, 0, Map.of());
    }

    void pair(ObviousVehicle vehicle, ObviousSample sample, @Nullable ObviousVehicle leader, double leaderLengthM) {
        ObviousSample ahead = leader == null ? null : leader.last;
        if (ahead == null || sample.eventTimeMs() - ahead.eventTimeMs() > 2_500) {
            return;
        }
        double gapM = distanceM(sample, ahead) - leaderLengthM;
        double speedMps = sample.anySpeedMps();
        double minM = speedMps > 1.5 ? Math.max(10, 1.5 * speedMps) : 3;
        double maxM = vehicle.open.containsKey("CONVOY_GAP") ? 48 : 60;
        double splitM = vehicle.open.containsKey("CONVOY_SPLIT") ? 120 : 150;
        judge(vehicle, sample, "CONVOY_GAP", gapM > maxM, 5_000, Map.of("gapM", gapM));
        judge(vehicle, sample, "CONVOY_SPLIT", gapM > splitM, 5_000, Map.of("gapM", gapM));
        judge(vehicle, sample, "HEADWAY_TOO_SHORT", gapM < minM, 3_000, Map.of("gapM", gapM));
    }

    void silence(ObviousVehicle vehicle, long nowMs) {
        ObviousSample last = vehicle.last;
        if (last != null) {
            boolean lost = nowMs - last.ingestTimeMs() > 5_000;
            judge(vehicle, last, "TELEMETRY_LOST", lost, 0, Map.of());
        }
    }

    private void judge(
            ObviousVehicle vehicle,
            ObviousSample sample,
            String type,
            boolean holds,
            long holdMs,
            Map<String, Double> evidence) {
        if (!holds) {
            vehicle.since.remove(type);
            ObviousAlert open = vehicle.open.remove(type);
            if (open != null) {
                alerts.accept(new ObviousAlert(
                        open.alertId(), "CLEARED", vehicle.vehicleId, type, sample.eventTimeMs(), evidence));
            }
            return;
        }
        long sinceMs = vehicle.since.computeIfAbsent(type, key -> sample.eventTimeMs());
        if (sample.eventTimeMs() >= sinceMs + holdMs && !vehicle.open.containsKey(type)) {
            String id = vehicle.vehicleId + "/" + type + "/" + sinceMs;
            ObviousAlert alert =
                    new ObviousAlert(id, "RAISED", vehicle.vehicleId, type, sample.eventTimeMs(), evidence);
            vehicle.open.put(type, alert);
            alerts.accept(alert);
        }
    }

    private static double distanceM(ObviousSample from, ObviousSample to) {
        return haversineM(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg());
    }

    private static double haversineM(double latA, double lonA, double latB, double lonB) {
        double sinLat = Math.sin(Math.toRadians(latB - latA) / 2);
        double sinLon = Math.sin(Math.toRadians(lonB - lonA) / 2);
        double a = sinLat * sinLat + Math.cos(Math.toRadians(latA)) * Math.cos(Math.toRadians(latB)) * sinLon * sinLon;
        return 2 * EARTH_M * Math.asin(Math.sqrt(a));
    }
}
