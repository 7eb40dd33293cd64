package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.geo.RouteMatcher;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.escort.ConvoyIntruderRule;
import io.keruen.core.stage.flow.Sighting;
import java.util.Iterator;
import java.util.Map;

/**
 * The rule {@code convoy-intruder}: while the convoy is under way nobody else may drive, or stand, on its route between
 * two members of it. A vehicle is judged a second of ingest time after it was seen, when the members' places of that
 * moment are known. One per stage.
 */
final class IntruderWatch {
    private static final Episode EPISODE = new Episode(0, 0);
    private static final double ACROSS_DEG = 90;

    /** Without a course, so much further back along the route is the other way. */
    private static final double BACK_M = 2;

    private final LifeWatch.Voice voice;
    private final PairJudge pairs;
    private final int ruleIndex;
    private final Slice slice = new Slice();
    private final ConvoyOrder order = new ConvoyOrder();

    IntruderWatch(RuleCatalog catalog, PairJudge pairs, LifeWatch.Voice voice) {
        this.voice = voice;
        this.pairs = pairs;
        ruleIndex = catalog.index(ConvoyIntruderRule.ID);
    }

    /** Does what is due at this ingest time. */
    void wake(EscortState of, long nowMs) {
        Outsiders outsiders = of.outsiders;
        while (outsiders.judgeMs() <= nowMs) {
            Sighting sighting = outsiders.pending.poll();
            if (sighting != null && ruleIndex >= 0) {
                judge(of, sighting, nowMs);
            }
        }
        Iterator<Map.Entry<String, Outsider>> all = outsiders.known.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Outsider> entry = all.next();
            Outsider outsider = entry.getValue();
            if (outsider.judgedMs + Outsiders.FORGET_MS <= nowMs) {
                all.remove();
                end(of, entry.getKey(), outsider);
            }
        }
        outsiders.done();
    }

    private void judge(EscortState of, Sighting sighting, long nowMs) {
        EscortTerm term = of.life.term;
        EscortPlan plan = term.plan();
        RouteLine route = term.route();
        boolean isWatched = of.life.isUnderWay() && plan != null && plan.indexOf(sighting.vehicleId) < 0;
        Outsider outsider = of.outsiders.known.get(sighting.vehicleId);
        if (!isWatched || route == null || plan == null) {
            if (outsider != null) {
                of.outsiders.known.remove(sighting.vehicleId);
                outsider.eventTimeMs = sighting.eventTimeMs;
                end(of, sighting.vehicleId, outsider);
            }
            return;
        }
        if (outsider == null) {
            outsider = new Outsider();
            of.outsiders.known.put(sighting.vehicleId, outsider);
        }
        if (outsider.routeKey != term.routeKey()) {
            outsider.routeKey = term.routeKey();
            outsider.match.reset();
            outsider.chainageM = Double.NaN;
        }
        int condition = condition(of, outsider, sighting, plan, route);
        outsider.eventTimeMs = sighting.eventTimeMs;
        outsider.judgedMs = nowMs;
        outsider.slice(slice);
        long holdMs = (long) term.parameters()[ruleIndex][ConvoyIntruderRule.HOLD_MS];
        int step = EPISODE.step(slice, sighting.eventTimeMs, condition, holdMs, 0);
        if (step == Episode.RAISED) {
            outsider.behindId = order.behindId();
            long startedMs = EPISODE.startedAtMs(slice);
            Finding.Builder finding = finding(
                            of, Finding.Kind.RAISED, sighting.vehicleId, outsider, startedMs, sighting.eventTimeMs)
                    .place(sighting.latDeg, sighting.lonDeg, outsider.chainageM)
                    .measured(Math.abs(outsider.match.crossTrackM), route.halfWidthM(), "m")
                    .evidence("aheadM", order.aheadM())
                    .evidence("behindM", order.behindM());
            if (!Double.isNaN(sighting.speedMps)) {
                finding.evidence("speedMps", sighting.speedMps);
            }
            voice.say(of, finding.build());
        } else if (step == Episode.CLEARED) {
            outsider.eventTimeMs = EPISODE.clearedAtMs(slice);
            end(of, sighting.vehicleId, outsider);
        }
    }

    /** Whether it drives between two members. */
    private int condition(EscortState of, Outsider outsider, Sighting sighting, EscortPlan plan, RouteLine route) {
        RouteMatch match = outsider.match;
        double beforeM = outsider.chainageM;
        RouteMatcher.match(
                route,
                match,
                sighting.latDeg,
                sighting.lonDeg,
                sighting.courseDeg,
                sighting.speedMps,
                sighting.sigmaM,
                sighting.eventTimeMs);
        boolean isOn = match.matched && !match.beyondEnds;
        outsider.chainageM = isOn ? match.chainageM : Double.NaN;
        if (!(sighting.sigmaM <= PairMeasure.WORST_SIGMA_M)) {
            return Truth.UNKNOWN;
        }
        if (!isOn || Math.abs(match.crossTrackM) > route.halfWidthM()) {
            return Truth.FALSE;
        }
        int along = isAlong(sighting, match, beforeM);
        if (along == Truth.FALSE) {
            return Truth.FALSE;
        }
        long staleMs = pairs.staleMs(of.life.term.parameters());
        int between = order.isBetween(of, plan, route, match.chainageM, sighting.eventTimeMs, staleMs);
        boolean isOneByOne = (sighting.zoneKinds & PairMeasure.PASSED_ONE_BY_ONE) != 0;
        return between == Truth.TRUE && (isOneByOne || along == Truth.UNKNOWN) ? Truth.UNKNOWN : between;
    }

    /** Whether it drives the way of the convoy, or stands and is not known to be headed the other way. */
    private static int isAlong(Sighting sighting, RouteMatch match, double beforeM) {
        if (!Double.isNaN(sighting.courseDeg)) {
            double turnDeg = Math.IEEEremainder(sighting.courseDeg - match.courseDeg, 360);
            return Truth.of(Math.abs(turnDeg) < ACROSS_DEG);
        }
        if (sighting.speedMps <= Sighting.STANDING_MPS) {
            return Truth.TRUE;
        }
        return Double.isNaN(beforeM) ? Truth.UNKNOWN : Truth.of(match.chainageM > beforeM - BACK_M);
    }

    /** It is there no more, as of when it was last seen. */
    private void end(EscortState of, String vehicleId, Outsider outsider) {
        outsider.slice(slice);
        if (EPISODE.isRaised(slice)) {
            long startedMs = EPISODE.startedAtMs(slice);
            voice.say(
                    of,
                    finding(of, Finding.Kind.CLEARED, vehicleId, outsider, startedMs, outsider.eventTimeMs)
                            .build());
        }
        EPISODE.reset(slice);
    }

    private static Finding.Builder finding(
            EscortState of, Finding.Kind kind, String vehicleId, Outsider outsider, long startedMs, long atMs) {
        EscortTerm term = of.life.term;
        EscortPlan plan = term.plan();
        return Finding.of(kind, ConvoyIntruderRule.ID, ConvoyIntruderRule.INTRUDER)
                .pair(vehicleId, outsider.behindId)
                .subject(Finding.escaped(vehicleId)) // it stays one alert when another member is behind it
                .escort(of.escortId(), plan == null ? null : plan.convoyId())
                .severity(Severity.HIGH)
                .times(startedMs, atMs)
                .policyVersion(term.policyVersion());
    }
}
