package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.command.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierMakerTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_does_not_hang_on_how_records_come(long seed) throws Exception {
        SeededEscort escort = new SeededEscort(seed, 200);
        byte[] once = escort.file();

        assertThat(escort.file()).isEqualTo(once);
        assertThat(escort.file()).isEqualTo(once);
        List<ObjectNode> records = escort.dossier().records();
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).path("timeMs").asLong())
                    .isGreaterThanOrEqualTo(records.get(i - 1).path("timeMs").asLong());
        }
    }

    @Test
    void what_was_delivered_twice_stands_once() throws Exception {
        SeededEscort escort = new SeededEscort(9, 60);
        byte[] once = escort.file();
        escort.records.addAll(List.copyOf(escort.records));

        assertThat(escort.file()).isEqualTo(once);
    }

    @Test
    void an_alert_event_that_a_restarted_job_said_again_stands_once_as_it_was_noticed_first() throws Exception {
        SeededEscort escort = new SeededEscort(17, 0);
        for (long detectedAtMs : List.of(1_000, 999, 10_000)) {
            for (double measured : List.of(70.0, 80.0)) {
                SourceRecord event = alert("a", SeededEscort.ID);
                event.payload().put("detectedAtMs", detectedAtMs).put("measured", measured);
                escort.records.add(event);
            }
        }

        assertThat(escort.dossier().records().stream().skip(1))
                .extracting(record -> record.path("payload"))
                .extracting(event -> event.path("measured").asInt() + " noticed "
                        + event.path("detectedAtMs").asInt())
                .containsExactly("70 noticed 999", "80 noticed 999");
    }

    @Test
    void an_alert_that_names_no_escort_is_told_whole_across_the_edges_of_the_plan() throws Exception {
        SeededEscort escort = new SeededEscort(18, 0);
        long endMs = SeededEscort.START_MS + 3_600_000L;
        for (long atMs : List.of(SeededEscort.START_MS - 1, SeededEscort.START_MS, endMs)) {
            ObjectNode event =
                    payload("updatedAtMs", atMs).put("alertId", "ours").put("vehicleId", "T-1");
            escort.records.add(SourceRecord.of(DossierKind.ALERT, 0, event));
        }
        ObjectNode before = payload("updatedAtMs", SeededEscort.START_MS - 1).put("alertId", "before");
        escort.records.add(SourceRecord.of(DossierKind.ALERT, 0, before.put("vehicleId", "T-1")));

        assertThat(escort.dossier().records())
                .filteredOn(record -> record.path("kind").asText().equals("ALERT"))
                .extracting(record -> record.path("payload").path("alertId").asText())
                .containsExactly("ours", "ours", "ours");
    }

    @Test
    void a_record_cannot_say_itself_when_it_reached_us() throws Exception {
        SeededEscort escort = new SeededEscort(19, 0);
        long cameMs = SeededEscort.START_MS + 50;
        ObjectNode seal = seal("S-T-1", "T-1", SeededEscort.START_MS).payload().put("ingestTimeMs", cameMs - 49);
        escort.records.add(SourceRecord.of(DossierKind.SEAL, cameMs, seal));
        ObjectNode told = escort.dossier().records().get(1);

        assertThat(told.path("ingestTimeMs").asLong()).isEqualTo(cameMs);
        assertThat(told.path("payload").has("ingestTimeMs")).isFalse();
    }

    @Test
    void events_of_one_alert_at_one_moment_stand_by_revision() throws Exception {
        SeededEscort escort = new SeededEscort(10, 0);
        for (int revision : List.of(10, 2, 1)) {
            ObjectNode event = payload("updatedAtMs", SeededEscort.START_MS + 5);
            event.put("alertId", "a").put("escortId", SeededEscort.ID).put("revision", revision);
            escort.records.add(SourceRecord.of(DossierKind.ALERT, 0, event));
        }

        assertThat(escort.dossier().records().stream().skip(1))
                .extracting(record -> record.path("payload").path("revision").asInt())
                .containsExactly(1, 2, 10);
    }

    @Test
    void records_of_other_escorts_are_left_out_and_shared_ones_only_count_meanwhile() throws Exception {
        SeededEscort escort = new SeededEscort(11, 0);
        long afterMs = SeededEscort.START_MS + 3_600_000L;
        escort.records.add(seal("S-T-1", "T-1", SeededEscort.START_MS));
        escort.records.add(seal("S-T-1", "T-1", afterMs));
        escort.records.add(seal("S-T-9", "T-9", SeededEscort.START_MS));
        escort.records.add(seal("S-T-9", "T-2", SeededEscort.START_MS + 1));
        escort.records.add(alert("theirs", "E-2"));
        escort.records.add(alert("ours", SeededEscort.ID));
        escort.records.add(action("theirs"));
        escort.records.add(action("ours"));

        assertThat(escort.dossier().records())
                .extracting(record -> record.path("kind").asText() + " "
                        + record.path("payload").path("alertId").asText()
                        + record.path("payload").path("sealId").asText())
                .containsExactly("PLAN ", "SEAL S-T-1", "SEAL S-T-9", "ACTION ours", "ALERT ours");
    }

    /** A latch outlasts the plan: who cleared it belongs to the escort, however the alert was named. */
    @Test
    void what_was_done_about_an_open_alert_after_the_plan_is_there_also_by_type_and_vehicle() throws Exception {
        SeededEscort escort = new SeededEscort(20, 0);
        long endMs = SeededEscort.START_MS + 3_600_000L;
        escort.records.add(latch(1, "LATCHED", endMs - 1, SeededEscort.ID));
        escort.records.add(latch(2, "NORMAL", endMs + 10, SeededEscort.ID));
        escort.records.add(clearing("SEAL_TAMPERED", "T-1", endMs + 10));
        escort.records.add(clearing("SEAL_TAMPERED", "T-1", endMs + 11));
        escort.records.add(clearing("SEAL_TAMPERED", "T-2", endMs + 9));
        escort.records.add(clearing("SEAL_SILENT", "T-1", endMs + 8));

        assertThat(escort.dossier().records())
                .filteredOn(record -> record.path("kind").asText().equals("ACTION"))
                .extracting(record -> record.path("timeMs").asLong())
                .containsExactly(endMs + 10);
    }

    @Test
    void what_was_done_about_another_escorts_alert_at_the_same_vehicle_is_not() throws Exception {
        SeededEscort escort = new SeededEscort(21, 0);
        long endMs = SeededEscort.START_MS + 3_600_000L;
        escort.records.add(latch(1, "LATCHED", endMs + 1, "E-2"));
        escort.records.add(clearing("SEAL_TAMPERED", "T-1", endMs + 2));

        assertThat(escort.dossier().records()).hasSize(1);
    }

    private static SourceRecord latch(int revision, String state, long atMs, String escortId) {
        ObjectNode event = payload("updatedAtMs", atMs).put("alertId", "latch").put("escortId", escortId);
        event.put("type", "SEAL_TAMPERED").put("vehicleId", "T-1");
        return SourceRecord.of(
                DossierKind.ALERT, 0, event.put("revision", revision).put("state", state));
    }

    private static SourceRecord clearing(String type, String vehicleId, long atMs) {
        ObjectNode action = payload("eventTimeMs", atMs).put("officer", "A").put("action", "CLEAR_LATCH");
        return SourceRecord.of(
                DossierKind.ACTION, atMs, action.put("type", type).put("vehicleId", vehicleId));
    }

    /** The job counts it from when it came. */
    @Test
    void a_hold_by_a_clock_that_is_ahead_is_there() throws Exception {
        SeededEscort escort = new SeededEscort(11, 0);
        long aheadMs = SeededEscort.START_MS + 365 * 86_400_000L;
        for (long arrivedMs : new long[] {SeededEscort.START_MS + 9, aheadMs}) {
            ObjectNode hold =
                    payload("eventTimeMs", aheadMs).put("vehicleId", "T-1").put("officer", "A");
            escort.records.add(SourceRecord.of(DossierKind.ACTION, arrivedMs, hold));
        }

        assertThat(escort.dossier().records())
                .filteredOn(record -> record.path("kind").asText().equals("ACTION"))
                .singleElement()
                .extracting(record -> record.path("ingestTimeMs").asLong())
                .isEqualTo(SeededEscort.START_MS + 9);
    }

    @Test
    void an_outage_that_names_nobody_is_in_every_dossier() throws Exception {
        SeededEscort escort = new SeededEscort(12, 0);
        ObjectNode outage = payload("updatedAtMs", SeededEscort.START_MS + 5).put("alertId", "outage");
        escort.records.add(SourceRecord.of(DossierKind.ALERT, 0, outage));

        assertThat(escort.dossier().records()).hasSize(2);
    }

    @Test
    void an_unknown_escort_is_one_line_that_names_those_there_are() {
        SeededEscort escort = new SeededEscort(13, 0);

        assertThatThrownBy(() -> DossierMaker.make("E-7", escort, "test"))
                .isInstanceOf(UsageException.class)
                .hasMessage("a seed has no plan of an escort E-7; it has E-1, E-2");
        escort.records.clear();
        assertThatThrownBy(() -> DossierMaker.make("E-7", escort, "test"))
                .hasMessage("a seed has no plan of an escort E-7; it has no plan at all");
    }

    @Test
    void a_plan_counts_until_it_is_withdrawn_and_a_refused_one_never() throws Exception {
        SeededEscort escort = new SeededEscort(15, 0);
        escort.records.clear();
        SourceRecord forged =
                SeededEscort.planOf(SeededEscort.ID, 9, List.of("T-9")).with(Fate.refused("UNSIGNED"));
        escort.records.add(forged);
        assertThatThrownBy(escort::dossier).hasMessageContaining("has no plan of an escort E-1");

        SourceRecord plan = SeededEscort.planOf(SeededEscort.ID, 1, List.of("T-1"));
        long withdrawnMs = SeededEscort.START_MS + 1_000;
        escort.records.add(plan.with(Fate.withdrawn(withdrawnMs)));
        escort.records.add(seal("S-T-1", "T-1", withdrawnMs - 1));
        escort.records.add(seal("S-T-1", "T-1", withdrawnMs));
        escort.records.add(seal("S-T-9", "T-9", withdrawnMs - 1));
        Dossier dossier = escort.dossier();

        assertThat(dossier.header().path("vehicleIds")).hasToString("[\"T-1\"]");
        assertThat(dossier.header().path("versions").path("plan")).hasToString("[1]");
        assertThat(dossier.header().path("validToMs").asLong()).isEqualTo(withdrawnMs);
        assertThat(dossier.records())
                .extracting(record -> record.path("kind").asText()
                        + record.path("refused").asText()
                        + record.path("withdrawnMs").asText())
                .containsExactlyInAnyOrder("PLANUNSIGNED", "PLAN" + withdrawnMs, "SEAL");
    }

    @Test
    void what_was_taken_once_and_refused_again_stands_once_as_taken() throws Exception {
        SeededEscort escort = new SeededEscort(16, 0);
        SourceRecord plan = escort.records.get(0);
        escort.records.add(0, plan.with(Fate.refused("REPLAYED")));
        escort.records.add(plan.with(Fate.refused("REPLAYED")));

        assertThat(escort.dossier().records()).singleElement().matches(record -> !record.has("refused"));
    }

    @Test
    void both_clocks_stand_at_each_record() throws Exception {
        ObjectNode plan = new SeededEscort(14, 0).dossier().records().get(0);

        assertThat(plan.path("timeBakhty").asText()).isEqualTo("2026-06-01T08:00:00.000+05:00");
        assertThat(plan.path("timePokitu").asText()).isEqualTo("2026-06-01T11:00:00.000+08:00");
    }

    private static SourceRecord seal(String sealId, String vehicleId, long atMs) {
        return SourceRecord.of(
                DossierKind.SEAL,
                atMs,
                payload("eventTimeMs", atMs).put("sealId", sealId).put("vehicleId", vehicleId));
    }

    private static SourceRecord alert(String alertId, String escortId) {
        ObjectNode event = payload("updatedAtMs", SeededEscort.START_MS + 9);
        return SourceRecord.of(
                DossierKind.ALERT, 0, event.put("alertId", alertId).put("escortId", escortId));
    }

    private static SourceRecord action(String alertId) {
        ObjectNode action = payload("eventTimeMs", SeededEscort.START_MS + 9);
        return SourceRecord.of(
                DossierKind.ACTION, 9, action.put("alertId", alertId).put("officer", "A"));
    }

    private static ObjectNode payload(String timeField, long atMs) {
        return JsonNodeFactory.instance.objectNode().put(timeField, atMs);
    }
}
