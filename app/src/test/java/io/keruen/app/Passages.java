package io.keruen.app;

import io.keruen.core.sample.Sample;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who passed which edge when: each vehicle is told of where its receiver surely took it over the edge of a zone, or across a
 * line, and nowhere else. Nothing is asked of one whose clock is wrong, or in whose name another spoke, nor of what was not heard.
 */
final class Passages {
    private static final double LEAST_BAND_M = 1;
    private static final double BAND_SIGMAS = 3;

    /** A place between two samples, and across a bend. */
    private static final double MARGIN_M = 3;

    /** So far from an edge nothing passes it, whatever a receiver adds. */
    private static final double FAR_M = 25;

    private static final double LINE_REACH_M = 5;
    private static final long AROUND_MS = 2_000;
    private static final long IN_TIME_MS = 900;
    private static final int AROUND_TICKS = 20;
    private static final Set<Event> EDGES = EnumSet.of(Event.ENTERED, Event.EXITED, Event.CROSSED);
    private static final Set<Incident.Kind> CONFUSED =
            EnumSet.of(Incident.Kind.DOUBLED, Incident.Kind.CLOCK, Incident.Kind.REPLAYED, Incident.Kind.IMPERSONATED);

    private final Truth truth;
    private final String escortId;
    private final List<TransitEvent> said;
    private final List<String> wrong = new ArrayList<>();

    private Passages(Truth truth, String escortId, List<TransitEvent> said) {
        this.truth = truth;
        this.escortId = escortId;
        this.said = said;
    }

    /** What is said too little and too much. */
    static List<String> wrong(SimulatedScenario crossing, List<TransitEvent> said) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < crossing.truths().size(); i++) {
            Truth truth = crossing.truths().get(i);
            Passages passages = new Passages(truth, crossing.plans().get(i).escortId(), said);
            for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
                passages.look(vehicle);
            }
            wrong.addAll(passages.wrong);
        }
        return wrong;
    }

    /** How far within it a place is, or how far behind a line; NaN where that cannot be said. */
    private interface Depth {
        double atM(int vehicle, int tick);
    }

    private record Edge(String zoneId, Depth depth, Event in, Event out) {}

    private void look(int vehicle) {
        String id = truth.id(vehicle);
        boolean isConfused = truth.incidents().stream()
                .anyMatch(fact -> fact.vehicle() == vehicle && CONFUSED.contains(fact.kind()));
        if (isConfused) {
            return;
        }
        boolean[] heard = heard(vehicle);
        List<TransitEvent> about = said.stream()
                .filter(event -> event.vehicleId().equals(id) && EDGES.contains(event.event()))
                .toList();
        for (Edge edge : edges()) {
            List<TransitEvent> atEdge = about.stream()
                    .filter(event -> edge.zoneId.equals(event.zoneId()))
                    .toList();
            mustBeSaid(vehicle, edge, heard, atEdge);
            mayBeSaid(vehicle, edge, atEdge);
        }
    }

    private List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Stretch stretch : truth.map().stretches()) {
            Depth depth =
                    (vehicle, tick) -> stretch.depthM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick));
            edges.add(new Edge(stretch.id(), depth, Event.ENTERED, Event.EXITED));
        }
        double[] gatesM = truth.map().gatesM();
        boolean hasLines = truth.map().stretches().stream()
                .noneMatch(stretch -> truth.map().gateIds().contains(stretch.id()));
        for (int gate = 0; hasLines && gate < gatesM.length; gate++) {
            edges.add(line(truth.map().gateIds().get(gate), gatesM[gate]));
        }
        edges.add(line("BORDER", truth.map().crossing().borderM()));
        return edges;
    }

    private Edge line(String zoneId, double lineM) {
        Depth depth = (vehicle, tick) -> Math.abs(truth.seenLeftM(vehicle, tick)) < LINE_REACH_M
                ? truth.seenAtM(vehicle, tick) - lineM
                : Double.NaN;
        return new Edge(zoneId, depth, Event.CROSSED, Event.CROSSED);
    }

    private void mustBeSaid(int vehicle, Edge edge, boolean[] heard, List<TransitEvent> atEdge) {
        int last = -1;
        boolean wasIn = false;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            double depthM = edge.depth.atM(vehicle, tick);
            double bandM = Math.max(LEAST_BAND_M, BAND_SIGMAS * truth.statedM(vehicle, tick)) + MARGIN_M;
            if (Double.isNaN(depthM)) {
                last = -1;
                continue;
            }
            if (Math.abs(depthM) <= bandM) {
                continue;
            }
            boolean isIn = depthM > 0;
            if (last >= 0 && isIn != wasIn && areAllHeard(heard, last, tick) && staysBeyond(vehicle, edge, tick)) {
                Event event = isIn ? edge.in : edge.out;
                long fromMs = truth.timeMs(last) - World.TICK_MS;
                long toMs = truth.timeMs(tick) + World.TICK_MS;
                boolean isSaid = atEdge.stream()
                        .anyMatch(each -> each.event() == event
                                && escortId.equals(each.escortId())
                                && each.eventTimeMs() >= fromMs
                                && each.eventTimeMs() <= toMs);
                if (!isSaid) {
                    wrong.add("not said: " + truth.id(vehicle) + ' ' + event + ' ' + edge.zoneId + " from " + fromMs
                            + " to " + toMs);
                }
            }
            last = tick;
            wasIn = isIn;
        }
    }

    /** A side changes with the second sample beyond. */
    private boolean staysBeyond(int vehicle, Edge edge, int tick) {
        for (int next = tick; next < Math.min(truth.ticks(), tick + AROUND_TICKS / 2); next++) {
            double bandM = Math.max(LEAST_BAND_M, BAND_SIGMAS * truth.statedM(vehicle, next)) + MARGIN_M;
            double depthM = edge.depth.atM(vehicle, next);
            if (!(Math.abs(depthM) > bandM) || depthM > 0 != edge.depth.atM(vehicle, tick) > 0) {
                return false;
            }
        }
        return tick + AROUND_TICKS < truth.ticks();
    }

    private void mayBeSaid(int vehicle, Edge edge, List<TransitEvent> atEdge) {
        for (TransitEvent event : atEdge) {
            double nearestM = Double.POSITIVE_INFINITY;
            boolean isUnknown = event.unobserved();
            boolean wasIn = false;
            boolean wasOut = false;
            for (int tick = truth.tickAt(event.eventTimeMs() - AROUND_MS);
                    tick <= truth.tickAt(event.eventTimeMs() + AROUND_MS);
                    tick++) {
                double depthM = edge.depth.atM(vehicle, tick);
                isUnknown |= Double.isNaN(depthM);
                wasIn |= depthM > 0;
                wasOut |= depthM < 0;
                nearestM = Math.min(nearestM, Math.abs(depthM));
            }
            if (!isUnknown && nearestM > FAR_M && !(wasIn && wasOut)) {
                wrong.add("nowhere near: " + event);
            }
        }
    }

    private static boolean areAllHeard(boolean[] heard, int from, int to) {
        int last = Math.min(heard.length - 1, to + AROUND_TICKS);
        for (int tick = Math.max(0, from - AROUND_TICKS); tick <= last; tick++) {
            if (!heard[tick]) {
                return false;
            }
        }
        return true;
    }

    /** Of which ticks a sample came in time. */
    private boolean[] heard(int vehicle) {
        boolean[] heard = new boolean[truth.ticks()];
        for (Delivery delivery : truth.deliveries(vehicle)) {
            int tick = delivery.firstTick();
            for (Sample sample : delivery.samples()) {
                heard[tick++] |= delivery.arrivalMs() - sample.eventTimeMs <= IN_TIME_MS;
            }
        }
        return heard;
    }
}
