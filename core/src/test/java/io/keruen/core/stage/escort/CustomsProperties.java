package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of declarations, the border and seals depends on what came and when, not on how it was worked off. */
class CustomsProperties {
    private static final int ROUNDS = 25;
    private static final long T = 1_700_000_000_000L;
    private static final long LENGTH_MS = 240_000;
    private static final String ESCORT = "E1";
    private static final RuleCatalog CATALOG = RuleCatalog.standard();

    /** One input with the ingest time at which it is given. */
    private record Input(long ingestMs, Point point, StampedLine line, StampedTransit crossing) {}

    private final List<Input> inputs = new ArrayList<>();
    private Random random = new Random(0);
    private ControlSnapshot first = snapshot(1);
    private ControlSnapshot second = snapshot(1);
    private long changeMs;

    private static PlannedVehicle vehicle(String id, String sealId, String declarationId) {
        return new PlannedVehicle(
                id, Role.CARGO, 10, sealId, declarationId, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static EscortPlan plan(int version, long fromMs, long toMs, PlannedVehicle... vehicles) {
        return new EscortPlan(
                ESCORT, "C", version, fromMs, toMs, 0, null, List.of(), List.of(vehicles), PolicyOverrides.NONE);
    }

    /** With version 2 the second truck gets another seal and another declaration. */
    private static ControlSnapshot snapshot(int versions, long... edges) {
        List<EscortPlan> plans = new ArrayList<>();
        if (edges.length > 0) {
            plans.add(plan(1, edges[0], edges[1], vehicle("A", "S1", "D1"), vehicle("B", "S2", "D1")));
        }
        if (versions > 1) {
            plans.add(plan(2, edges[2], edges[3], vehicle("A", "S1", "D1"), vehicle("B", "S3", "D2")));
        }
        return ControlSnapshot.of(List.of(), plans, List.of(), CATALOG.policySchema());
    }

    private void draw(long seed) {
        random = new Random(seed);
        long fromMs = T + 1_000L * random.nextInt(20);
        long toMs = T + LENGTH_MS - 1_000L * random.nextInt(120);
        long versionMs = T + 1_000L * random.nextInt(200);
        first = snapshot(1, fromMs, toMs);
        second = snapshot(2, fromMs, toMs, versionMs, toMs);
        changeMs = T + random.nextInt((int) LENGTH_MS);
        inputs.clear();
        for (String id : List.of("A", "B")) {
            drive(id, random.nextInt(100));
        }
        for (int i = 0; i < 12; i++) {
            decide(i);
        }
        for (int i = 0; i < 40; i++) {
            report(i);
        }
        Collections.sort(inputs, (one, other) -> Long.compare(one.ingestMs, other.ingestMs));
    }

    private void drive(String id, int phaseMs) {
        long judged = 0;
        for (long ms = phaseMs; ms < LENGTH_MS; ms += 500) {
            judged++;
            int kinds = ms < 30_000 || ms > 200_000 ? ZoneKind.YARD.bit() : 0;
            Point point = Point.of(id, T + ms, ms / 100.0).in(kinds).arriving(T + ms + 40);
            inputs.add(new Input(T + ms + 40, point, null, null));
            if (random.nextInt(100) == 0) {
                boolean late = random.nextInt(3) == 0;
                TransitEvent event = new TransitEvent(
                        TransitEvent.Event.CROSSED,
                        ESCORT,
                        id,
                        "BORDER",
                        T + ms - (late ? random.nextInt(20_000) : 0),
                        null,
                        late,
                        !late && random.nextInt(3) == 0);
                StampedTransit crossing = new StampedTransit(T + ms + 40, judged, ZoneKind.BORDER_LINE, event);
                inputs.add(new Input(T + ms + 40, null, null, crossing));
            }
        }
    }

    private <E> E any(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private void decide(int ordinal) {
        long atMs = T + random.nextInt((int) LENGTH_MS);
        long comesMs = atMs + (random.nextInt(3) == 0 ? random.nextInt(30_000) : random.nextInt(900));
        DeclarationStatus status =
                random.nextBoolean() ? DeclarationStatus.RELEASED_FOR_TRANSIT : any(DeclarationStatus.values());
        DeclarationLine line = new DeclarationLine(
                random.nextInt(3) == 0 ? "D2" : "D1",
                any(Authority.values()),
                status,
                1 + random.nextInt(2),
                random.nextInt(3) == 0 ? atMs + random.nextInt(60_000) : 0,
                atMs,
                comesMs,
                ordinal);
        give(StampedLine.of(comesMs, line));
    }

    private void report(int ordinal) {
        long atMs = T + random.nextInt((int) LENGTH_MS);
        long comesMs = atMs + (random.nextInt(5) == 0 ? random.nextInt(30_000) : random.nextInt(900));
        boolean hasPlace = random.nextBoolean();
        SealLine line = new SealLine(
                "S" + (1 + random.nextInt(4)),
                random.nextInt(6) == 0 ? "X" : random.nextBoolean() ? "A" : "B",
                random.nextInt(3) == 0 ? any(SealStatus.values()) : SealStatus.SEALED,
                random.nextInt(3) == 0 ? random.nextInt(40) : Double.NaN,
                random.nextInt(10) == 0 ? "PAIRED" : null,
                hasPlace ? Point.LAT_DEG + (atMs - T) / 100.0 * Point.DEG_PER_M : Double.NaN,
                hasPlace ? Point.LON_DEG + random.nextInt(3) * 0.001 : Double.NaN,
                atMs,
                comesMs,
                ordinal);
        give(StampedLine.of(comesMs, line));
    }

    /** Twice, as by two of its names; and once more when the plan that came later names it. */
    private void give(StampedLine line) {
        inputs.add(new Input(line.stampMs(), null, line, null));
        inputs.add(new Input(line.stampMs(), null, line, null));
        if (random.nextBoolean() && line.stampMs() < changeMs) {
            StampedLine again = line.at(changeMs);
            inputs.add(new Input(changeMs, null, again, null));
        }
    }

    /** Works it all off in steps; what was said, each event and transit as text. */
    private List<String> play(long seed, boolean restores) {
        Random steps = new Random(seed);
        List<String> said = new ArrayList<>();
        EscortOutput out = new EscortOutput() {
            @Override
            public void alert(AlertEvent event) {
                said.add(event.toString());
            }

            @Override
            public void transit(TransitEvent event) {
                said.add(event.toString());
            }
        };
        EscortStage stage = new EscortStage(CATALOG);
        EscortState state = stage.newState(ESCORT);
        long endMs = T + LENGTH_MS + 60_000;
        int next = 0;
        for (long atMs = T; atMs < endMs; ) {
            long toMs = Math.min(endMs, atMs + 1 + (restores ? steps.nextInt(5_000) : LENGTH_MS));
            toMs = atMs < changeMs ? Math.min(toMs, changeMs - 1) : toMs;
            for (; next < inputs.size() && inputs.get(next).ingestMs <= toMs; next++) {
                give(stage, state, inputs.get(next));
            }
            stage.work(state, toMs, atMs < changeMs ? first : second, out);
            if (restores) {
                state = restored(stage, state);
            }
            atMs = toMs == changeMs - 1 ? changeMs : toMs;
        }
        return said;
    }

    private static void give(EscortStage stage, EscortState state, Input input) {
        if (input.point != null) {
            stage.accept(state, Point.frame(List.of(input.point)));
        } else if (input.line != null) {
            stage.accept(state, input.line);
        } else {
            stage.accept(state, input.crossing);
        }
    }

    private static EscortState restored(EscortStage stage, EscortState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            EscortState again = EscortState.read(in, stage.layout());
            assertThat(in.available()).isZero();
            return again;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void steps_and_restores_change_nothing() {
        int alerts = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            draw(seed);
            List<String> once = play(seed, false);
            List<String> inSteps = play(seed, true);
            for (int i = 0; i < Math.min(once.size(), inSteps.size()); i++) {
                assertThat(inSteps.get(i)).as("seed %d, event %d", seed, i).isEqualTo(once.get(i));
            }

            assertThat(inSteps).as("seed %d", seed).hasSameSizeAs(once);
            alerts += once.size();
        }

        assertThat(alerts).isGreaterThan(10 * ROUNDS);
    }
}
