package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crossing ends with the same alerts, transits, statuses and clearances however its input was cut and its states were stored. */
class CrossingProperties {
    private static final RuleCatalog CATALOG = RuleCatalog.standard();
    private static final long END_MS = CrossingWorld.T + CrossingWorld.LENGTH_MS + 90_000;

    /** Something that reaches us at a moment. */
    private record Input(long ingestMs, Runnable giving) {}

    private static List<Input> inputs(
            CrossingWorld world,
            Consumer<DeclarationLine> declaration,
            Consumer<SealLine> seal,
            Consumer<GateLine> gate,
            Consumer<OfficerAction> action) {
        List<Input> inputs = new ArrayList<>();
        world.declarations.forEach(line -> inputs.add(new Input(line.ingestTimeMs(), () -> declaration.accept(line))));
        world.seals.forEach(line -> inputs.add(new Input(line.ingestTimeMs(), () -> seal.accept(line))));
        world.gateLines.forEach(line -> inputs.add(new Input(line.ingestTimeMs(), () -> gate.accept(line))));
        world.actions.forEach(each -> inputs.add(new Input(each.ingestTimeMs(), () -> action.accept(each))));
        return inputs;
    }

    /** Every sample in a frame of its own, time said once a second. */
    private static List<String> inOrder(CrossingWorld world) {
        List<String> said = new ArrayList<>();
        StageChain chain = new StageChain(CATALOG, world.control, new Listener(said));
        List<Input> inputs = inputs(world, chain::declaration, chain::seal, chain::gateLine, chain::action);
        for (List<Sample> samples : world.arrivals) {
            for (Sample sample : samples) {
                inputs.add(new Input(sample.ingestTimeMs, () -> chain.frame(VehicleRig.frame(List.of(sample)))));
            }
        }
        inputs.sort(Comparator.comparingLong(Input::ingestMs));
        int next = 0;
        for (long nowMs = CrossingWorld.T; nowMs <= END_MS; nowMs += 1_000) {
            for (; next < inputs.size() && inputs.get(next).ingestMs <= nowMs; next++) {
                inputs.get(next).giving.run();
            }
            chain.advance(nowMs);
        }
        Collections.sort(said);
        return said;
    }

    /** Frames of any length, time said at any moments, all states stored and read now and then. */
    private static List<String> restarted(CrossingWorld world, long seed) {
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        RestartingChain chain = new RestartingChain(CATALOG, world.control, new Listener(said));
        List<Input> inputs = inputs(world, chain::declaration, chain::seal, chain::gateLine, chain::action);
        for (List<Sample> samples : world.arrivals) {
            cut(world, samples, random)
                    .forEach(frame -> inputs.add(new Input(frame.ingestTimeMs()[0], () -> chain.frame(frame))));
        }
        inputs.sort(Comparator.comparingLong(Input::ingestMs));
        int next = 0;
        for (long nowMs = CrossingWorld.T; nowMs < END_MS; ) {
            nowMs = Math.min(END_MS, nowMs + 1 + random.nextInt(6_000));
            for (; next < inputs.size() && inputs.get(next).ingestMs <= nowMs; next++) {
                inputs.get(next).giving.run();
            }
            if (random.nextInt(6) == 0) {
                chain.restart();
            }
            chain.advance(nowMs);
            if (random.nextInt(3) == 0) {
                chain.restart();
            }
        }
        Collections.sort(said);
        return said;
    }

    /** A frame's samples follow one another, and no action of an officer comes between them. */
    private static List<Frame> cut(CrossingWorld world, List<Sample> samples, Random random) {
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        while (from < samples.size()) {
            int to = from + 1;
            int longest = 1 + random.nextInt(20);
            while (to < samples.size() && to - from < longest && goesOn(world, samples.get(to - 1), samples.get(to))) {
                to++;
            }
            frames.add(VehicleRig.frame(samples.subList(from, to)));
            from = to;
        }
        return frames;
    }

    private static boolean goesOn(CrossingWorld world, Sample one, Sample next) {
        boolean isBetween = world.actions.stream()
                .anyMatch(action ->
                        one.ingestTimeMs < action.ingestTimeMs() && action.ingestTimeMs() <= next.ingestTimeMs);
        return one.bootId == next.bootId && next.sequence == one.sequence + 1 && !isBetween;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cutting_steps_and_restarts_change_nothing(long seed) {
        CrossingWorld world = new CrossingWorld(seed);
        List<String> once = inOrder(world);
        List<String> again = restarted(world, seed);

        List<String> missing = new ArrayList<>(once);
        again.forEach(missing::remove);
        List<String> added = new ArrayList<>(again);
        once.forEach(added::remove);
        assertThat(added).as("said only when cut and restarted").isEqualTo(missing);
    }

    @Test
    void the_seeds_tell_of_everything() {
        Set<String> words = new TreeSet<>();
        for (long seed = 1; seed <= 6; seed++) {
            for (String line : inOrder(new CrossingWorld(seed))) {
                for (String word : line.split("[^A-Z_]+")) {
                    words.add(word);
                }
            }
        }
        assertThat(words)
                .contains(
                        "DEPARTED",
                        "ARRIVED",
                        "CROSSED",
                        "CONVOY_GAP",
                        "TRANSIT_OVERDUE",
                        "ROUTE_DEVIATION",
                        "TELEMETRY_LOST",
                        "SEAL_BROKEN",
                        "SEAL_ID_MISMATCH",
                        "SEAL_SILENT",
                        "SEAL_SEPARATED",
                        "BORDER_CROSSED_WITHOUT_RELEASE",
                        "DECLARATION_REVOKED",
                        "CARGO_TEMPERATURE",
                        "HELD",
                        "DENIED",
                        "LATCHED");
    }

    /** Writes down what a chain says but its refusals. */
    private record Listener(List<String> said) implements StageChain.Output {
        @Override
        public void alert(AlertEvent event) {
            said.add(event.toString());
        }

        @Override
        public void transit(TransitEvent event) {
            said.add(event.toString());
        }

        @Override
        public void vehicle(VehicleStatus status) {
            said.add(status.toString());
        }

        @Override
        public void convoy(ConvoyStatus status) {
            said.add(status.toString());
        }

        @Override
        public void clearance(ClearanceDecision decision) {
            said.add(decision.toString());
        }

        @Override
        public void refused(OfficerAction action, Refusal why) {
            // a matter of the chain alone
        }
    }
}
