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
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.transit.TransitEvent;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
import io.keruen.simulator.fault.Slot;
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

    private static final int ALL_MINUTES = 10;
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
                        mutant.name(), () -> assertThat(isNoticed(mutant)).isEqualTo(!BLUNT.contains(mutant.name()))));
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
        return shows(List.of(type), crossing -> {
            List<Expected> early = crossing.expected.stream()
                    .map(line -> line.types().contains(type) ? earlier(line) : line)
                    .toList();
            return !Verdict.of(early, new CoreReplay(crossing.scenario, 10).alerts, Set.of())
                    .isGood();
        });
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
        return shows(List.of(type), crossing -> {
            Said late = said(new CoreReplay(crossing.scenario, 10))
                    .later(event -> event.type().equals(type), TOO_LATE_MS);
            Verdict verdict = Verdict.of(crossing.expected, late.alerts(), Set.of());
            return !Tellings.late(verdict, crossing.truth, late).isEmpty();
        });
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
        return shows(
                List.of(type),
                crossing -> new CoreReplay(crossing.scenario, 10)
                        .alerts.stream()
                                .filter(event -> event.type().equals(type) && event.event() == AlertEvent.Event.RAISED)
                                .anyMatch(event -> mayNotEnd(crossing, event)));
    }

    /** Whether the truth calls for the alert and forbids that it ends shortly after it was raised. */
    private static boolean mayNotEnd(Crossing crossing, AlertEvent alert) {
        return crossing.truth.stream()
                .filter(line -> !line.optional() && Endings.isOf(line, alert))
                .anyMatch(line -> !line.ending().allows(alert.raisedAtMs() + TOO_LATE_MS, 0));
    }

    /** Every trouble of a seal: nothing else that may be the matter with a crossing excuses its alert. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_an_alert_of_a_seal_without_its_cause() {
        return troubles()
                .map(kind -> dynamicTest(kind.name(), () -> {
                    String type = kind.alertTypes().get(0);
                    List<AlertEvent> alerts = new CoreReplay(crossing(kind, 1).scenario, 10)
                            .alerts.stream()
                                    .filter(event -> event.type().equals(type))
                                    .toList();

                    Verdict verdict =
                            Verdict.of(SimulatedScenario.play(allBut(kind)).expectedLines(), alerts, Set.of());

                    assertThat(verdict.falseAlarms())
                            .extracting(AlertEvent::type)
                            .containsOnly(type);
                }));
    }

    private static Stream<FaultKind> troubles() {
        return FaultCatalog.live().stream()
                .filter(kind -> kind.slot() == Slot.SEALS && !kind.alertTypes().isEmpty());
    }

    private static Setup allBut(FaultKind kind) {
        List<String> others = new ArrayList<>(FaultCatalog.names());
        others.removeAll(FaultCatalog.needingGates());
        others.remove(kind.name());
        return new Setup(1, Setup.START.toEpochMilli(), ALL_MINUTES, VEHICLES, others);
    }

    /** What officers open in customs is told of, and is not broken. */
    @Test
    void crossing_notices_that_officers_are_taken_for_thieves() throws Exception {
        Crossing crossing =
                crossing(FaultCatalog.named("seal-opened-in-control").orElseThrow(), 1);
        Mutant suspicious = Mutants.all().stream()
                .filter(mutant -> mutant.name().equals("seal-state: takes an opening for an attack"))
                .findFirst()
                .orElseThrow();

        CoreReplay right = new CoreReplay(crossing.scenario, 10);
        CoreReplay wrong = new CoreReplay(suspicious.input().apply(crossing.scenario), 10, suspicious.catalog());

        assertThat(right.transits)
                .filteredOn(event -> event.event() == TransitEvent.Event.SEAL_OPENED)
                .singleElement()
                .extracting(TransitEvent::reason)
                .isEqualTo("CUSTOMS_CONTROL");
        assertThat(Judgement.of(crossing.expected, crossing.truth, said(right)).failures())
                .isEmpty();
        assertThat(Judgement.of(crossing.expected, crossing.truth, said(wrong)).failures())
                .containsExactly("false SEAL_BROKEN");
    }

    /** Between 15 and 17 % a seal is nearly low. */
    @Test
    void crossing_notices_a_seal_that_is_taken_to_be_low_too_soon() {
        SimulatedScenario crossing = SimulatedScenario.play(
                new Setup(1, Setup.START.toEpochMilli(), ALL_MINUTES, VEHICLES, List.of("seal-low")));
        Policy timid =
                new Policy(1, Long.MIN_VALUE, new PolicyOverrides(Map.of("seal-state", Map.of("batteryPct", 17.0))));

        Said said = new SimulatedReplay(crossing, RuleCatalog.standard(), List.of(timid)).said();

        assertThat(Judgement.of(crossing, new SimulatedReplay(crossing).said()).isGood())
                .isTrue();
        assertThat(Judgement.of(crossing, said).failures()).contains("false SEAL_BATTERY_LOW");
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
                .filter(mutant ->
                        mutant.way() != Way.OTHER && !kinds(types(mutant)).isEmpty());
    }

    private static List<String> types(Mutant mutant) {
        RuleCatalog rules = RuleCatalog.standard();
        String type = mutant.type();
        return type == null ? types(rules.all().get(rules.index(mutant.ruleId()))) : List.of(type);
    }

    private static List<FaultKind> kinds(List<String> types) {
        return FaultCatalog.live().stream()
                .filter(kind -> kind.alertTypes().stream().anyMatch(types::contains))
                .toList();
    }

    private static List<String> types(RuleDeclaration rule) {
        return rule.alertTypes().stream().map(AlertType::name).toList();
    }

    private boolean isNoticed(Mutant mutant) throws Exception {
        return shows(types(mutant), crossing -> {
            CoreReplay replay = new CoreReplay(mutant.input().apply(crossing.scenario), 10, mutant.catalog());
            return !Judgement.of(crossing.expected, crossing.truth, said(replay).only(mutant.said()))
                    .isGood();
        });
    }

    /** What a crossing may show. */
    private interface Look {
        boolean at(Crossing crossing) throws Exception;
    }

    /** Whether a crossing with a fault that brings one of these alerts shows it. */
    private boolean shows(List<String> types, Look look) throws Exception {
        for (long seed : SEEDS) {
            for (FaultKind kind : kinds(types)) {
                if (look.at(crossing(kind, seed))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Said said(CoreReplay replay) {
        return new Said(replay.alerts, replay.saidAtMs, replay.clearances, replay.transits);
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
