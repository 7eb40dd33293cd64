package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.gallery.Mutant;
import io.keruen.app.gallery.Mutants;
import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever must be held at a gate has no lease, and a gate that gives it one is noticed. */
class WrongGrantsTest {
    private static final Setup SETUP =
            new Setup(3, Setup.START.toEpochMilli(), 0, 4, FaultCatalog.atGates()).withGates();

    private final SimulatedScenario crossing = SimulatedScenario.play(SETUP);
    private final List<ClearanceDecision> decided = new ArrayList<>(new SimulatedReplay(crossing).clearances);

    @Test
    void an_opened_seal_and_a_revoked_release_forbid_a_lease() {
        assertThat(WrongGrants.in(crossing, decided)).isEmpty();
    }

    @Test
    void a_lease_that_is_not_taken_back_is_noticed() {
        decided.removeIf(each -> each.decision() == Decision.REVOKED);

        assertThat(WrongGrants.in(crossing, decided))
                .isNotEmpty()
                .allMatch(each -> each.gateId().equals("GATE-CN"));
    }

    @Test
    void a_lease_of_who_was_denied_one_is_noticed() {
        decided.replaceAll(each -> each.decision() == Decision.DENIED ? granted(each) : each);

        assertThat(WrongGrants.in(crossing, decided))
                .isNotEmpty()
                .allMatch(each -> each.gateId().equals("GATE-KZ"));
    }

    @Test
    void a_lease_before_anybody_has_said_a_word_is_noticed() {
        ClearanceDecision first = decided.stream()
                .filter(each -> each.decision() == Decision.GRANTED)
                .findFirst()
                .orElseThrow();
        long earlyMs = crossing.declarations().stream()
                        .mapToLong(line -> line.ingestTimeMs())
                        .min()
                        .orElseThrow()
                - 60_000;
        List<ClearanceDecision> early = crossing.plans().get(0).vehicles().stream()
                .map(vehicle -> new ClearanceDecision(
                        first.gateId(),
                        vehicle.vehicleId(),
                        first.escortId(),
                        earlyMs,
                        Decision.GRANTED,
                        earlyMs + 5_000,
                        earlyMs,
                        first.conditions(),
                        first.reasons()))
                .toList();

        assertThat(WrongGrants.in(crossing, early)).isNotEmpty();
    }

    @Test
    void a_core_that_takes_any_word_for_a_release_is_noticed(@TempDir Path folder) throws Exception {
        crossing.write(folder);
        Mutant credulous = Mutants.all().stream()
                .filter(mutant -> mutant.name().equals("declaration: takes any word for a release"))
                .findFirst()
                .orElseThrow();

        CoreReplay replay =
                new CoreReplay(credulous.input().apply(ScenarioReader.read(folder)), 10, credulous.catalog());

        assertThat(WrongGrants.in(crossing, replay.clearances)).isNotEmpty();
    }

    /** A gate that knows no versions gives these leases, too. */
    @Test
    void a_lease_of_who_has_releases_of_different_versions_is_noticed() {
        List<DeclarationLine> disagreeing = crossing.declarations().stream()
                .map(line -> line.authority() == Authority.CN ? ofNextVersion(line) : line)
                .toList();
        WrongGrants.Heard heard =
                new WrongGrants.Heard(crossing.seals(), disagreeing, crossing.actions(), crossing.gateLines());

        assertThat(WrongGrants.in(crossing.plan().vehicles(), heard, decided)).isNotEmpty();
    }

    private static DeclarationLine ofNextVersion(DeclarationLine line) {
        return new DeclarationLine(
                line.declarationId(),
                line.authority(),
                line.status(),
                line.version() + 1,
                line.validToMs(),
                line.eventTimeMs(),
                line.ingestTimeMs(),
                line.ordinal());
    }

    @Test
    void a_lease_out_of_turn_is_noticed() {
        List<PlannedVehicle> vehicles = crossing.plan().vehicles();
        String first = vehicles.get(0).vehicleId();
        String second = vehicles.get(1).vehicleId();
        decided.replaceAll(each -> each.isGrant() && first.equals(each.vehicleId()) ? of(each, second) : each);

        assertThat(WrongGrants.in(crossing, decided)).isNotEmpty().allMatch(each -> second.equals(each.vehicleId()));
    }

    private static ClearanceDecision of(ClearanceDecision grant, String vehicleId) {
        return new ClearanceDecision(
                grant.gateId(),
                vehicleId,
                grant.escortId(),
                grant.decidedAtMs(),
                grant.decision(),
                grant.expiresAtMs(),
                grant.arrivedAtMs(),
                grant.conditions(),
                grant.reasons());
    }

    /** It was given before, and goes on. */
    @Test
    void a_lease_that_an_alert_that_blocks_gates_does_not_end_is_noticed() {
        Said said = new SimulatedReplay(crossing).said();
        List<ClearanceDecision> kept = said.clearances().stream()
                .filter(each -> each.decision() != Decision.REVOKED)
                .toList();

        assertThat(BlockedGrants.in(said.with(kept))).isNotEmpty();
    }

    /** The rules for gates may say what they will: an open alert that blocks them counts. */
    @Test
    void a_lease_of_who_has_an_open_alert_that_blocks_gates_is_noticed() {
        Said said = new SimulatedReplay(crossing).said();
        List<ClearanceDecision> all = said.clearances().stream()
                .map(each -> each.decision() == Decision.DENIED ? granted(each) : each)
                .toList();

        assertThat(BlockedGrants.in(said)).isEmpty();
        assertThat(BlockedGrants.in(said.with(all))).isNotEmpty();
    }

    private static ClearanceDecision granted(ClearanceDecision denied) {
        return new ClearanceDecision(
                denied.gateId(),
                denied.vehicleId(),
                denied.escortId(),
                denied.decidedAtMs(),
                Decision.GRANTED,
                denied.decidedAtMs() + 5_000,
                denied.arrivedAtMs(),
                denied.conditions(),
                denied.reasons());
    }
}
