package io.keruen.core.alert;

import static io.keruen.core.kit.StoredBytes.thereAndBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A finding that waits is the one that was found, and its alert has one name for ever. */
class FindingBytesTest {
    private static Finding.Builder finding() {
        return Finding.of(Finding.Kind.UPDATED, "convoy-gap", "CONVOY_GAP")
                .pair("B", "A")
                .escort("E", "C")
                .jurisdiction("KZ")
                .severity(Severity.HIGH)
                .times(11, 12)
                .place(46.5, 82.25, 1_300)
                .measured(91, 80, "m")
                .late(true)
                .unobserved(true)
                .policyVersion(3)
                .parent("cause")
                .evidence("speedMps", 7);
    }

    @Test
    void it_comes_back_from_its_bytes() throws IOException {
        Finding full = finding().build();
        Finding bare = Finding.of(Finding.Kind.RAISED, "zone-dwell", "ZONE_DWELL_EXCEEDED")
                .vehicle("A")
                .severity(Severity.MEDIUM)
                .times(1, 2)
                .build();

        assertThat(thereAndBack(full, FindingIo::write, FindingIo::read)).isEqualTo(full);
        assertThat(thereAndBack(bare, FindingIo::write, FindingIo::read)).isEqualTo(bare);
    }

    @Test
    void what_names_a_seal_or_a_declaration_never_waits() {
        for (Finding found : new Finding[] {
            finding().seal("S1").build(), finding().declaration("D1").build()
        }) {
            assertThatThrownBy(() -> thereAndBack(found, FindingIo::write, FindingIo::read))
                    .hasMessageContaining("seals and declarations");
        }
    }

    @Test
    void names_in_a_subject_cannot_run_into_each_other() {
        assertThat(Finding.pairSubject("B", "A")).isEqualTo("B>A");
        for (String sign : new String[] {">", "@", "|", "%"}) {
            assertThat(Finding.escaped(sign + "A")).doesNotStartWith(sign + "A").endsWith("A");
            assertThat(Finding.escaped("A" + sign)).isNotEqualTo("A" + sign);
        }
        assertThat(Finding.escaped("A-1")).isEqualTo("A-1");
    }

    @Test
    void an_alert_has_the_same_name_in_every_release() {
        assertThat(AlertId.of("E", "convoy-gap", "CONVOY_GAP", "B>A", 11)).isEqualTo("a498b66a773dc47f");
        assertThat(AlertId.of(null, "convoy-gap", "CONVOY_GAP", "B>A", 11)).isEqualTo("406158e37cfc93a8");
        assertThat(AlertType.runbookOf("CONVOY_GAP")).isEqualTo("docs/runbook.md#convoy_gap");
    }

    @Test
    void only_a_stop_may_be_caused_by_the_vehicle_ahead() {
        assertThat(AlertParents.isCausedAhead("UNAUTHORISED_STOP")).isTrue();
        assertThat(AlertParents.isCausedAhead("CONVOY_GAP")).isFalse();
        assertThat(AlertParents.isCausedAhead("TELEMETRY_LOST")).isFalse();
    }
}
