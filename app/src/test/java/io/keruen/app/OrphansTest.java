package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who stands behind another is a part of its stop until that one drives off; then people are told of it at once. */
class OrphansTest {
    private final Said said = new SimulatedReplay(
                    SimulatedScenario.play(new Setup(7, Setup.START.toEpochMilli(), 0, 6, List.of("stop"))))
            .said();

    @Test
    void a_part_of_which_people_are_told_at_once_is_no_orphan() {
        assertThat(Orphans.in(said)).isEmpty();
    }

    @Test
    void a_part_of_which_people_are_told_too_late_is_noticed() {
        assertThat(Orphans.in(toldLater(5_000))).extracting(AlertEvent::type).contains("UNAUTHORISED_STOP");
    }

    /** The same, where what was a part is told alone so much later. */
    private Said toldLater(long lateMs) {
        Set<String> parts = new HashSet<>();
        List<Long> saidAtMs = new ArrayList<>();
        for (int i = 0; i < said.alerts().size(); i++) {
            AlertEvent event = said.alerts().get(i);
            boolean isFreed = event.parentAlertId() == null && parts.contains(event.alertId());
            saidAtMs.add(said.saidAtMs().get(i) + (isFreed ? lateMs : 0));
            if (event.parentAlertId() != null) {
                parts.add(event.alertId());
            }
        }
        return new Said(said.alerts(), saidAtMs, said.clearances(), said.transits());
    }
}
