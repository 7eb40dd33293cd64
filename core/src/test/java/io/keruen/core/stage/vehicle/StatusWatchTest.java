package io.keruen.core.stage.vehicle;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.flow.VehicleStatus.Kind;
import io.keruen.core.stage.flow.VehicleStatus.Telemetry;
import io.keruen.core.zone.ZoneKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How it stands with a vehicle is told at once when it changes, else twice a second. */
class StatusWatchTest {
    private static final ControlSnapshot CONTROL = new Controls()
            .route("road", 0, 4_000, 6)
            .box("bay", ZoneKind.STOP_ALLOWED, 100, -50, 300, 50)
            .escort("road", "truck-1")
            .snapshot();

    private static List<VehicleStatus> told(ControlSnapshot control, Drive drive, long waitMs) {
        VehicleRig rig = new VehicleRig(control).play(drive.samples());
        long lastMs = drive.samples().get(drive.samples().size() - 1).ingestTimeMs;
        rig.advance(lastMs + waitMs);
        return rig.statuses;
    }

    @Test
    void it_is_told_twice_a_second_and_at_once_where_its_zones_change() {
        List<VehicleStatus> told = told(CONTROL, new Drive("truck-1").go(10, 40_000), 1_000);

        assertThat(told.get(0).atMs).isEqualTo(START_MS);
        int changes = 0;
        for (int i = 1; i < told.size(); i++) {
            VehicleStatus before = told.get(i - 1);
            VehicleStatus now = told.get(i);
            boolean isChanged = !Arrays.equals(before.zoneIds, now.zoneIds);
            changes += isChanged ? 1 : 0;
            long sinceMs = now.atMs - before.atMs;
            assertThat(sinceMs).isLessThanOrEqualTo(VehicleStatus.PERIOD_MS);
            assertThat(isChanged || sinceMs == VehicleStatus.PERIOD_MS).isTrue();
            assertThat(now.ingestTimeMs).isBetween(now.atMs - VehicleStatus.PERIOD_MS, now.atMs);
            assertThat(now.chainageM).isBetween(before.chainageM, before.chainageM + 6);
        }
        assertThat(changes).isEqualTo(2);
        assertThat(told).filteredOn(status -> status.zoneIds.length > 0).hasSizeBetween(38, 44);
    }

    @Test
    void it_says_what_the_vehicle_and_its_plan_say() {
        Drive drive =
                new Drive("truck-1").with(Signal.STATE_OF_CHARGE_PCT, 71.5).go(10, 20_000);
        VehicleStatus last = told(CONTROL, drive, 1_000).get(40);

        assertThat(last.kind).isEqualTo(Kind.SEEN);
        assertThat(last.role).isEqualTo(Role.LEAD);
        assertThat(last.routeId).isEqualTo("road");
        assertThat(last.zoneIds).containsExactly("bay");
        assertThat(last.progressRatio).isEqualTo(last.chainageM / 4_000, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(last.value(Signal.STATE_OF_CHARGE_PCT)).isEqualTo(71.5);
        assertThat(last.value(Signal.CARGO_TEMP_C)).isNaN();
    }

    @Test
    void silence_is_told_at_its_moment_and_so_is_the_first_word_after_it() {
        Drive drive = new Drive("truck-1").go(10, 2_000).silent(8_000).go(10, 2_000);
        List<VehicleStatus> told = told(CONTROL, drive, 0);

        long lastMs = START_MS + 1_900;
        assertThat(told)
                .filteredOn(status -> status.telemetry == Telemetry.STALE)
                .extracting(status -> status.atMs)
                .containsExactly(lastMs + 2_501);
        assertThat(told)
                .filteredOn(status -> status.telemetry == Telemetry.LOST)
                .extracting(status -> status.atMs)
                .containsExactly(lastMs + 5_001);
        assertThat(told)
                .filteredOn(status -> status.telemetry == Telemetry.LIVE && status.atMs > lastMs + 1_000)
                .first()
                .extracting(status -> status.atMs)
                .isEqualTo(START_MS + 10_000);
    }

    @Test
    void of_no_plan_it_is_forgotten_when_it_is_silent() {
        List<VehicleStatus> told = told(CONTROL, new Drive("stranger").go(10, 2_000), 70_000);

        VehicleStatus last = told.get(told.size() - 1);
        assertThat(last.kind).isEqualTo(Kind.GONE);
        assertThat(last.atMs).isEqualTo(START_MS + 1_900 + StatusWatch.FORGET_MS);
        assertThat(told).filteredOn(status -> status.kind == Kind.GONE).hasSize(1);
        assertThat(told.get(0).role).isNull();
    }
}
