package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A vehicle that stands with its receiver right on the edge of a zone, at 10 Hz: how often noise alone carries it over.
 * {@code -Dkeruen.parked.hours=1000} parks it for longer.
 */
class ParkedOnEdgeTest {
    private static final int HOURS = Integer.getInteger("keruen.parked.hours", 100);
    private static final int HOURS_EACH = 5;
    private static final int SAMPLES_AN_HOUR = 36_000;
    private static final int SAMPLES_A_RUN = 600;
    private static final double MOST_AN_HOUR = 2;
    private static final double MINUTE_S = 60;
    private static final double WHITE = 0;

    @Test
    void white_noise_changes_the_side_less_than_twice_an_hour() {
        assertThat(changesAnHour(1.5, WHITE)).isLessThan(MOST_AN_HOUR);
        assertThat(changesAnHour(8, WHITE)).isLessThan(MOST_AN_HOUR);
    }

    @Test
    void noise_that_remembers_a_minute_changes_the_side_less_than_twice_an_hour() {
        assertThat(changesAnHour(1.5, MINUTE_S)).isLessThan(MOST_AN_HOUR);
        assertThat(changesAnHour(8, MINUTE_S)).isLessThan(MOST_AN_HOUR);
    }

    /** In the mean over vehicles that stand for {@link #HOURS_EACH} hours each. */
    private static double changesAnHour(double sigmaM, double tauS) {
        int vehicles = Math.max(1, HOURS / HOURS_EACH);
        long changes = 0;
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
            changes += changes(sigmaM, tauS, new Random(vehicle));
        }
        return changes / (double) (vehicles * HOURS_EACH);
    }

    private static long changes(double sigmaM, double tauS, Random random) {
        Walker walker = new Walker(Walker.rectangle("yard", ZoneKind.YARD, 0, -5_000, 5_000, 5_000));
        double kept = tauS == WHITE ? 0 : Math.exp(-0.1 / tauS);
        double fresh = sigmaM * Math.sqrt(1 - kept * kept);
        double eastM = sigmaM * random.nextGaussian();
        double northM = sigmaM * random.nextGaussian();
        List<At> parked = new ArrayList<>();
        for (int i = 0; i < SAMPLES_AN_HOUR * HOURS_EACH; i++) {
            parked.add(new At(100L * i, eastM, northM, sigmaM));
            eastM = kept * eastM + fresh * random.nextGaussian();
            northM = kept * northM + fresh * random.nextGaussian();
            if (parked.size() == SAMPLES_A_RUN) {
                walker.walk(parked);
                walker.kinds.clear();
                walker.limits.clear();
                parked.clear();
            }
        }
        return walker.count(Event.ENTERED) + walker.count(Event.EXITED) + walker.count(Event.CROSSED);
    }
}
