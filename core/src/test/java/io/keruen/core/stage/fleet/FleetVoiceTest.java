package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.stage.escort.EscortKit;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a silence and of an outage, whole. */
class FleetVoiceTest {
    private static final long T = FleetKit.T;

    /** Last heard at 1,000 with an event time of 960; lost a millisecond after its limit of 5,000. */
    private static final Presence LOST = FleetKit.presence(Presence.Kind.LOST, "A", 6_001, 1_000, 5_000);

    private final FleetVoice voice = new FleetVoice(EscortKit.catalog());
    private final List<StampedFinding> said = new ArrayList<>();

    private static Finding.Builder lost(Finding.Kind kind, long atMs, double silentMs) {
        return Finding.of(kind, "telemetry-silence", "TELEMETRY_LOST")
                .vehicle("A")
                .escort("E-A", "C")
                .jurisdiction("KZ")
                .severity(Severity.HIGH)
                .times(T + 960, T + atMs)
                .place(43.5, 76.5, 120)
                .measured(silentMs, 5_000, "ms")
                .policyVersion(3);
    }

    private void assertSaid(long nowMs, Finding finding) {
        int rank = EscortKit.catalog().index("telemetry-silence");
        assertThat(said).containsExactly(new StampedFinding(T + nowMs, "A", Long.MAX_VALUE, rank, finding));
    }

    @Test
    void a_silence_is_raised_at_its_limit_on_the_clock_of_its_vehicle() {
        voice.raise(LOST, T + 6_001, said::add);

        assertSaid(6_001, lost(Finding.Kind.RAISED, 5_960, 5_001).build());
    }

    @Test
    void one_that_was_held_back_is_raised_when_it_is() {
        voice.raiseHeld(LOST, T + 9_000, said::add);

        assertSaid(9_000, lost(Finding.Kind.RAISED, 8_960, 8_000).build());
    }

    @Test
    void one_that_is_part_of_an_outage_has_it_as_its_parent() {
        FleetOutage outage = new FleetOutage(T + 1_000, 2_500, 3, 7);
        voice.adopt(LOST, outage, T + 7_000, said::add);

        assertSaid(
                7_000,
                lost(Finding.Kind.UPDATED, 6_960, 6_000)
                        .parent(outage.alertId())
                        .build());
    }

    @Test
    void its_end_is_told_when_it_came() {
        voice.clear(LOST, T + 7_500, T + 8_000, said::add);

        assertSaid(8_000, lost(Finding.Kind.CLEARED, 7_500, 7_000).build());
    }

    @Test
    void an_outage_is_about_no_vehicle() {
        FleetOutage outage = new FleetOutage(T + 1_000, 2_500, 3, 7);
        voice.outage(Finding.Kind.RAISED, outage, T + 3_501, said::add);

        Finding finding = Finding.of(Finding.Kind.RAISED, "pipeline", "PIPELINE_DEGRADED")
                .subject("fleet")
                .severity(Severity.HIGH)
                .times(T + 1_000, T + 3_501)
                .measured(2_501, 2_500, "ms")
                .evidence("silentCount", 3)
                .policyVersion(7)
                .build();
        int rank = EscortKit.catalog().index("pipeline");
        assertThat(said).containsExactly(new StampedFinding(T + 3_501, "", Long.MAX_VALUE, rank, finding));
        assertThat(outage.alertId()).isEqualTo(finding.alertId());
    }

    @Test
    void what_is_known_of_a_vehicle_and_an_outage_is_stored() throws IOException {
        FleetVehicle vehicle = new FleetVehicle(LOST);
        vehicle.heldUntilMs = 77;
        FleetVehicle read = StoredBytes.thereAndBack(vehicle, FleetVehicle::write, FleetVehicle::read);
        assertThat(read.last).isEqualTo(LOST);
        assertThat(read.opened).isNull();
        assertThat(read.isHeld()).isTrue();
        assertThat(read.isSilent()).isTrue();
        assertThat(read.isOpen(Presence.Kind.LOST)).isFalse();

        vehicle.opened = LOST;
        vehicle.last = FleetKit.presence(Presence.Kind.HEARD, "A", 9_000, 9_000, 0);
        vehicle.heldUntilMs = FleetVehicle.NOT_HELD;
        FleetVehicle again = StoredBytes.thereAndBack(vehicle, FleetVehicle::write, FleetVehicle::read);
        assertThat(again.opened).isEqualTo(LOST);
        assertThat(again.isOpen(Presence.Kind.LOST)).isTrue();
        assertThat(again.isOpen(Presence.Kind.STALE)).isFalse();
        assertThat(again.isHeld()).isFalse();
        assertThat(again.isSilent()).isFalse();

        FleetOutage outage = new FleetOutage(T + 1_000, 2_500, 3, 7);
        assertThat(StoredBytes.thereAndBack(outage, FleetOutage::write, FleetOutage::read))
                .isEqualTo(outage);
    }

    /** An outage, an alert in it, a vehicle held back and a presence that waits. */
    @Test
    void a_fleet_comes_back_from_its_bytes_whole() {
        for (long uptoMs : new long[] {3_000, 8_000, 9_500}) {
            FleetKit kit = FleetStageTest.story().work(uptoMs);
            byte[] stored = kit.bytes();
            long nextMs = kit.stage.nextWorkMs(kit.state);
            kit.restore(stored);

            assertThat(kit.stage.nextWorkMs(kit.state))
                    .as("who is held back is so yet")
                    .isEqualTo(nextMs);
            assertThat(kit.bytes()).isEqualTo(stored);
            assertThat(kit.state.vehicles).containsOnlyKeys("A", "B");
        }
    }
}
