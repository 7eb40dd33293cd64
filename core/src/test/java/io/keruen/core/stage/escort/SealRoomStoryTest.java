package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealBook;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.escort.EscortBench.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many seals speak that not all can be kept. */
class SealRoomStoryTest extends SealTale {
    private void others(int count, String vehicleId, long fromMs) {
        for (int i = 0; i < count; i++) {
            bench.line(line("X" + i, vehicleId, SealStatus.SEALED, fromMs + 10L * i, fromMs + 10L * i));
        }
    }

    private void clear(String officer, long atMs) {
        bench.action(new OfficerAction(
                officer,
                OfficerAction.Kind.CLEAR_LATCH,
                null,
                BROKEN,
                "A",
                null,
                "inspected",
                0,
                T + atMs,
                T + atMs,
                atMs));
    }

    /** The declared one is still watched. */
    @Test
    void many_seals_of_others_push_no_declared_one_out() {
        say(SealStatus.SEALED, 10_000);
        others(140, "A", 20_000);

        assertThat(play().lines(SILENT)).containsExactly("RAISED B 70000");
    }

    @Test
    void what_stands_about_a_seal_that_is_forgotten_is_over_and_two_officers_can_end_it() {
        bench.line(line("F", "A", SealStatus.TAMPERED, 10_000, 10_000));
        bench.line(line("F", "A", SealStatus.FAULT, 12_000, 12_000));
        others(140, "A", 20_000);
        clear("anna", 30_000);
        clear("bert", 31_000);
        Said said = play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED A 12000", "CLEARED A 12000");
        List<AlertEvent> broken = said.alerts(BROKEN);
        assertThat(broken.get(1).state()).isEqualTo(AlertEvent.State.LATCHED);
        assertThat(broken.get(1).updatedAtMs()).isEqualTo(T + 12_000);
        assertThat(broken.get(broken.size() - 1).event()).isEqualTo(AlertEvent.Event.CLEARED);
    }

    /** A plan of as many seals as are kept: those of others are heard all the same, two of them at once too. */
    @Test
    void a_seal_is_not_forgotten_before_what_it_says_is_judged() {
        PlannedVehicle[] vehicles = new PlannedVehicle[SealBook.KEPT + 1];
        vehicles[0] = vehicle("A", Role.LEAD, null, null);
        for (int i = 1; i < vehicles.length; i++) {
            vehicles[i] = vehicle("V" + i, Role.CARGO, "X" + (i - 1), null);
        }
        bench = new EscortBench(control(ROAD, plan(1, T, T + VALID_MS, vehicles)));
        for (long ms = 0; ms <= 60_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 700).speed(0));
        }
        for (int i = 1; i < vehicles.length; i++) {
            bench.line(line("X" + (i - 1), "V" + i, SealStatus.SEALED, 10_000, 10_000));
        }
        bench.line(line("F", "A", SealStatus.OPENED, 20_100, 20_100));
        bench.line(line("G", "A", SealStatus.OPENED, 20_200, 20_200));

        assertThat(bench.play(T + 30_000).alerts(BROKEN).stream()
                        .filter(event -> event.event() == AlertEvent.Event.RAISED))
                .extracting(AlertEvent::sealId)
                .containsExactly("F", "G");
    }
}
