package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.convoy.LifeState;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a convoy on a clean crossing: how far it has come, and when it will arrive. */
class ArrivalForecastTest {
    /** From here on there is no gate before the convoy, and the forecast is good to this. */
    private static final long LAST_MS = 60_000;

    private static final long LAST_ERROR_MS = 20_000;

    @ParameterizedTest
    @CsvSource({"11, 3", "12, 5", "13, 8"})
    void the_predicted_arrival_comes_true(long seed, int vehicles) {
        Setup setup = new Setup(seed, Setup.START.toEpochMilli(), 0, vehicles, List.of());
        List<ConvoyStatus> told = new SimulatedReplay(SimulatedScenario.play(setup)).convoys;

        ConvoyStatus last = told.get(told.size() - 1);
        long wayMs = last.arrivedAtMs() - last.departedAtMs();
        int predicted = 0;
        for (ConvoyStatus status : told) {
            long leftMs = last.arrivedAtMs() - status.eventTimeMs();
            if (status.etaMs() != 0) {
                long mostMs = leftMs < LAST_MS ? LAST_ERROR_MS : wayMs / 5;
                assertThat(status.etaMs()).isBetween(last.arrivedAtMs() - mostMs, last.arrivedAtMs() + mostMs);
                predicted++;
            }
        }
        assertThat(predicted).isGreaterThan(told.size() / 2);
        assertThat(last.life()).isEqualTo(LifeState.ARRIVED);
        assertThat(last.progressRatio()).isGreaterThan(0.9);
        assertThat(told).extracting(ConvoyStatus::openAlerts).containsOnly(0);
    }

    @Test
    void the_convoy_is_told_of_twice_a_second_and_its_gaps_are_those_of_the_road() {
        Setup setup = new Setup(14, Setup.START.toEpochMilli(), 3, 4, List.of());
        List<ConvoyStatus> told = new SimulatedReplay(SimulatedScenario.play(setup)).convoys;

        assertThat(told).hasSizeBetween(2 * 170, 2 * 180 + 5);
        ConvoyStatus last = told.get(told.size() - 1);
        assertThat(last.vehicleIds()).containsExactly("AGV-01", "AGV-02", "AGV-03", "AGV-04");
        assertThat(last.pairs())
                .extracting(ConvoyStatus.Pair::gapM)
                .allSatisfy(gapM -> assertThat(gapM).isBetween(20.0, 45.0));
        double gapsM =
                last.pairs().stream().mapToDouble(ConvoyStatus.Pair::gapM).sum();
        assertThat(last.lengthM()).isBetween(gapsM + 4 * 13, gapsM + 4 * 15);
        assertThat(last.leadChainageM() - last.tailChainageM()).isBetween(gapsM + 3 * 13, gapsM + 3 * 15);
    }
}
