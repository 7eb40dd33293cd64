package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Mutant;
import io.keruen.app.gallery.Mutants;
import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
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
    private static final Set<String> NOTICED = Set.of("never raises", "begins 5 s late");
    private static final int VEHICLES = 4;
    private static final long LATE_MS = 5_000;

    private final Map<String, Crossing> crossings = new HashMap<>();

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
     * Whether the truth says when the alert begins more exactly than the mutant is late, and no other rule raises an alert
     * of that type: what builds up over many seconds has no sharp beginning. The gallery tells these.
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
            for (Expected line : crossing(kind).expected) {
                boolean isSharp = !line.none() && !line.optional() && line.toleranceMs() < LATE_MS / 2;
                if (isSharp && !shared && line.types().stream().anyMatch(types::contains)) {
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
        for (FaultKind kind : kinds) {
            Crossing crossing = crossing(kind);
            CoreReplay replay = new CoreReplay(mutant.input().apply(crossing.scenario), 10, mutant.catalog());
            replay.alerts.removeIf(mutant.said().negate());
            if (!Verdict.of(crossing.expected, replay.alerts, Set.of()).isGood()) {
                return true;
            }
        }
        return false;
    }

    private Crossing crossing(FaultKind kind) throws Exception {
        Crossing crossing = crossings.get(kind.name());
        if (crossing == null) {
            Path at = folder.resolve(kind.name());
            SimulatedScenario.play(new Setup(1, Setup.START.toEpochMilli(), 0, VEHICLES, List.of(kind.name())))
                    .write(at);
            crossing = new Crossing(ScenarioReader.read(at), ExpectedReader.read(at));
            crossings.put(kind.name(), crossing);
        }
        return crossing;
    }

    private record Crossing(Scenario scenario, List<Expected> expected) {}
}
