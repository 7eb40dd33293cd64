package io.keruen.core.stage;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A release cannot take over what one rule remembers of a vehicle about which much else is open. */
class LostSliceTest {
    private static final int UPGRADE_S = 400;
    private static final int END_S = 430;

    private static final EscortPlan PLAN = new EscortPlan(
            "escort-1",
            "convoy-1",
            1,
            0,
            4_102_444_800_000L,
            0,
            "road",
            List.of(),
            List.of(
                    PlannedVehicle.of("truck-1", Role.LEAD, 10),
                    new PlannedVehicle(
                            "truck-2", Role.CARGO, 10, "S1", null, Double.NaN, Double.NaN, 20_000, Double.NaN)),
            PolicyOverrides.NONE);

    private final List<AlertEvent> events = new ArrayList<>();
    private final RestartingChain chain = new RestartingChain(
            RuleCatalog.standard(),
            new Controls().route("road", -100, 2_000, 10).plan(PLAN).snapshot(),
            new StageChain.Output() {
                @Override
                public void alert(AlertEvent event) {
                    events.add(event);
                }

                @Override
                public void transit(TransitEvent event) {}
            });

    private final List<Sample> first =
            new Drive("truck-1").every(1_000).at(500, 0).go(0, END_S * 1_000L).samples();

    /** It stands far behind, too heavy, and says that its battery holds more than it can. */
    private final List<Sample> second = new Drive("truck-2")
            .every(1_000)
            .with(Signal.CARGO_WEIGHT_KG, 25_000)
            .with(Signal.STATE_OF_CHARGE_PCT, 130)
            .go(0, END_S * 1_000L)
            .samples();

    private void play(int fromS, int toS) {
        for (int s = fromS; s < toS; s++) {
            chain.frame(VehicleRig.frame(first.subList(s, s + 1)));
            chain.frame(VehicleRig.frame(second.subList(s, s + 1)));
            chain.advance(START_MS + s * 1_000L);
        }
    }

    private static List<String> named(List<AlertEvent> events) {
        return events.stream()
                .filter(event -> event.event() == AlertEvent.Event.RAISED || event.event() == AlertEvent.Event.CLEARED)
                .map(event -> event.event() + " " + event.type())
                .toList();
    }

    @Test
    void only_what_that_rule_had_raised_is_over_and_raised_anew() {
        double nowhere = Double.NaN;
        chain.seal(new SealLine(
                "S1", "truck-2", SealStatus.SEALED, nowhere, null, nowhere, nowhere, START_MS, START_MS, 1));
        play(0, UPGRADE_S);
        List<String> before = named(List.copyOf(events));
        events.clear();

        chain.lose("sensor-range");
        play(UPGRADE_S, END_S);

        assertThat(before)
                .contains(
                        "RAISED SENSOR_ANOMALY",
                        "RAISED CARGO_WEIGHT_DEVIATION",
                        "RAISED SEAL_SILENT",
                        "RAISED CONVOY_GAP");
        assertThat(named(events)).containsExactly("CLEARED SENSOR_ANOMALY", "RAISED SENSOR_ANOMALY");
    }
}
