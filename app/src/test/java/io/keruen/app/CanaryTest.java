package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Mutant;
import io.keruen.app.gallery.Mutants;
import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
import io.keruen.simulator.oracle.Ending;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rules broken on purpose: simulated crossings that cannot tell them from whole ones prove nothing. */
class CanaryTest {
    private static final Set<String> NOTICED = Set.of("never raises", "begins 5 s late", "never clears");
    private static final int VEHICLES = 4;
    private static final long LATE_MS = 5_000;

    /** An alert may be late in its window and early by nature: sharp is what leaves no room for that. */
    private static final double SHARP_RATIO = 0.75;

    /** A second crossing where the first cannot tell: a sensor may leave its range at once or by and by. */
    private static final long[] SEEDS = {1, 2};

    private final Map<Path, Crossing> crossings = new HashMap<>();

    @TempDir
    private Path folder;

    /** Every rule for which there is a fault, by a crossing with that fault. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_a_broken_rule() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            List<FaultKind> kinds = kinds(mutant.ruleId());
            if (NOTICED.contains(mutant.fault()) && !kinds.isEmpty()) {
                tests.add(dynamicTest(
                        mutant.name(),
                        () -> assertThat(isNoticed(mutant, kinds) || !isSharp(mutant, kinds))
                                .isTrue()));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(24);
        return tests.stream();
    }

    /**
     * Whether the truth says when the alert of this very rule begins, more exactly than the mutant is late, or that it ends:
     * what builds up over many seconds has no sharp beginning. The gallery tells these.
     */
    private boolean isSharp(Mutant mutant, List<FaultKind> kinds) throws Exception {
        if (mutant.fault().equals("never raises")) {
            return true;
        }
        List<String> types = types(mutant.ruleId());
        boolean shared = RuleCatalog.standard().all().stream()
                .filter(rule -> !rule.id().equals(mutant.ruleId()))
                .anyMatch(
                        rule -> rule.alertTypes().stream().map(AlertType::name).anyMatch(types::contains));
        for (FaultKind kind : kinds) {
            for (ExpectedAlert alert : crossing(kind, SEEDS[0]).truth) {
                boolean isSharp = mutant.fault().equals("never clears")
                        ? alert.ending().latestMs() != Ending.NEVER
                        : alert.toleranceMs() < LATE_MS * SHARP_RATIO;
                boolean isOwn = !shared || mutant.ruleId().equals(alert.origin().ruleId());
                if (isSharp && !alert.optional() && isOwn && types.contains(alert.type())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> types(String ruleId) {
        RuleCatalog rules = RuleCatalog.standard();
        return rules.all().get(rules.index(ruleId)).alertTypes().stream()
                .map(AlertType::name)
                .toList();
    }

    private static List<FaultKind> kinds(String ruleId) {
        List<String> types = types(ruleId);
        return FaultCatalog.live().stream()
                .filter(kind -> kind.alertTypes().stream().anyMatch(types::contains))
                .toList();
    }

    private boolean isNoticed(Mutant mutant, List<FaultKind> kinds) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds) {
                Crossing crossing = crossing(kind, seed);
                CoreReplay replay = new CoreReplay(mutant.input().apply(crossing.scenario), 10, mutant.catalog());
                replay.alerts.removeIf(mutant.said().negate());
                if (!Judgement.of(crossing.expected, crossing.truth, replay.alerts)
                        .isGood()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Crossing crossing(FaultKind kind, long seed) throws Exception {
        Path at = folder.resolve(kind.name() + '-' + seed);
        Crossing crossing = crossings.get(at);
        if (crossing == null) {
            SimulatedScenario played = SimulatedScenario.play(
                    new Setup(seed, Setup.START.toEpochMilli(), 0, VEHICLES, List.of(kind.name())));
            played.write(at);
            crossing = new Crossing(ScenarioReader.read(at), ExpectedReader.read(at), played.expected());
            crossings.put(at, crossing);
        }
        return crossing;
    }

    private record Crossing(Scenario scenario, List<Expected> expected, List<ExpectedAlert> truth) {}
}
