package io.keruen.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertEventTest {
    private static final AlertEvent FIRST = updated(1, draft -> {});

    private static AlertEvent updated(int revision, Consumer<AlertDraft> change) {
        AlertEvent last = new AlertEvent(
                Event.RAISED,
                "00000000000000aa",
                revision,
                "CONVOY_SPLIT",
                "convoy-split",
                Severity.HIGH,
                State.UNACKNOWLEDGED,
                "E1",
                "C1",
                "T2",
                "T1",
                null,
                null,
                null,
                "KZ",
                5_000,
                6_000,
                6_000 + revision * 1_000L,
                0,
                46.5,
                82.5 + revision,
                100.0 * revision,
                150.0 * revision,
                120,
                "m",
                Map.of("gapM", 150.0 * revision),
                null,
                true,
                "Hold the convoy.",
                null,
                false,
                false,
                false,
                1);
        AlertDraft draft = AlertDraft.after(last).event(Event.UPDATED, State.UNACKNOWLEDGED);
        change.accept(draft);
        return draft.build();
    }

    @Test
    void newer_numbers_are_nothing_but_numbers() {
        AlertEvent second = updated(2, draft -> {});

        assertThat(second.isOnlyNumbersAfter(FIRST)).isTrue();
        assertThat(FIRST.isOnlyNumbersAfter(second)).isFalse();
        assertThat(FIRST.isOnlyNumbersAfter(FIRST)).isFalse();
    }

    /** Something that officers must hear of, be it over when they hear it. */
    private enum Word {
        SEVERITY(draft -> draft.severity = Severity.CRITICAL),
        STATE(draft -> draft.event(Event.UPDATED, State.LATCHED)),
        PARENT(draft -> draft.parent("00000000000000bb")),
        SUPPRESSED(draft -> draft.suppressed(true)),
        OFFICER(draft -> draft.by("kz-7", null)),
        REASON(draft -> draft.by("kz-7", "seen")),
        END_OF_SHELVING(draft -> draft.until(9_000)),
        CORRECTION(draft -> draft.evidence = Map.of("trueStartedAtMs", 4_000.0)),
        LATE(draft -> draft.late = true),
        UNOBSERVED(draft -> draft.unobserved = true),
        JURISDICTION(draft -> draft.jurisdiction = "CN"),
        CLEARED(draft -> draft.clearedAt(8_000)),
        POLICY(draft -> draft.policyVersion = 2);

        private final Consumer<AlertDraft> change;

        Word(Consumer<AlertDraft> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_word_is_more_when_it_comes_and_when_it_goes(Word word) {
        AlertEvent said = updated(1, word.change);
        AlertEvent saidThen = updated(2, word.change);

        assertThat(updated(2, draft -> {}).isOnlyNumbersAfter(said)).isFalse();
        assertThat(saidThen.isOnlyNumbersAfter(FIRST)).isFalse();
        assertThat(saidThen.isOnlyNumbersAfter(said)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPDATED")
    void only_an_update_is_nothing_but_numbers_whatever_came_before(Event event) {
        AlertEvent other = updated(1, draft -> draft.event(event, State.UNACKNOWLEDGED));
        AlertEvent after = updated(2, draft -> draft.event(event, State.UNACKNOWLEDGED));

        assertThat(updated(2, draft -> {}).isOnlyNumbersAfter(other)).isTrue();
        assertThat(after.isOnlyNumbersAfter(FIRST)).isFalse();
    }
}
