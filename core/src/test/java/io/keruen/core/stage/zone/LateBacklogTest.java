package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A few of the backlogs of {@link LateBacklogProperties}, for whoever cannot wait for thousands. */
class LateBacklogTest {
    private static final int FIRST = 1_000_000;
    private static final int BACKLOGS = 80;

    @Test
    void late_samples_give_what_the_samples_in_order_give() {
        int transits = 0;
        for (int seed = FIRST; seed < FIRST + BACKLOGS; seed++) {
            transits += compared(new Backlog(seed), "seed " + seed);
        }
        assertThat(transits).isGreaterThan(BACKLOGS / 2);
    }

    @Test
    void short_pieces_that_are_lost_for_good_hold_nothing_back() {
        int transits = 0;
        for (int seed = FIRST; seed < FIRST + BACKLOGS; seed++) {
            transits += compared(Backlog.losing(seed), "losing seed " + seed);
        }
        assertThat(transits).isGreaterThan(BACKLOGS / 2);
    }

    private static int compared(Backlog backlog, String what) {
        Walker whole = backlog.inOrder();
        Walker pieces = backlog.inPieces();
        if (pieces.unjudged > 0) {
            return 0; // short stretches without numbers, or too many pieces at a time
        }
        assertThat(pieces.fragments.holes)
                .as(what)
                .noneMatch(hole -> !backlog.loses() || pieces.fragments.isTouched(hole));
        Set<String> plain = backlog.plainZones();
        BacklogVerdict verdict = new BacklogVerdict(backlog, plain, whole, pieces);
        assertThat(verdict.missed).as(what).isEmpty();
        assertThat(verdict.extra).as(what).isEmpty();
        assertThat(verdict.missedAlerts).as(what).isEmpty();
        assertThat(verdict.extraAlerts).as(what).isEmpty();
        assertThat(verdict.uncorrected).as(what).isEmpty();
        assertThat(verdict.leftOpen).as(what).isEmpty();
        Set<String> others = Arrays.stream(backlog.zones)
                .map(zone -> zone.id())
                .filter(id -> !plain.contains(id))
                .collect(Collectors.toSet());
        BacklogVerdict inBand = new BacklogVerdict(backlog, others, whole, pieces);
        assertThat(inBand.lateExtra()).as(what).isEmpty();
        assertThat(inBand.leftOpen).as(what).isEmpty();
        return verdict.compared;
    }
}
