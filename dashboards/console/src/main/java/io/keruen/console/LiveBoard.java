package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.sample.Frame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest picture: zones, plans, vehicles, alerts and transit events, in bounded memory. Thread-safe.
 *
 * <p>Until what stood in the topics has been read, it says that it is starting: what it shows before that may be long over,
 * and what is open now may be missing.
 *
 * <p>Every change has a number, so that whoever shows the board asks for what changed since a number it knows.
 */
public final class LiveBoard implements BoardEvents {
    /** Transit events kept at most. */
    static final int TRANSITS = 200;
    /** A vehicle of no plan and without an open alert that was silent for longer is forgotten. */
    static final long FORGET_MS = 3_600_000;

    /** Alerts that were not read for longer may be missing: the page says so. */
    static final long ALERTS_UNREAD_MS = 5_000;

    /** What the program says differs by less from our clock where it is our clock. */
    private static final long OWN_CLOCK_MS = 1_000;
    /** The broker's clock may differ so much from ours; a frame that seems to be older is old. */
    private static final long CLOCKS_DIFFER_MS = 15_000;

    private record Passed(TransitEvent transit, long change) {}

    private final LongSupplier wallMs;
    private final ControlShelf control = new ControlShelf();
    private final int clockSkew = control.catalog.requiredIndex(ClockSkewRule.ID);
    private final VehicleShelf vehicles = new VehicleShelf();
    private final AlertShelf alerts = new AlertShelf();
    private final Deque<Passed> transits = new ArrayDeque<>();
    private final JudgingLag judging = new JudgingLag();
    private BoardStatus status = BoardStatus.STARTING;
    private boolean isHistoryRead;
    private long change;
    private long controlChange;
    private long latestMs;
    private long inputAtMs;
    private long statusAtMs;
    private boolean isOnOwnClock;
    private long alertsReadAtMs;
    private long unreadableAlerts;
    private long unreadableUntilMs = Long.MIN_VALUE;

    /** An empty board. */
    public LiveBoard() {
        this(System::currentTimeMillis);
    }

    LiveBoard(LongSupplier wallMs) {
        this.wallMs = wallMs;
        inputAtMs = wallMs.getAsLong();
        statusAtMs = inputAtMs;
    }

    @Override
    public synchronized void zone(ZoneSpec zone) {
        control.put(zone);
        controlChange = ++change;
    }

    @Override
    public synchronized void plan(EscortPlan plan) {
        control.put(plan);
        controlChange = ++change;
    }

    @Override
    public synchronized void policy(String policyId, Policy policy) {
        control.put(policyId, policy);
        controlChange = ++change;
    }

    @Override
    public synchronized void withdrawn(Topics topic, VersionedKey key) {
        control.remove(topic, key);
        controlChange = ++change;
    }

    @Override
    public synchronized void frame(Frame frame) {
        VehicleTrack track = vehicles.heard(frame.vehicleId, ++change);
        inputAtMs = wallMs.getAsLong();
        for (int i = 0; i < frame.size(); i++) {
            Situation situation = control.situationAt(frame.vehicleId, frame.eventTimeMs()[i]);
            track.change = change;
            track.readAtMs = inputAtMs;
            track.heardMs = heardMs(frame.ingestTimeMs()[i]);
            if (track.take(frame, i, situation)) {
                latestMs = Math.max(latestMs, Math.min(track.eventTimeMs, track.ingestTimeMs));
                if (!isPutAside(track)) {
                    judging.heard(track.ingestTimeMs, inputAtMs);
                }
            }
        }
    }

    /**
     * When something was heard that came at this time by the broker's clock, on the clock that the page shows. Where that is
     * ours, so is the time: a broker whose clock is wrong makes no vehicle silent. A scenario has its own clock, and what was
     * said before the program has told the time, perhaps before we listened, is as old as the broker says.
     */
    private long heardMs(long ingestTimeMs) {
        boolean isOld = inputAtMs - ingestTimeMs > CLOCKS_DIFFER_MS;
        return isOnOwnClock && !isOld ? inputAtMs : ingestTimeMs;
    }

    /** Whether the job puts its latest sample aside, for its clock is too far ahead: no state of the vehicle tells of it. */
    private boolean isPutAside(VehicleTrack track) {
        double[][] parameters =
                control.situationAt(track.vehicleId, track.ingestTimeMs).parameters();
        return ClockSkewRule.isQuarantined(track.eventTimeMs, track.ingestTimeMs, parameters[clockSkew]);
    }

    @Override
    public synchronized void gone(String vehicleId) {
        if (vehicles.remove(vehicleId, change + 1)) {
            change++;
        }
    }

    /** Of some vehicles nobody says that they are gone: the word may have come while nobody listened. */
    private void forgetSilent() {
        long timeMs = timeMs();
        Set<String> alerted = alerts.openVehicles();
        long nowMs = wallMs.getAsLong();
        for (VehicleTrack track : vehicles.all().values()) {
            if (nowMs - track.readAtMs > FORGET_MS
                    && !alerted.contains(track.vehicleId)
                    && control.situationAt(track.vehicleId, timeMs).plan() == null) {
                gone(track.vehicleId);
            }
        }
    }

    @Override
    public synchronized void alert(AlertEvent alert) {
        if (alerts.put(alert, change + 1)) {
            change++;
        }
    }

    @Override
    public synchronized void transit(TransitEvent transit) {
        if (transits.stream().anyMatch(passed -> passed.transit.equals(transit))) {
            return;
        }
        transits.addLast(new Passed(transit, ++change));
        if (transits.size() > TRANSITS) {
            transits.removeFirst();
        }
    }

    @Override
    public synchronized void judged(long ingestTimeMs) {
        judging.judged(ingestTimeMs);
    }

    @Override
    public synchronized void historyRead() {
        isHistoryRead = true;
        alertsReadAtMs = wallMs.getAsLong();
    }

    @Override
    public synchronized void alertsRead() {
        alertsReadAtMs = wallMs.getAsLong();
    }

    @Override
    public synchronized void alertUnreadable(long untilMs) {
        if (untilMs > wallMs.getAsLong()) {
            unreadableAlerts++;
            unreadableUntilMs = Math.max(unreadableUntilMs, untilMs);
        }
    }

    private long unreadableAlerts() {
        if (wallMs.getAsLong() >= unreadableUntilMs) {
            unreadableAlerts = 0;
        }
        return unreadableAlerts;
    }

    /** Since when alerts have not been read, if that is so long that some may be missing here; else 0. */
    private long alertsUnreadMs() {
        long unreadMs = wallMs.getAsLong() - alertsReadAtMs;
        return isHistoryRead && unreadMs > ALERTS_UNREAD_MS ? unreadMs : 0;
    }

    /** Why alerts may be missing here, null if none is. */
    synchronized @Nullable String illness() {
        if (alertsUnreadMs() > 0) {
            return "alerts have not been read for " + alertsUnreadMs() + " ms";
        }
        return unreadableAlerts() > 0 ? "alert events that cannot be read: " + unreadableAlerts : null;
    }

    /** How the system is doing, to be said about once a second: the page shows it when nobody says it any more. */
    public synchronized void status(BoardStatus newStatus) {
        status = newStatus;
        statusAtMs = wallMs.getAsLong();
        isOnOwnClock = newStatus.speedFactor() == 1 && Math.abs(newStatus.scenarioTimeMs() - statusAtMs) < OWN_CLOCK_MS;
        forgetSilent();
    }

    /** How many alerts are open. */
    public synchronized int openAlerts() {
        return alerts.openCount();
    }

    /** The number of the last change. */
    synchronized long change() {
        return change;
    }

    /** All of it, for one that has seen nothing. */
    synchronized String snapshotJson() {
        return BoardJson.write(json -> {
            json.name("status");
            writeStatus(json);
            writeControl(json);
            writeVehicles(json, vehicles.since(-1), true);
            writeAlerts(json, -1);
            writeTransits(json, -1);
        });
    }

    /** Zones and plans, if any changed since; else null. */
    synchronized @Nullable String controlJson(long since) {
        return controlChange <= since ? null : BoardJson.write(this::writeControl);
    }

    /** The vehicles that changed and those that went since, and all formations; null if none did. */
    synchronized @Nullable String vehiclesJson(long since) {
        List<VehicleTrack> changed = vehicles.since(since);
        List<String> gone = vehicles.goneSince(since);
        return changed.isEmpty() && gone.isEmpty()
                ? null
                : BoardJson.write(json -> {
                    json.gone(gone);
                    writeVehicles(json, changed, false);
                });
    }

    /** The alerts that changed since; null if none did. */
    synchronized @Nullable String alertsJson(long since) {
        return alerts.since(since).isEmpty() ? null : BoardJson.write(json -> writeAlerts(json, since));
    }

    /** The transit events since; null if there are none. */
    synchronized @Nullable String transitsJson(long since) {
        boolean none = transits.isEmpty() || transits.getLast().change <= since;
        return none ? null : BoardJson.write(json -> writeTransits(json, since));
    }

    /** The status. */
    synchronized String statusJson() {
        return BoardJson.write(this::writeStatusFields);
    }

    private void writeStatus(BoardJson json) {
        json.object(this::writeStatusFields);
    }

    private void writeStatusFields(BoardJson json) {
        long nowMs = wallMs.getAsLong();
        BoardStatus told = status.withLagMs(Math.max(status.lagMs(), judging.waitingMs(nowMs)));
        json.status(
                isHistoryRead ? told : told.withPhase(BoardStatus.Phase.STARTING),
                timeMs(),
                alerts.openCount(),
                nowMs - inputAtMs,
                nowMs - statusAtMs);
        json.unread(alertsUnreadMs(), unreadableAlerts());
    }

    /** Scenario time as far as it is known here. */
    private long timeMs() {
        return status.scenarioTimeMs() > 0 ? status.scenarioTimeMs() : latestMs;
    }

    private void writeControl(BoardJson json) {
        json.zones(control.zones());
        json.plans(control.plans());
    }

    private void writeVehicles(BoardJson json, List<VehicleTrack> changed, boolean withTrails) {
        json.vehicles(changed, withTrails);
        json.convoys(formations());
    }

    private List<Formation> formations() {
        long timeMs = timeMs();
        Map<String, VehicleTrack> tracks = vehicles.all();
        List<Formation> formations = new ArrayList<>();
        for (EscortPlan plan : control.plansAt(timeMs)) {
            if (!plan.vehicles().isEmpty()) {
                String firstId = plan.vehicles().get(0).vehicleId();
                Situation situation = control.situationAt(firstId, timeMs);
                formations.add(Formation.of(plan, tracks, situation, control.catalog));
            }
        }
        return formations;
    }

    private void writeAlerts(BoardJson json, long since) {
        json.alerts(alerts.since(since));
    }

    private void writeTransits(BoardJson json, long since) {
        json.array("transits", () -> {
            for (Passed passed : transits) {
                if (passed.change > since) {
                    json.transit(passed.transit, passed.change);
                }
            }
        });
    }
}
