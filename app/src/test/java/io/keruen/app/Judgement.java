package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is right and wrong with what the core says of a crossing, held against its truth. */
record Judgement(
        Verdict verdict,
        List<Tellings.Late> tellings,
        List<Endings.Wrong> endings,
        List<AlertEvent> orphans,
        List<AlertEvent> mislabelled,
        List<ClearanceDecision> wrongGrants,
        List<ClearanceDecision> blockedGrants,
        List<String> passages) {
    /** Of a simulated crossing, its gates included. */
    static Judgement of(SimulatedScenario crossing, Said said) {
        Judgement ofAlerts = of(crossing.expectedLines(), crossing.expected(), said);
        return new Judgement(
                ofAlerts.verdict,
                ofAlerts.tellings,
                ofAlerts.endings,
                ofAlerts.orphans,
                Labels.wrong(crossing, said.alerts()),
                WrongGrants.in(crossing, said.clearances()),
                BlockedGrants.in(said),
                Passages.wrong(crossing, said.transits()));
    }

    /** Of what was said of alerts. */
    static Judgement of(List<Expected> lines, List<ExpectedAlert> truth, Said said) {
        List<AlertEvent> alerts = said.alerts();
        Verdict verdict = Verdict.of(lines, alerts, Set.of());
        return new Judgement(
                verdict,
                Tellings.late(verdict, truth, said),
                Endings.wrong(verdict, truth, alerts),
                Orphans.in(said),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    boolean isGood() {
        return failures().isEmpty();
    }

    /** In which ways it is wrong: what is the same here and there is the same failure, whenever it happens and to whom. */
    Set<String> failures() {
        Set<String> failures = new LinkedHashSet<>();
        verdict.missed().forEach(line -> failures.add("missed " + line.types()));
        verdict.falseAlarms().forEach(alert -> failures.add("false " + alert.type()));
        tellings.forEach(late -> failures.add("told late " + late.line().type()));
        endings.forEach(
                ending -> failures.add("over at a wrong time " + ending.line().type()));
        orphans.forEach(orphan -> failures.add("not told when its cause was over " + orphan.type()));
        mislabelled.forEach(alert -> failures.add("of a wrong severity or name " + alert.type()));
        wrongGrants.forEach(grant -> failures.add("let through " + grant.gateId()));
        blockedGrants.forEach(grant -> failures.add("let through with an open alert " + grant.gateId()));
        passages.forEach(passage -> failures.add("passages " + passage.substring(0, passage.indexOf(':'))));
        return failures;
    }

    /** Fails, and says of which crossing, if anything is wrong. */
    void check(String crossing) {
        assertThat(verdict.missed()).as("missed: " + crossing).isEmpty();
        assertThat(verdict.falseAlarms()).as("false: " + crossing).isEmpty();
        assertThat(tellings).as("told late: " + crossing).isEmpty();
        assertThat(endings).as("over at a wrong time: " + crossing).isEmpty();
        assertThat(orphans).as("not told when its cause was over: " + crossing).isEmpty();
        assertThat(mislabelled).as("of a wrong severity or name: " + crossing).isEmpty();
        assertThat(blockedGrants)
                .as("let through with an open alert: " + crossing)
                .isEmpty();
        assertThat(wrongGrants).as("let through: " + crossing).isEmpty();
        assertThat(passages).as("passages: " + crossing).isEmpty();
    }
}
