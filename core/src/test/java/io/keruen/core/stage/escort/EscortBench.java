package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * An escort stage that is told a story. {@link #play} works it off at once, and then again in small steps with its state
 * stored and read in between, asked only when it says that it has something to do: each way must say the same.
 */
final class EscortBench {
    private static final RuleCatalog CATALOG = RuleCatalog.standard();
    private static final int[] LONGEST_STEP_MS = {3_000, 25_000};
    private static final int AHEAD_MS = 4_000;

    private final List<Input> inputs = new ArrayList<>();
    private final ActionQueue actions = new ActionQueue();
    private final ControlSnapshot first;
    private ControlSnapshot second;
    private long changeMs = Long.MAX_VALUE;
    private String key = Crossing.ESCORT;

    /** What is given at a moment of ingest time. */
    private interface Giving {
        void to(EscortStage stage, EscortState state);
    }

    private record Input(long ingestMs, Giving giving) {}

    EscortBench(ControlSnapshot control) {
        first = control;
        second = control;
    }

    /** Told under another key than the escort's. */
    EscortBench of(String otherKey) {
        key = otherKey;
        return this;
    }

    /** Other control data count from here on. */
    EscortBench control(long fromMs, ControlSnapshot control) {
        changeMs = fromMs;
        second = control;
        return this;
    }

    private EscortBench give(long ingestMs, Giving giving) {
        inputs.add(new Input(ingestMs, giving));
        return this;
    }

    EscortBench hear(Point... points) {
        for (Point point : points) {
            give(point.ingestTimeMs(), (stage, state) -> stage.accept(state, Point.frame(List.of(point))));
        }
        return this;
    }

    EscortBench transit(StampedTransit transit) {
        return give(transit.ingestTimeMs(), (stage, state) -> stage.accept(state, transit));
    }

    /** A vehicle passes a zone, told of at once. */
    EscortBench transit(TransitEvent.Event event, ZoneKind kind, String vehicleId, String zoneId, long atMs) {
        return transit(event, kind, vehicleId, zoneId, atMs, false);
    }

    EscortBench transit(
            TransitEvent.Event event, ZoneKind kind, String vehicleId, String zoneId, long atMs, boolean unobserved) {
        TransitEvent what = new TransitEvent(event, Crossing.ESCORT, vehicleId, zoneId, atMs, null, false, unobserved);
        return transit(new StampedTransit(atMs, 0, kind, what));
    }

    EscortBench line(DeclarationLine line) {
        return give(
                line.ingestTimeMs(), (stage, state) -> stage.accept(state, StampedLine.of(line.ingestTimeMs(), line)));
    }

    EscortBench line(SealLine line) {
        return give(
                line.ingestTimeMs(), (stage, state) -> stage.accept(state, StampedLine.of(line.ingestTimeMs(), line)));
    }

    EscortBench line(GateLine line) {
        return give(
                line.ingestTimeMs(), (stage, state) -> stage.accept(state, StampedLine.of(line.ingestTimeMs(), line)));
    }

    EscortBench finding(long ingestMs, Finding finding) {
        return stamped(new StampedFinding(ingestMs, finding.vehicleId(), Long.MAX_VALUE, 4, finding));
    }

    EscortBench stamped(StampedFinding finding) {
        return give(finding.ingestTimeMs(), (stage, state) -> stage.accept(state, finding));
    }

    EscortBench status(VehicleStatus status) {
        return give(status.atMs, (stage, state) -> stage.accept(state, status));
    }

    EscortBench outsider(Sighting sighting) {
        return give(sighting.ingestTimeMs, (stage, state) -> stage.outsider(state, sighting));
    }

    EscortBench action(OfficerAction action) {
        actions.add(action);
        return this;
    }

    /** What was said up to the end, the same in every way. */
    Said play(long endMs) {
        inputs.sort(Comparator.comparingLong(Input::ingestMs));
        Said once = atOnce(endMs);
        for (int longestMs : LONGEST_STEP_MS) {
            assertThat(inSteps(endMs, longestMs).all)
                    .as("in steps of up to %d ms", longestMs)
                    .isEqualTo(once.all);
        }
        return once;
    }

    private Said atOnce(long endMs) {
        Said said = new Said();
        EscortStage stage = new EscortStage(CATALOG);
        EscortState state = stage.newState(key);
        for (Input input : inputs) {
            if (input.ingestMs >= changeMs && state.workedMs() < changeMs - 1) {
                stage.work(state, changeMs - 1, first, actions, said);
            }
            input.giving.to(stage, state);
        }
        if (changeMs <= endMs && state.workedMs() < changeMs - 1) {
            stage.work(state, changeMs - 1, first, actions, said);
        }
        stage.work(state, endMs, changeMs <= endMs ? second : first, actions, said);
        return said;
    }

    private Said inSteps(long endMs, int longestMs) {
        Random random = new Random(longestMs);
        Said said = new Said();
        EscortStage stage = new EscortStage(CATALOG);
        EscortState state = stage.newState(key);
        int next = 0;
        long startMs = Crossing.T - 1;
        boolean isNew = true;
        for (long nowMs = startMs; nowMs < endMs; ) {
            long before = nowMs;
            nowMs = Math.min(endMs, nowMs + 1 + random.nextInt(longestMs));
            nowMs = before < changeMs - 1 ? Math.min(nowMs, changeMs - 1) : nowMs;
            isNew |= before == changeMs - 1;
            long heardMs = nowMs + random.nextInt(AHEAD_MS); // a host may know of more than it lets be worked off
            for (; next < inputs.size() && inputs.get(next).ingestMs <= heardMs; next++) {
                inputs.get(next).giving.to(stage, state);
            }
            isNew |= nowMs == changeMs - 1;
            boolean isDue = stage.nextWorkMs(state, actions) <= nowMs;
            if (isNew || isDue || random.nextInt(4) == 0) {
                int told = said.all.size();
                stage.work(state, nowMs, nowMs >= changeMs ? second : first, actions, said);
                assertThat(isNew || isDue || told == said.all.size())
                        .as("nothing to do means nothing said")
                        .isTrue();
                isNew = false;
            }
            if (random.nextInt(3) == 0) {
                stage = new EscortStage(CATALOG);
                state = restored(stage, state);
                isNew = true; // what is in force is not kept
            }
        }
        stage.work(state, endMs, changeMs <= endMs ? second : first, actions, said);
        return said;
    }

    /** The state as it comes back from its bytes, which are the same again. */
    static EscortState restored(EscortStage stage, EscortState state) {
        try {
            byte[] bytes = bytes(state);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            EscortState again = EscortState.read(in, stage.layout());
            assertThat(in.available()).isZero();
            assertThat(Arrays.equals(bytes(again), bytes)).as("the same bytes").isTrue();
            return again;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(EscortState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** What an escort stage said, by kind and as it came. */
    static final class Said implements EscortOutput {
        final List<AlertEvent> alerts = new ArrayList<>();
        final List<TransitEvent> transits = new ArrayList<>();
        final List<VehicleStatus> vehicles = new ArrayList<>();
        final List<ConvoyStatus> convoys = new ArrayList<>();
        final List<Readiness> readiness = new ArrayList<>();
        final List<Objection> objections = new ArrayList<>();
        final List<ActionAnswer> answers = new ArrayList<>();
        final List<String> all = new ArrayList<>();

        @Override
        public void alert(AlertEvent event) {
            alerts.add(event);
            all.add(event.toString());
        }

        @Override
        public void transit(TransitEvent event) {
            transits.add(event);
            all.add(event.toString());
        }

        @Override
        public void vehicle(VehicleStatus status) {
            vehicles.add(status);
            all.add(status.toString());
        }

        @Override
        public void convoy(ConvoyStatus status) {
            convoys.add(status);
            all.add(status.toString());
        }

        @Override
        public void readiness(Readiness told) {
            readiness.add(told);
            all.add(told.toString());
        }

        @Override
        public void objection(Objection told) {
            objections.add(told);
            all.add(told.toString());
        }

        @Override
        public void answered(ActionAnswer answer) {
            answers.add(answer);
            all.add(answer.toString());
        }

        /** The alert events of a type, escalations left out. */
        List<AlertEvent> alerts(String type) {
            return alerts.stream()
                    .filter(event -> event.type().equals(type))
                    .filter(event -> event.event() != AlertEvent.Event.ESCALATED)
                    .toList();
        }

        /** The events of a type as {@code EVENT vehicle moment}, the moment in ms since the story began. */
        List<String> lines(String type) {
            return alerts(type).stream()
                    .map(event -> event.event() + " " + event.vehicleId() + " " + (event.momentMs() - Crossing.T))
                    .toList();
        }

        /** All alert events but escalations, as {@code EVENT TYPE vehicle moment}. */
        List<String> lines() {
            return alerts.stream()
                    .filter(event -> event.event() != AlertEvent.Event.ESCALATED)
                    .map(event -> event.event() + " " + event.type() + " " + event.vehicleId() + " "
                            + (event.momentMs() - Crossing.T))
                    .toList();
        }

        /** The transits as {@code EVENT zone moment}, with {@code unobserved} where they were. */
        List<String> steps() {
            return transits.stream()
                    .map(event -> event.event() + " " + event.zoneId() + " " + (event.eventTimeMs() - Crossing.T)
                            + (event.unobserved() ? " unobserved" : ""))
                    .toList();
        }
    }
}
