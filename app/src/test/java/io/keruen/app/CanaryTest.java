package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Mutant;
import io.keruen.app.gallery.Mutant.Way;
import io.keruen.app.gallery.Mutants;
import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rules broken on purpose: simulated crossings that cannot tell them from whole ones prove nothing. */
class CanaryTest {
    private static final int VEHICLES = 4;

    /**
     * What no crossing tells from a whole rule, and the gallery does: the oracle does not know when such an alert ends, or,
     * of what is told on the next straight piece of road, when it begins; or when such an alert must have been raised.
     */
    private static final Set<String> BLUNT = Set.of(
            "position-jump: never clears",
            "sensor-range: never clears",
            "sensor-stuck: never clears",
            "sensor-outlier: never clears",
            "battery: never clears",
            "restricted-zone: never clears",
            "zone-dwell: never clears",
            "datum: never clears",
            "convoy-member: never clears",
            "escort-overdue: never clears",
            "datum: begins 5 s late",
            "cargo: weightHoldMs = 10000.0",
            "gnss-consistency: holdMs = 6000.0",
            "datum: holdMs = 25000.0",
            "sensor-stuck: holdMs = 25000.0",
            "convoy-intruder: holdMs = 8000.0");

    /** Of which no crossing tells when they begin better than to 5 s. */
    private static final Set<String> VAGUE =
            Set.of("DATUM_MISMATCH", "DUPLICATE_IDENTITY", "CARGO_WEIGHT_DEVIATION", "CONVOY_INTRUDER");

    /** Of which no crossing tells by when people must have been told of them. */
    private static final Set<String> TARDY = Set.of(
            "GNSS_SPOOFING_SUSPECTED",
            "DATUM_MISMATCH",
            "DUPLICATE_IDENTITY",
            "CARGO_WEIGHT_DEVIATION",
            "CONVOY_INTRUDER");

    private static final long TOO_LATE_MS = 10_000;

    /** A second crossing where the first cannot tell: a sensor may leave its range at once or by and by. */
    private static final long[] SEEDS = {1, 2};

    private final Map<Path, Crossing> crossings = new HashMap<>();

    @TempDir
    private Path folder;

    /** Every rule for which there is a fault, by a crossing with that fault. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_a_broken_rule() {
        return canaries()
                .map(mutant -> dynamicTest(
                        mutant.name(),
                        () -> assertThat(isNoticed(mutant, kinds(mutant))).isEqualTo(!BLUNT.contains(mutant.name()))));
    }

    /** Every alert that a fault brings: to be told 5 s early is the same as to begin 5 s late. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_an_alert_that_begins_late() {
        return FaultCatalog.live().stream()
                .flatMap(kind -> kind.alertTypes().stream())
                .distinct()
                .map(type ->
                        dynamicTest(type, () -> assertThat(isKnownWhen(type)).isEqualTo(!VAGUE.contains(type))));
    }

    private boolean isKnownWhen(String type) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds(List.of(type))) {
                Crossing crossing = crossing(kind, seed);
                List<Expected> early = crossing.expected.stream()
                        .map(line -> line.types().contains(type) ? earlier(line) : line)
                        .toList();
                if (!Verdict.of(early, new CoreReplay(crossing.scenario, 10).alerts, Set.of())
                        .isGood()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every alert that a fault brings: people must not be told of it later than they can be. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_an_alert_that_is_told_late() {
        return FaultCatalog.live().stream()
                .flatMap(kind -> kind.alertTypes().stream())
                .distinct()
                .map(type -> dynamicTest(
                        type, () -> assertThat(isKnownWhenTold(type)).as(type).isEqualTo(!TARDY.contains(type))));
    }

    private boolean isKnownWhenTold(String type) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds(List.of(type))) {
                Crossing crossing = crossing(kind, seed);
                CoreReplay replay = new CoreReplay(crossing.scenario, 10);
                Said said = said(replay);
                replay.alerts.stream()
                        .filter(event -> event.type().equals(type))
                        .map(AlertEvent::alertId)
                        .distinct()
                        .forEach(alertId -> said.toldAtMs().computeIfPresent(alertId, (id, ms) -> ms + TOO_LATE_MS));
                Verdict verdict = Verdict.of(crossing.expected, replay.alerts, Set.of());
                if (!Tellings.late(verdict, crossing.truth, said).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every latched alert that a fault brings: it must not end of itself. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_a_latched_alert_that_ends() {
        return RuleCatalog.standard().all().stream()
                .flatMap(rule -> rule.alertTypes().stream())
                .filter(AlertType::latched)
                .map(AlertType::name)
                .filter(type -> !kinds(List.of(type)).isEmpty())
                .map(type -> dynamicTest(
                        type, () -> assertThat(isKnownToLast(type)).as(type).isTrue()));
    }

    private boolean isKnownToLast(String type) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds(List.of(type))) {
                Crossing crossing = crossing(kind, seed);
                List<ExpectedAlert> ended = new ArrayList<>();
                for (AlertEvent event : new CoreReplay(crossing.scenario, 10).alerts) {
                    if (event.type().equals(type) && event.event() == AlertEvent.Event.RAISED) {
                        crossing.truth.stream()
                                .filter(line -> !line.optional() && Endings.isOf(line, event))
                                .filter(line -> !line.ending().allows(event.raisedAtMs() + TOO_LATE_MS, 0))
                                .forEach(ended::add);
                    }
                }
                if (!ended.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Expected earlier(Expected line) {
        return new Expected(
                line.line(),
                line.none(),
                line.types(),
                line.vehicleId(),
                line.otherVehicleId(),
                line.startedAtMs() - 5_000,
                line.clearedAtMs(),
                line.toleranceMs(),
                line.optional(),
                line.told());
    }

    @Test
    void every_rule_for_which_there_is_a_fault_is_silenced() {
        Set<String> silenced = canaries()
                .filter(mutant -> mutant.way() == Way.NEVER_RAISES)
                .map(Mutant::ruleId)
                .collect(Collectors.toSet());

        assertThat(silenced)
                .containsExactlyInAnyOrderElementsOf(RuleCatalog.standard().all().stream()
                        .filter(rule -> !kinds(types(rule)).isEmpty())
                        .map(RuleDeclaration::id)
                        .toList());
        assertThat(canaries().map(Mutant::name)).containsAll(BLUNT);
    }

    private static Stream<Mutant> canaries() {
        return Mutants.all().stream()
                .filter(mutant -> mutant.way() != Way.OTHER && !kinds(mutant).isEmpty());
    }

    private static List<FaultKind> kinds(Mutant mutant) {
        RuleCatalog rules = RuleCatalog.standard();
        String type = mutant.type();
        return kinds(type == null ? types(rules.all().get(rules.index(mutant.ruleId()))) : List.of(type));
    }

    private static List<FaultKind> kinds(List<String> types) {
        return FaultCatalog.live().stream()
                .filter(kind -> kind.alertTypes().stream().anyMatch(types::contains))
                .toList();
    }

    private static List<String> types(RuleDeclaration rule) {
        return rule.alertTypes().stream().map(AlertType::name).toList();
    }

    private boolean isNoticed(Mutant mutant, List<FaultKind> kinds) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds) {
                Crossing crossing = crossing(kind, seed);
                CoreReplay replay = new CoreReplay(mutant.input().apply(crossing.scenario), 10, mutant.catalog());
                replay.alerts.removeIf(mutant.said().negate());
                if (!Judgement.of(crossing.expected, crossing.truth, said(replay))
                        .isGood()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Said said(CoreReplay replay) {
        Map<String, Long> toldAtMs = new HashMap<>();
        replay.alerts.stream()
                .filter(Said::tells)
                .forEach(event -> toldAtMs.putIfAbsent(event.alertId(), replay.saidAtMs(event)));
        return new Said(
                replay.alerts,
                toldAtMs,
                replay.alerts.stream().map(replay::saidAtMs).toList(),
                replay.clearances,
                replay.transits);
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
