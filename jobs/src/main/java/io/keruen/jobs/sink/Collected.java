package io.keruen.jobs.sink;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.Outlets;
import io.keruen.jobs.record.VehicleTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What a replay said, collected in this JVM: each alert event, transit event, clearance and rejected input once, however often a
 * restarted job repeats it, and the last tally of each vehicle. Thread-safe; close it when the results are taken.
 */
public final class Collected implements AutoCloseable {
    private static final Map<String, Collected> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id = "collected-" + NUMBER.incrementAndGet();
    private final Shelf<AlertEvent> alerts = new Shelf<>(event -> event.alertId() + "#" + event.revision(), event -> 0);
    private final Shelf<TransitEvent> transits = new Shelf<>(Collected::identity, event -> 0);
    private final Shelf<ClearanceDecision> clearances = new Shelf<>(ClearanceDecision::id, decision -> 0);
    private final Shelf<RejectedInput> rejected =
            new Shelf<>(input -> input.source() + ":" + input.position(), input -> 0);
    private final Shelf<VehicleTally> tallies = new Shelf<>(VehicleTally::vehicleId, VehicleTally::seenCount);

    private final Shelf<VehicleStatus> vehicles = new Shelf<>(each -> each.vehicleId + "@" + each.atMs, each -> 0);
    private final Shelf<ConvoyStatus> convoys = new Shelf<>(each -> each.convoyId() + "@" + each.atMs(), each -> 0);
    private final boolean withStatuses;

    private Collected(boolean withStatuses) {
        this.withStatuses = withStatuses;
    }

    /** Begins to collect, but not how it stands with vehicles and convoys: that is much. */
    public static Collected open() {
        return open(new Collected(false));
    }

    /** Begins to collect everything. */
    public static Collected openWithStatuses() {
        return open(new Collected(true));
    }

    private static Collected open(Collected collected) {
        OPEN.put(collected.id, collected);
        return collected;
    }

    static Collected open(String id) {
        Collected collected = OPEN.get(id);
        if (collected == null) {
            throw new IllegalStateException("nobody collects " + id + " in this JVM");
        }
        return collected;
    }

    /** Outlets that lead here. */
    public Outlets outlets() {
        return new Outlets(
                new CollectingSink<>(id, collected -> collected.alerts),
                new DiscardingSink<>(),
                new CollectingSink<>(id, collected -> collected.transits),
                new CollectingSink<>(id, collected -> collected.clearances),
                new CollectingSink<>(id, collected -> collected.rejected),
                new CollectingSink<>(id, collected -> collected.tallies),
                withStatuses ? new CollectingSink<>(id, collected -> collected.vehicles) : new DiscardingSink<>(),
                withStatuses ? new CollectingSink<>(id, collected -> collected.convoys) : new DiscardingSink<>());
    }

    private static String identity(TransitEvent event) {
        return event.escortId() + "|" + event.vehicleId() + "|" + event.event() + "|" + event.zoneId() + "|"
                + event.sealId() + "|" + event.declarationId() + "|" + event.reason() + "|" + event.eventTimeMs() + "|"
                + event.late();
    }

    /** The alert events, by their own moment, then id, then revision. */
    public List<AlertEvent> alerts() {
        List<AlertEvent> sorted = new ArrayList<>(alerts.records());
        sorted.sort(Comparator.comparingLong(AlertEvent::momentMs)
                .thenComparing(AlertEvent::alertId)
                .thenComparingInt(AlertEvent::revision));
        return sorted;
    }

    /** The transit events, by event time, then vehicle, kind and zone. */
    public List<TransitEvent> transits() {
        List<TransitEvent> sorted = new ArrayList<>(transits.records());
        sorted.sort(Comparator.comparingLong(TransitEvent::eventTimeMs));
        return sorted;
    }

    /** The clearances, by time, then gate and vehicle. */
    public List<ClearanceDecision> clearances() {
        List<ClearanceDecision> sorted = new ArrayList<>(clearances.records());
        sorted.sort(Comparator.comparingLong(ClearanceDecision::decidedAtMs).thenComparing(ClearanceDecision::id));
        return sorted;
    }

    /** The rejected inputs, by source, then position. */
    public List<RejectedInput> rejected() {
        List<RejectedInput> sorted = new ArrayList<>(rejected.records());
        sorted.sort(Comparator.comparing(RejectedInput::source).thenComparingLong(RejectedInput::position));
        return sorted;
    }

    /** The last tally of each vehicle, by vehicle. */
    public List<VehicleTally> tallies() {
        return tallies.records();
    }

    /** How it stood with vehicles, by vehicle, then moment. */
    public List<VehicleStatus> vehicles() {
        return vehicles.records();
    }

    /** How it stood with convoys, by convoy, then moment. */
    public List<ConvoyStatus> convoys() {
        return convoys.records();
    }

    /** How often something came again: the price of a restart, no fault. */
    public long repeatCount() {
        return alerts.repeatCount() + transits.repeatCount() + clearances.repeatCount() + rejected.repeatCount();
    }

    /** How often something came again with other content; anything but 0 is a bug. */
    public long conflictCount() {
        return alerts.conflictCount()
                + transits.conflictCount()
                + clearances.conflictCount()
                + rejected.conflictCount()
                + tallies.conflictCount()
                + vehicles.conflictCount()
                + convoys.conflictCount();
    }

    /** Some of the conflicts, in words. */
    public List<String> conflicts() {
        List<String> all = new ArrayList<>(alerts.conflicts());
        all.addAll(transits.conflicts());
        all.addAll(clearances.conflicts());
        all.addAll(rejected.conflicts());
        all.addAll(tallies.conflicts());
        all.addAll(vehicles.conflicts());
        all.addAll(convoys.conflicts());
        return all;
    }

    /** Forgets everything. */
    @Override
    public void close() {
        OPEN.remove(id);
    }
}
