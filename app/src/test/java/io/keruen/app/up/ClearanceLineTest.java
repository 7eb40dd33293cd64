package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows of a decision at a gate. */
class ClearanceLineTest {
    private static ClearanceDecision made(Decision decision, long expiresAtMs, String... reasons) {
        return new ClearanceDecision(
                "G1", "V1", null, 1_767_225_600_000L, decision, expiresAtMs, 0, List.of(), List.of(reasons));
    }

    @Test
    void a_reason_that_stands_for_several_conditions_is_said_once() {
        String line = ClearanceLine.of(
                made(Decision.HELD, 0, "Nobody has told.", "Nobody has told.", "The lane is closed."), false);

        assertThat(line)
                .isEqualTo("00:00:00Z  gate G1        V1        HELD      Nobody has told. The lane is closed.");
    }

    @Test
    void a_grant_says_how_long_it_holds() {
        assertThat(ClearanceLine.of(made(Decision.GRANTED, 1_767_225_605_000L), false))
                .endsWith("GRANTED   lease 5 s");
    }
}
