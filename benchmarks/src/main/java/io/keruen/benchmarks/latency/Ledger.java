package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what was seen against what must have come: nothing lost, nothing from nowhere, and how long each took. */
final class Ledger {
    private static final long SAME_MS = 2_000;

    private final List<Cause> lost = new ArrayList<>();
    private final List<SeenAlert> baseless = new ArrayList<>();
    private final Map<String, Integer> others = new HashMap<>();
    private final Map<Cause.Kind, Percentiles> latencyMs = new EnumMap<>(Cause.Kind.class);
    private final Map<Cause.Kind, Percentiles> jobMs = new EnumMap<>(Cause.Kind.class);
    private final List<Taken> taken = new ArrayList<>();
    private final Percentiles hookMs = new Percentiles();
    private final List<SeenAlert> untold = new ArrayList<>();
    private final Map<String, Long> heardMs;

    private Ledger(Map<String, Long> heardMs) {
        this.heardMs = heardMs;
    }

    /**
     * How the two compare; of causes that were sent before {@code fromMs} no latency is taken.
     *
     * @param heardMs when a webhook first heard of an alert, by the alert's id
     */
    static Ledger of(List<Cause> causes, List<SeenAlert> seen, Map<String, Long> heardMs, Sent sent, long fromMs) {
        Ledger ledger = new Ledger(heardMs);
        for (Cause.Kind kind : Cause.Kind.values()) {
            ledger.latencyMs.put(kind, new Percentiles());
            ledger.jobMs.put(kind, new Percentiles());
            ledger.compare(kind, causes, seen, sent, fromMs);
        }
        for (SeenAlert alert : seen) {
            if (List.of(Cause.Kind.values()).stream()
                    .noneMatch(kind -> kind.type().equals(alert.type()))) {
                ledger.others.merge(alert.type(), 1, Integer::sum);
            }
        }
        return ledger;
    }

    private void compare(Cause.Kind kind, List<Cause> causes, List<SeenAlert> seen, Sent sent, long fromMs) {
        Map<String, List<SeenAlert>> byVehicle = new HashMap<>();
        for (SeenAlert alert : seen) {
            if (alert.type().equals(kind.type())) {
                byVehicle
                        .computeIfAbsent(alert.vehicleId(), id -> new ArrayList<>())
                        .add(alert);
            }
        }
        for (Cause cause : causes) {
            if (cause.kind() != kind) {
                continue;
            }
            List<SeenAlert> candidates = byVehicle.getOrDefault(cause.vehicleId(), new ArrayList<>());
            SeenAlert found = candidates.stream()
                    .filter(alert -> Math.abs(alert.startedAtMs() - cause.startedAtMs()) <= SAME_MS)
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                lost.add(cause);
                continue;
            }
            candidates.remove(found);
            long sentMs = sent.ms(cause);
            if (cause.isExact() && sentMs >= fromMs) {
                latency(kind).add(found.seenMs() - sentMs);
                taken.add(new Taken(kind, sentMs, found.seenMs() - sentMs));
                job(kind).add(found.writtenMs() - sentMs);
                if (kind.isCritical()) {
                    hear(found, sentMs);
                }
            }
        }
        byVehicle.values().forEach(baseless::addAll);
        baseless.sort(Comparator.comparingLong(SeenAlert::seenMs));
    }

    private void hear(SeenAlert alert, long sentMs) {
        Long heard = heardMs.get(alert.alertId());
        if (heard == null) {
            untold.add(alert);
        } else {
            hookMs.add(heard - sentMs);
        }
    }

    /** Critical alerts of which the webhook heard nothing. */
    List<SeenAlert> untold() {
        return untold;
    }

    /** Times from the sample that told to the webhook, of critical alerts. */
    Percentiles hookMs() {
        return hookMs;
    }

    /** Alerts that did not come. */
    List<Cause> lost() {
        return lost;
    }

    /** Alerts of the two rules that nothing caused. */
    List<SeenAlert> baseless() {
        return baseless;
    }

    /** How many alerts of other types came, by type. */
    Map<String, Integer> others() {
        return others;
    }

    /** Times from the sample that told to the eye. */
    Percentiles latency(Cause.Kind kind) {
        return latencyMs.getOrDefault(kind, new Percentiles());
    }

    /** The same of samples that were due to be sent in this time. */
    Percentiles latency(Cause.Kind kind, Outage.Span span) {
        Percentiles some = new Percentiles();
        for (Taken each : taken) {
            if (each.kind == kind && span.has(each.sentMs)) {
                some.add(each.latencyMs);
            }
        }
        return some;
    }

    /** Times from the sample that told to the job's producer. */
    Percentiles job(Cause.Kind kind) {
        return jobMs.getOrDefault(kind, new Percentiles());
    }

    /** One latency, and when the sample that told was due to be sent. */
    private record Taken(Cause.Kind kind, long sentMs, long latencyMs) {}

    /** When the sample that told was due to be sent. */
    interface Sent {
        long ms(Cause cause);
    }
}
