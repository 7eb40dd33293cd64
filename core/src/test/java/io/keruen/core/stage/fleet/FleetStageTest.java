package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertId;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.escort.EscortKit;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FleetStageTest {
    private final FleetKit kit = new FleetKit();

    /** A state with something in every corner: an outage, an open alert in it, a pending presence. */
    static FleetKit story() {
        FleetKit kit = new FleetKit();
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_200);
        return kit.heard("A", 9_000).work(8_000);
    }

    @Test
    void one_silent_vehicle_is_stale_then_lost_then_back() {
        kit.heard("A", 0)
                .heard("B", 0)
                .stale("A", 1_000)
                .lost("A", 1_000)
                .heard("A", 9_000)
                .work(20_000);

        assertThat(kit.told())
                .containsExactly(
                        "3501 RAISED TELEMETRY_STALE A 960..3460",
                        "6001 CLEARED TELEMETRY_STALE A 960..5960",
                        "6001 RAISED TELEMETRY_LOST A 960..5960",
                        "9000 CLEARED TELEMETRY_LOST A 960..8960");
        StampedFinding stamped = kit.findings.get(2);
        assertThat(stamped.key()).isEqualTo("A");
        assertThat(stamped.ordinal()).isEqualTo(Long.MAX_VALUE);
        assertThat(stamped.rank()).isEqualTo(EscortKit.catalog().index("telemetry-silence"));
        Finding lost = stamped.finding();
        assertThat(lost.severity()).isEqualTo(Severity.HIGH);
        assertThat(kit.findings.get(0).finding().severity()).isEqualTo(Severity.LOW);
        assertThat(lost.escortId()).isEqualTo("E-A");
        assertThat(lost.convoyId()).isEqualTo("C");
        assertThat(lost.jurisdiction()).isEqualTo("KZ");
        assertThat(lost.policyVersion()).isEqualTo(3);
        assertThat(lost.measured()).isEqualTo(5_001);
        assertThat(lost.limit()).isEqualTo(5_000);
        assertThat(lost.unit()).isEqualTo("ms");
        assertThat(lost.chainageM()).isEqualTo(120);
    }

    @Test
    void stale_ends_when_heard_in_time() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).heard("A", 4_000).work(20_000);

        assertThat(kit.told())
                .containsExactly("3501 RAISED TELEMETRY_STALE A 960..3460", "4000 CLEARED TELEMETRY_STALE A 960..3960");
    }

    @Test
    void nobody_heard_or_gone_means_nothing_said() {
        kit.heard("A", 0).gone("A", 500).gone("X", 600).work(20_000);

        assertThat(kit.told()).isEmpty();
        assertThat(kit.state.vehicles).isEmpty();
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(FleetStage.NOTHING);
    }

    @Test
    void gone_vehicle_is_forgotten_and_its_alert_ends() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).gone("A", 4_000).work(20_000);

        assertThat(kit.told()).endsWith("4000 CLEARED TELEMETRY_STALE A 960..3960");
        assertThat(kit.state.vehicles).containsOnlyKeys("B");
    }

    @Test
    void both_limits_in_one_millisecond_are_one_loss() {
        kit.heard("A", 0).heard("B", 0);
        kit.hear(FleetKit.presence(Presence.Kind.STALE, "A", 31_000, 1_000, 30_000));
        kit.hear(FleetKit.presence(Presence.Kind.LOST, "A", 31_000, 1_000, 30_000))
                .work(40_000);

        assertThat(kit.told()).containsExactly("31000 RAISED TELEMETRY_LOST A 960..30960");
    }

    @Test
    void silence_of_all_is_one_outage() {
        kit.heard("A", 0).heard("B", 0).heard("C", 0);
        kit.stale("A", 1_000).stale("B", 1_000).stale("C", 1_000);
        kit.lost("A", 1_000).lost("B", 1_000).lost("C", 1_000).work(20_000);

        assertThat(kit.told()).containsExactly("3501 RAISED PIPELINE_DEGRADED fleet 1000..3501");
        Finding outage = kit.findings.get(0).finding();
        assertThat(outage.vehicleId()).isEmpty();
        assertThat(outage.escortId()).isNull();
        assertThat(outage.severity()).isEqualTo(Severity.HIGH);
        assertThat(outage.measured()).isEqualTo(2_501);
        assertThat(outage.limit()).isEqualTo(2_500);
        assertThat(outage.unit()).isEqualTo("ms");
        assertThat(outage.evidence()).containsEntry("silentCount", 3.0);
        assertThat(kit.findings.get(0).rank()).isEqualTo(EscortKit.catalog().index("pipeline"));
    }

    @Test
    void those_already_stale_become_children_of_the_outage() {
        kit.heard("A", 0)
                .heard("B", 0)
                .stale("A", 1_000)
                .stale("B", 1_200)
                .lost("A", 1_000)
                .work(6_500);

        assertThat(kit.told())
                .containsExactly(
                        "3501 RAISED TELEMETRY_STALE A 960..3460",
                        "3701 RAISED PIPELINE_DEGRADED fleet 1200..3701",
                        "3701 UPDATED TELEMETRY_STALE A 960..3661");
        assertThat(kit.findings.get(2).finding().parentAlertId())
                .isEqualTo(AlertId.of(null, "pipeline", "PIPELINE_DEGRADED", "fleet", FleetKit.T + 1_200));
    }

    @Test
    void outage_ends_at_the_first_return_and_the_others_get_time_to_return() {
        kit.heard("A", 0).heard("B", 0).heard("C", 0);
        kit.stale("A", 1_000).stale("B", 1_000).stale("C", 1_200);
        kit.lost("B", 1_000).lost("C", 1_200);
        kit.heard("A", 9_000).heard("B", 13_999).work(30_000);

        assertThat(kit.told())
                .containsExactly(
                        "3501 RAISED TELEMETRY_STALE A 960..3460",
                        "3501 RAISED TELEMETRY_STALE B 960..3460",
                        "3701 RAISED PIPELINE_DEGRADED fleet 1200..3701",
                        "3701 UPDATED TELEMETRY_STALE A 960..3661",
                        "3701 UPDATED TELEMETRY_STALE B 960..3661",
                        "9000 CLEARED TELEMETRY_STALE A 960..8960",
                        "9000 CLEARED PIPELINE_DEGRADED fleet 1200..9000",
                        "13999 CLEARED TELEMETRY_STALE B 960..13959",
                        "14000 RAISED TELEMETRY_LOST C 1160..13960");
        Finding lost = kit.findings.get(8).finding();
        assertThat(lost.measured()).isEqualTo(12_800);
        assertThat(lost.limit()).isEqualTo(5_000);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(FleetStage.NOTHING);
    }

    @Test
    void heard_at_the_very_moment_of_the_wake_up_is_not_lost() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000);
        kit.heard("A", 9_000).work(13_999);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(FleetKit.T + 14_000);

        kit.heard("B", 14_000).work(30_000);
        assertThat(kit.told()).doesNotContain("TELEMETRY_LOST").hasSize(2);
    }

    @Test
    void stale_child_gives_way_to_the_loss_when_its_time_is_up() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_200).lost("A", 1_000);
        kit.heard("B", 9_000).work(30_000);

        assertThat(kit.told())
                .endsWith(
                        "9000 CLEARED PIPELINE_DEGRADED fleet 1200..9000",
                        "14000 CLEARED TELEMETRY_STALE A 960..13960",
                        "14000 RAISED TELEMETRY_LOST A 960..13960");
        kit.heard("A", 15_000).work(30_000);
        assertThat(kit.told()).endsWith("15000 CLEARED TELEMETRY_LOST A 960..14960");
    }

    @Test
    void second_outage_holds_the_others_back_again() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000);
        kit.heard("A", 9_000).stale("A", 9_500).heard("A", 20_000).work(24_999);

        assertThat(kit.told())
                .containsExactly(
                        "3501 RAISED PIPELINE_DEGRADED fleet 1000..3501",
                        "9000 CLEARED PIPELINE_DEGRADED fleet 1000..9000",
                        "12001 RAISED PIPELINE_DEGRADED fleet 9500..12001",
                        "20000 CLEARED PIPELINE_DEGRADED fleet 9500..20000");
        kit.work(25_000);
        assertThat(kit.told()).endsWith("25000 RAISED TELEMETRY_LOST B 960..24960");
    }

    @Test
    void one_vehicle_alone_is_no_outage_and_neither_is_one_beside_a_long_lost_one() {
        kit.heard("A", 0).stale("A", 1_000).lost("A", 1_000);
        kit.heard("B", 1_500).stale("B", 31_000).work(40_000);
        assertThat(kit.told()).noneMatch(line -> line.contains("PIPELINE"));
        assertThat(kit.told()).endsWith("33501 RAISED TELEMETRY_STALE B 30960..33460");
    }

    @Test
    void lost_within_the_last_half_minute_counts_as_known() {
        kit.heard("A", 0)
                .heard("B", 0)
                .stale("A", 4_000)
                .lost("A", 4_000)
                .stale("B", 31_499)
                .work(40_000);

        assertThat(kit.told()).endsWith("34000 RAISED PIPELINE_DEGRADED fleet 31499..34000");
    }

    @Test
    void no_outage_while_one_vehicle_speaks_or_when_the_last_speaker_arrived() {
        kit.heard("A", 0).heard("B", 0).heard("C", 0);
        kit.stale("A", 1_000).stale("B", 1_000).gone("C", 4_000).work(5_000);

        assertThat(kit.told())
                .containsExactly("3501 RAISED TELEMETRY_STALE A 960..3460", "3501 RAISED TELEMETRY_STALE B 960..3460");
    }

    /** Else it would hide the next silence for good: nobody is left whose word would end it. */
    @Test
    void an_outage_ends_with_the_last_of_its_vehicles() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000);
        kit.gone("A", 10_000).gone("B", 11_000).stale("C", 50_000).work(60_000);

        assertThat(kit.told())
                .contains("11000 CLEARED PIPELINE_DEGRADED fleet 1000..11000")
                .anyMatch(line -> line.contains("RAISED TELEMETRY_STALE C"));
    }

    @Test
    void loss_noticed_while_held_back_waits_for_its_time() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).stale("B", 1_000);
        kit.heard("A", 4_000).lost("B", 1_000).work(8_999);
        assertThat(kit.told()).endsWith("4000 CLEARED PIPELINE_DEGRADED fleet 1000..4000");

        kit.work(9_000);
        assertThat(kit.told()).endsWith("9000 RAISED TELEMETRY_LOST B 960..8960");
    }

    @Test
    void stale_and_heard_in_one_millisecond_is_nothing() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).heard("A", 3_501).work(9_000);

        assertThat(kit.told()).isEmpty();
    }

    @Test
    void vehicle_lost_before_the_outage_stays_lost_through_it() {
        kit.heard("A", 0).heard("B", 0).stale("A", 1_000).lost("A", 1_000);
        kit.stale("B", 5_000).heard("B", 9_000).work(30_000);

        assertThat(kit.told())
                .containsExactly(
                        "3501 RAISED TELEMETRY_STALE A 960..3460",
                        "6001 CLEARED TELEMETRY_STALE A 960..5960",
                        "6001 RAISED TELEMETRY_LOST A 960..5960",
                        "7501 RAISED PIPELINE_DEGRADED fleet 5000..7501",
                        "9000 CLEARED PIPELINE_DEGRADED fleet 5000..9000");
    }

    @Test
    void vehicles_of_one_millisecond_are_told_by_id() {
        kit.heard("C", 0)
                .heard("B", 0)
                .heard("A", 0)
                .stale("B", 1_000)
                .stale("A", 1_000)
                .work(9_000);

        assertThat(kit.told())
                .containsExactly("3501 RAISED TELEMETRY_STALE A 960..3460", "3501 RAISED TELEMETRY_STALE B 960..3460");
    }

    @Test
    void bytes_of_the_first_release_decode_to_the_same_state() throws IOException {
        FleetKit today = story();
        FleetKit restored = new FleetKit();
        try (InputStream in = getClass().getResourceAsStream("/state/fleet-state-1.bin")) {
            assertThat(in).isNotNull();
            restored.restore(in.readAllBytes());
        }

        assertThat(restored.bytes()).isEqualTo(today.bytes());
        today.findings.clear();
        today.work(30_000);
        restored.work(30_000);
        assertThat(restored.findings).isEqualTo(today.findings);
        assertThat(restored.told())
                .containsExactly(
                        "9000 CLEARED TELEMETRY_STALE A 960..8960",
                        "9000 CLEARED PIPELINE_DEGRADED fleet 1200..9000",
                        "14000 RAISED TELEMETRY_LOST B 1160..13960");
    }
}
