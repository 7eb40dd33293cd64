package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a vehicle speaks, on ingest time: tells the fleet stage when it falls silent and when it is heard
 * again. Whether that is an alert is decided there, because a gateway outage is one alert and not one per vehicle.
 */
final class PresenceWatch {
    static final int NONE = 0;
    static final int HEARD = 1;
    static final int STALE = 2;
    static final int LOST = 3;

    private static final double STANDING_MPS = 0.5;

    private final int ruleIndex;
    private final VehicleJudge judge;

    PresenceWatch(RuleCatalog catalog, VehicleJudge judge) {
        this.judge = judge;
        ruleIndex = catalog.index(SilenceRule.ID);
        if (ruleIndex < 0) {
            throw new IllegalArgumentException("the catalogue lacks the rule " + SilenceRule.ID);
        }
    }

    /** The shortest silence that could matter in this situation, ms. */
    long quietMs(Situation now) {
        double[] parameters = now.parameters()[ruleIndex];
        double movingMs = Math.min(parameters[SilenceRule.STALE_MS], parameters[SilenceRule.LOST_MS]);
        return (long) Math.min(movingMs, parameters[SilenceRule.PARKED_MS]);
    }

    /** Whether an arrival changes nothing but the time of the last arrival. */
    boolean isQuiet(VehicleState state) {
        return state.presence == HEARD || (state.presence == NONE && state.situationNow.plan() == null);
    }

    /** What a sample that arrives says of its vehicle if it is the vehicle's word; {@code null} if nothing. */
    @Nullable
    Presence heard(VehicleState state, Situation now, long nowMs) {
        boolean known = state.presence != NONE;
        boolean watched = isWatched(state, now);
        if (state.presence == HEARD || (!known && !watched)) {
            return null;
        }
        Presence.Kind kind = watched ? Presence.Kind.HEARD : Presence.Kind.GONE;
        return presence(kind, state, now, nowMs, known ? state.lastArrivalMs : nowMs, 0);
    }

    /** The vehicle's sample has been taken in, and this was said of it. */
    static void said(VehicleState state, Presence heard) {
        state.presence = heard.kind() == Presence.Kind.HEARD ? HEARD : NONE;
    }

    /** Whether each sample has to be judged as it comes: by it the vehicle may have to be watched again. */
    static boolean isPastWatching(VehicleState state) {
        return state.presence == NONE && state.situationNow.plan() != null;
    }

    /** When silence has to be looked at next if nothing else arrives. */
    long wakeUpAtMs(VehicleState state, Control control) {
        if (state.presence == HEARD || state.presence == STALE) {
            Situation now = state.situationNow(control, state.lastArrivalMs);
            if (judge.isCollecting()) { // whether it is parked is not known yet: it is looked at again when it is
                return state.lastArrivalMs + quietMs(now) + 1;
            }
            return silentMs(state, now, state.presence == HEARD);
        }
        if (state.lastArrivalMs == 0) {
            return Long.MAX_VALUE;
        }
        long lookedMs = Math.max(state.lastArrivalMs, state.lookedToMs);
        Situation looked = state.situationNow(control, lookedMs);
        boolean watched = isWatched(state, looked);
        if (state.presence == NONE && watched) { // to begin a watch is no word of the vehicle's: its silence counts
            return Math.min(looked.toMs(), Math.max(lookedMs, silentMs(state, looked, true)));
        }
        // who is lost and by what is known now was not watched then is let go at once
        return state.presence == LOST && !watched ? lookedMs : looked.toMs();
    }

    /** The wake-up has come. */
    void wakeUp(VehicleState state, Control control, long nowMs, VehicleOutput out) {
        Situation now = state.situationNow(control, nowMs);
        long lastMs = state.lastArrivalMs;
        boolean watched = isWatched(state, now);
        boolean isNoNews = state.presence == NONE
                ? !watched || nowMs < silentMs(state, now, true)
                : state.presence == LOST && watched;
        if (isNoNews) {
            state.lookedToMs = nowMs;
        } else if (!watched) {
            say(Presence.Kind.GONE, state, now, nowMs, lastMs, 0, out);
            state.presence = NONE;
            state.lookedToMs = nowMs;
        } else if (state.presence == HEARD || state.presence == NONE) {
            say(Presence.Kind.STALE, state, now, nowMs, lastMs, limitMs(state, now, true), out);
            state.presence = STALE;
        } else {
            say(Presence.Kind.LOST, state, now, nowMs, lastMs, limitMs(state, now, false), out);
            state.presence = LOST;
        }
    }

    /** The first moment of a silence that is longer than the limit, if nothing else arrives. */
    private long silentMs(VehicleState state, Situation now, boolean stale) {
        return state.lastArrivalMs + limitMs(state, now, stale) + 1;
    }

    private long limitMs(VehicleState state, Situation now, boolean stale) {
        double[] parameters = now.parameters()[ruleIndex];
        double lostMs = parameters[SilenceRule.LOST_MS];
        boolean parked = state.carry.present
                && (state.carry.zoneKinds & ZoneKind.YARD.bit()) != 0
                && !(state.carry.speedMps() > STANDING_MPS)
                && !judge.isUnusable(state);
        if (parked) {
            return (long) parameters[SilenceRule.PARKED_MS];
        }
        return (long) (stale ? Math.min(parameters[SilenceRule.STALE_MS], lostMs) : lostMs);
    }

    private boolean isWatched(VehicleState state, Situation now) {
        return now.plan() != null && !judge.hasArrived(state, now);
    }

    private void say(
            Presence.Kind kind,
            VehicleState state,
            Situation now,
            long nowMs,
            long lastMs,
            long limitMs,
            VehicleOutput out) {
        out.presence(presence(kind, state, now, nowMs, lastMs, limitMs));
    }

    private Presence presence(
            Presence.Kind kind, VehicleState state, Situation now, long nowMs, long lastMs, long limitMs) {
        long sinceNewestMs = Math.max(0, lastMs - state.newestArrivalMs); // late or repeated samples came after it
        long eventTimeMs = state.newestEventTimeMs == 0 ? lastMs : state.newestEventTimeMs + sinceNewestMs;
        return new Presence(
                kind,
                state.vehicleId,
                now.plan() == null ? state.escortId : now.escortId(),
                now.convoyId(),
                state.visits.jurisdiction(),
                nowMs,
                lastMs,
                eventTimeMs,
                limitMs,
                limitMs(state, now, false),
                state.carry.present ? state.carry.latDeg : Double.NaN,
                state.carry.present ? state.carry.lonDeg : Double.NaN,
                state.carry.present ? state.carry.chainageM : Double.NaN,
                now.policyVersion());
    }
}
