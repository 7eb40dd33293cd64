package io.keruen.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a condition known more or less exactly must, may or must not be alerted. Ticks of 100 ms; hold 5 s. */
class SpellsTest {
    private final Spells spells = new Spells(5_000, 0, 400);
    private long nowMs;

    private void run(double seconds, Certainty condition) {
        run(seconds, condition, condition.not());
    }

    private void run(double seconds, Certainty condition, Certainty clear) {
        for (int tick = 0; tick < 10 * seconds; tick++) {
            spells.at(nowMs, condition, clear);
            nowMs += 100;
        }
    }

    /** One that surely was raised after its hold and what sampling may lengthen it by. */
    private static Spell over(Spell spell, long earliestMs, long latestMs) {
        return spell.raisedBy(spell.latestMs() + 5_400).until(new Ending(earliestMs, latestMs));
    }

    @Test
    void long_enough_is_surely_alerted_and_starts_where_it_may_have_become_true() {
        run(10, Certainty.NO);
        run(2, Certainty.MAYBE);
        run(6, Certainty.YES);
        run(3, Certainty.NO);

        assertThat(spells.end()).containsExactly(over(new Spell(10_000, 12_000, true), 18_000, 18_000));
    }

    @Test
    void what_is_sure_when_nobody_looks_is_raised_when_somebody_does() {
        run(1, Certainty.YES);
        for (int tick = 0; tick < 80; tick++) {
            spells.at(Certainty.MAYBE, nowMs, Certainty.YES, Certainty.NO);
            nowMs += 100;
        }
        run(1, Certainty.YES);

        assertThat(spells.end())
                .containsExactly(new Spell(0, 0, true).raisedBy(9_000).until(new Ending(Ending.NEVER, Ending.NEVER)));
    }

    @Test
    void too_short_is_not_alerted() {
        run(10, Certainty.NO);
        run(4, Certainty.YES);
        run(3, Certainty.NO);

        assertThat(spells.end()).isEmpty();
    }

    @Test
    void nearly_long_enough_may_be_alerted() {
        run(10, Certainty.NO);
        run(5.1, Certainty.YES);
        run(3, Certainty.NO);

        assertThat(spells.end()).containsExactly(new Spell(10_000, 15_000, false));
    }

    @Test
    void what_is_never_sure_may_be_alerted() {
        run(1, Certainty.NO);
        run(20, Certainty.MAYBE);

        assertThat(spells.end()).containsExactly(new Spell(1_000, 20_900, false));
    }

    @Test
    void one_alert_until_it_has_cleared() {
        run(1, Certainty.NO);
        run(8, Certainty.YES, Certainty.NO);
        run(8, Certainty.NO, Certainty.NO);
        run(8, Certainty.YES, Certainty.NO);
        run(2, Certainty.NO, Certainty.YES);
        run(8, Certainty.YES, Certainty.NO);

        assertThat(spells.end())
                .containsExactly(
                        over(new Spell(1_000, 1_000, true), 25_000, 25_000),
                        over(new Spell(27_000, 27_000, true), Ending.NEVER, Ending.NEVER));
    }

    @Test
    void what_may_have_cleared_may_be_alerted_again() {
        run(1, Certainty.NO);
        run(8, Certainty.YES, Certainty.NO);
        run(2, Certainty.NO, Certainty.MAYBE);
        run(8, Certainty.YES, Certainty.NO);
        run(1, Certainty.NO, Certainty.YES);

        assertThat(spells.end())
                .containsExactly(over(new Spell(1_000, 1_000, true), 9_000, 19_000), new Spell(11_000, 18_900, false));
    }

    @Test
    void what_nobody_looked_at_need_not_be_alerted() {
        run(1, Certainty.NO);
        for (int tick = 0; tick < 80; tick++) {
            spells.atUnsure(nowMs, Certainty.YES, Certainty.NO);
            nowMs += 100;
        }

        assertThat(spells.end()).containsExactly(new Spell(1_000, 8_900, false));
    }

    @Test
    void what_may_have_come_and_gone_before_it_was_sure_may_be_alerted_besides() {
        run(1, Certainty.NO);
        run(12, Certainty.MAYBE);
        run(6, Certainty.YES);
        run(3, Certainty.NO);

        Spell before = new Spell(1_000, 8_300, false);
        assertThat(spells.endWithRepeats())
                .containsExactly(over(new Spell(1_000, 13_000, true), 19_000, 19_000), before, before);
    }

    @Test
    void what_cannot_have_gone_before_it_was_sure_is_one_alert() {
        run(1, Certainty.NO);
        run(12, Certainty.MAYBE, Certainty.NO);
        run(6, Certainty.YES);

        assertThat(spells.endWithRepeats())
                .containsExactly(over(new Spell(1_000, 13_000, true), Ending.NEVER, Ending.NEVER));
    }
}
