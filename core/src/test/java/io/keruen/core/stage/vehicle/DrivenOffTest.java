package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who drives off its route in plain sight is told of, however seldom it speaks; the road leads 10 km eastward. */
class DrivenOffTest {
    private static Controls road(double halfWidthM) {
        return new Controls().route("road", 0, 10_000, halfWidthM).escort("road", "truck-1");
    }

    private static Drive every(long stepMs) {
        return new Drive("truck-1").every(stepMs).accuracy(1.5).at(500, 0);
    }

    /** What was told of the deviation, as kind and second. */
    private static List<String> told(Controls controls, Drive drive) {
        return new VehicleRig(controls.snapshot())
                .play(drive.samples()).findings.stream()
                        .map(each -> each.finding())
                        .filter(each -> each.type().equals("ROUTE_DEVIATION"))
                        .filter(each -> each.kind() != Finding.Kind.UPDATED)
                        .map(each -> each.kind() + " " + (each.atMs() - Drive.START_MS) / 1_000)
                        .toList();
    }

    @Test
    void one_that_speaks_every_four_seconds() {
        Drive away = every(4_000).go(12, 24_000).go(0, 17, 24_000);

        assertThat(told(road(6), away)).containsExactly("RAISED 32");
    }

    @Test
    void one_that_speaks_every_second_on_a_wide_road() {
        Drive away = every(1_000).go(12, 24_000).go(0, 20, 24_000);

        assertThat(told(road(70), away)).containsExactly("RAISED 30");
    }

    @Test
    void one_on_a_road_wider_than_a_match_reaches_elsewhere() {
        Drive away = every(1_000).go(12, 24_000).go(0, 20, 24_000);

        assertThat(told(road(120), away)).containsExactly("RAISED 33");
    }

    @Test
    void one_that_speaks_every_six_seconds_beside_the_road_and_it_ends_there() {
        Drive beside = every(6_000).go(12, 24_000).jump(0, 60).go(12, 36_000).jump(0, -60);

        assertThat(told(road(6), beside.go(12, 24_000))).containsExactly("RAISED 36", "CLEARED 60");
    }

    @Test
    void but_nobody_in_a_yard() {
        Drive away = every(4_000).go(12, 24_000).go(0, 17, 24_000);
        Controls yard = road(6).box("yard", ZoneKind.YARD, 400, -200, 1_200, 2_000);

        assertThat(told(yard, away)).isEmpty();
    }
}
