package io.keruen.core.stage;

import static io.keruen.core.stage.LateDrives.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stays that are too long, found or corrected by late data. */
class LateStayTest {
    private static final String STAY = "zone-dwell truck@control";

    /** Enters at 9500 and leaves at 79500; may stay a minute. */
    private static List<At> stay(int fromS, int toS) {
        List<At> samples = new ArrayList<>();
        for (int s = fromS; s < toS; s++) {
            double eastM = s < 10 ? 10.0 * s - 95 : s < 80 ? 50 : 100 + 10.0 * (s - 79) - 5;
            samples.add(new At(1_000L * s, s == 79 ? 95 : s == 9 ? -45 : s == 80 ? 105 : eastM, 50));
        }
        return samples;
    }

    private static ZoneSpec control(long maxDwellMs) {
        ZoneSpec zone = Walker.rectangle("control", ZoneKind.CUSTOMS_CONTROL, 0, 0, 100, 100);
        return Walker.with(zone, zone.jurisdiction(), Double.NaN, maxDwellMs);
    }

    @Test
    void a_stay_within_a_hole_is_raised_and_cleared_late() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(90, 95));
            walker.late(oldestFirst ? stay(5, 90) : reversed(stay(5, 90)));
            String moment = oldestFirst ? "70000" : "69474";
            assertThat(walker.found())
                    .containsExactly(
                            "RAISED " + STAY + " 69474 " + moment + " late", "CLEARED " + STAY + " 69474 79500 late");
            assertThat(new Walker(control(70_100))
                            .walk(stay(0, 5))
                            .walk(stay(90, 95))
                            .late(oldestFirst ? stay(5, 90) : reversed(stay(5, 90)))
                            .found())
                    .isEmpty();
        }
    }

    @Test
    void a_stay_entered_in_a_hole_counts_from_the_true_entry() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(25, 40));
            walker.late(oldestFirst ? stay(5, 25) : reversed(stay(5, 25))).restart();
            walker.walk(stay(40, 95));
            assertThat(walker.found())
                    .containsExactly("RAISED " + STAY + " 69474 70000", "CLEARED " + STAY + " 69474 79500");
        }
    }

    @Test
    void a_stay_raised_already_is_corrected_and_one_that_is_over_is_found() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            List<At> hole = oldestFirst ? stay(5, 25) : reversed(stay(5, 25));
            Walker raised = new Walker(control(50_000)).walk(stay(0, 5)).walk(stay(25, 77));
            raised.late(hole).restart().walk(stay(77, 95));
            assertThat(raised.found())
                    .containsExactly(
                            "RAISED " + STAY + " 75000 76000",
                            "UPDATED " + STAY + " 75000 77000 late",
                            "CLEARED " + STAY + " 75000 79500");
            assertThat(raised.findings.get(1).evidence())
                    .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 59_474)));

            Walker over = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(25, 95));
            over.restart().late(hole);
            assertThat(over.found()).hasSize(2).element(1).isEqualTo("CLEARED " + STAY + " 69474 79500 late");

            Walker told = new Walker(control(50_000)).walk(stay(0, 5)).walk(stay(25, 95));
            assertThat(told.late(hole).found()).hasSize(2);
        }
    }
}
