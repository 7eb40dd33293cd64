package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.gate.Approach.Blocker;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import io.keruen.core.gate.Approach.Term;
import org.junit.jupiter.api.Test;

/** Each condition holds, fails for now, fails for good or is not known, and says so in words. */
class GateConditionTest {
    private static final long T = 1_700_000_000_000L;
    private static final Facts GOOD = Facts.good("A", T);

    private static Reply reply(GateCondition condition, Facts facts) {
        return new Interlock().ask(facts.approach()).get(condition.ordinal());
    }

    private static void holds(GateCondition condition, Facts facts) {
        assertThat(reply(condition, facts)).isEqualTo(Reply.YES);
    }

    private static void fails(GateCondition condition, Facts facts, String words) {
        assertThat(reply(condition, facts)).isEqualTo(Reply.no(words));
    }

    private static void failsForGood(GateCondition condition, Facts facts, String words) {
        assertThat(reply(condition, facts)).isEqualTo(Reply.never(words));
    }

    private static void isUnknown(GateCondition condition, Facts facts, String words) {
        assertThat(reply(condition, facts)).isEqualTo(Reply.unknown(words));
    }

    @Test
    void all_hold_when_all_is_well() {
        assertThat(new Interlock().ask(GOOD.approach())).hasSize(9).allMatch(Reply::isYes);
    }

    @Test
    void the_escort_is_in_force_and_names_the_vehicle() {
        GateCondition valid = GateCondition.ESCORT_VALID;
        isUnknown(valid, GOOD.term(Term.UNKNOWN), "No plan of the escort is known.");
        fails(valid, GOOD.term(Term.NOT_YET), "The escort is not in force yet.");
        fails(valid, GOOD.term(Term.SUSPENDED), "The escort is suspended.");
        failsForGood(valid, GOOD.term(Term.OVER), "The escort is not in force any more.");
        failsForGood(valid, GOOD.planned(false), "The plan in force does not name A.");
    }

    @Test
    void the_lane_reads_the_vehicle_that_is_heard() {
        GateCondition identity = GateCondition.IDENTITY;
        isUnknown(identity, GOOD.lane(null), "The lane could not read the vehicle.");
        failsForGood(identity, GOOD.lane("B"), "The lane reads B where A is planned.");
        isUnknown(identity, GOOD.heard(Approach.NOT_YET_MS), "The vehicle has never been heard.");
    }

    @Test
    void it_is_its_turn() {
        fails(GateCondition.TURN, GOOD.waitsFor("B"), "B has to pass before it.");
    }

    @Test
    void both_sides_have_released_the_same_version_that_is_still_good() {
        GateCondition declaration = GateCondition.DECLARATION;
        Release refused = new Release(false, "UNDER_CONTROL", 1, Long.MAX_VALUE);
        isUnknown(declaration, GOOD.kz(null), "No decision of KZ is known.");
        isUnknown(declaration, GOOD.cn(null), "No decision of CN is known.");
        fails(declaration, GOOD.kz(refused), "KZ has not released the declaration: UNDER_CONTROL.");
        fails(declaration, GOOD.cn(refused), "CN has not released the declaration: UNDER_CONTROL.");
        holds(declaration, GOOD.kz(new Release(true, "RELEASED", 1, T + 1)));
        fails(declaration, GOOD.kz(new Release(true, "RELEASED", 1, T)), "The release by KZ has expired.");
        fails(declaration, GOOD.cn(new Release(true, "RELEASED", 1, T)), "The release by CN has expired.");
        Facts newer = GOOD.cn(new Release(true, "RELEASED", 2, Long.MAX_VALUE));
        fails(declaration, newer, "KZ released version 1, CN version 2.");
    }

    @Test
    void the_declared_seal_says_of_late_that_it_is_sealed() {
        GateCondition seal = GateCondition.SEAL;
        isUnknown(seal, GOOD.seal(null), "The plan names no seal.");
        Seal other = new Seal(false, true, "SEALED", T, 60_000);
        failsForGood(seal, GOOD.seal(other), "The seal on the vehicle is not the declared one.");
        Seal mute = new Seal(true, false, "", Approach.NOT_YET_MS, 60_000);
        isUnknown(seal, GOOD.seal(mute), "The seal has never been heard.");
        fails(seal, GOOD.seal(new Seal(true, false, "OPEN", T, 60_000)), "The seal is not SEALED but OPEN.");
        holds(seal, GOOD.seal(new Seal(true, true, "SEALED", T - 60_000, 60_000)));
        Seal silent = new Seal(true, true, "SEALED", T - 60_001, 60_000);
        isUnknown(seal, GOOD.seal(silent), "The newest word of the seal is too old.");
    }

    @Test
    void no_alert_blocks_it() {
        GateCondition unblocked = GateCondition.NO_BLOCKING_ALERT;
        fails(unblocked, GOOD.alert(new Blocker("CONVOY_GAP", "", false)), "The alert CONVOY_GAP is open.");
        fails(unblocked, GOOD.alert(new Blocker("CONVOY_GAP", "B", false)), "The alert CONVOY_GAP about B is open.");
        failsForGood(
                unblocked,
                GOOD.alert(new Blocker("SEAL_BROKEN", "A", true)),
                "The alert SEAL_BROKEN about A is latched: only officers clear it.");
    }

    @Test
    void it_was_heard_of_late_and_what_it_sends_is_not_old() {
        GateCondition fresh = GateCondition.TELEMETRY_FRESH;
        holds(fresh, GOOD.heard(T - 3_000));
        fails(fresh, GOOD.heard(T - 3_001), "The vehicle has not been heard for more than 3 s.");
        holds(fresh, GOOD.sampled(T - 5_000));
        fails(fresh, GOOD.sampled(T - 5_001), "What the vehicle sends is more than 5 s old.");
        isUnknown(fresh, GOOD.heard(Approach.NOT_YET_MS), "The vehicle has never been heard.");
    }

    @Test
    void it_is_at_the_gate_by_its_own_samples() {
        GateCondition atGate = GateCondition.AT_GATE;
        isUnknown(atGate, GOOD.atGate(Answer.UNKNOWN), "Where the vehicle or the gate is is not known.");
        isUnknown(atGate, GOOD.heard(Approach.NOT_YET_MS), "Where the vehicle or the gate is is not known.");
        fails(atGate, GOOD.atGate(Answer.FALSE), "The vehicle is not at the gate.");
        isUnknown(
                GateCondition.CONTROL_LOADED,
                GOOD.control(false),
                "The plan, its route or the zone of the gate is not known.");
    }

    @Test
    void the_gate_answers_for_the_age_of_the_word_and_for_holds() {
        assertThat(GateCondition.LAG.ask(new GateFacts(T, T - 3_000, Reply.YES, null)))
                .isEqualTo(Reply.YES);
        assertThat(GateCondition.LAG.ask(new GateFacts(T, T - 3_001, Reply.YES, null)))
                .isEqualTo(Reply.no("What the escort told is more than 3 s old."));
        assertThat(GateCondition.LAG.ask(new GateFacts(T, Approach.NOT_YET_MS, Reply.YES, null)))
                .isEqualTo(Reply.unknown("No escort has told about the vehicle."));
        assertThat(GateCondition.NO_HOLD.ask(new GateFacts(T, T, Reply.YES, "aigerim")))
                .isEqualTo(Reply.no("The gate is held by aigerim."));
        assertThatThrownBy(() -> GateCondition.LAG.ask(GOOD.approach())).hasMessageContaining("not the escort's");
        assertThatThrownBy(() -> GateCondition.SEAL.ask(new GateFacts(T, T, Reply.YES, null)))
                .hasMessageContaining("not the gate's");
    }

    @Test
    void evidence_says_when_it_changes_by_itself() {
        assertThat(GOOD.approach().changesMs()).as("heard 500 ms ago").isEqualTo(T + 2_501);
        assertThat(GOOD.sampled(T - 4_000).approach().changesMs()).isEqualTo(T + 1_001);
        assertThat(GOOD.seal(new Seal(true, true, "SEALED", T - 100, 200))
                        .approach()
                        .changesMs())
                .isEqualTo(T + 101);
        assertThat(GOOD.kz(new Release(true, "RELEASED", 1, T + 7)).approach().changesMs())
                .isEqualTo(T + 7);
        assertThat(GOOD.cn(new Release(true, "RELEASED", 1, T + 8)).approach().changesMs())
                .isEqualTo(T + 8);
        Facts old = GOOD.heard(Approach.NOT_YET_MS).sampled(T - 60_000);
        Facts nothingMore = old.seal(new Seal(true, false, "", Approach.NOT_YET_MS, 60_000));
        assertThat(nothingMore.approach().changesMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(nothingMore
                        .kz(new Release(true, "RELEASED", 1, T))
                        .approach()
                        .changesMs())
                .as("over already")
                .isEqualTo(Long.MAX_VALUE);
    }
}
