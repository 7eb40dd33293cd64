package io.keruen.connectors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.CoreRecords;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.influx.InfluxLine;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertId;
import io.keruen.core.transit.TransitEvent;
import io.keruen.schemas.Authority;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.DeclarationStatus;
import io.keruen.schemas.PairState;
import io.keruen.schemas.TelemetryState;
import io.keruen.schemas.VehicleStateRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.influxdb.dto.Point;
import org.junit.jupiter.api.Test;

/** Points say what their records say, and the same record makes the same points. */
class HistoryLinesTest {
    private static final long AT_MS = 1_790_000_000_123L;
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();

    private final HistoryLines lines = new HistoryLines(SCHEMAS);

    @Test
    void a_vehicle_is_one_point_at_the_time_of_its_sample_in_the_order_of_the_log() throws Exception {
        VehicleStateRecord state = vehicle();
        state.setSpeedMps(Double.NaN);
        state.setTyrePressureKpa(List.of(850.0, Double.NaN, 790.5));
        state.setZoneIds(List.of("yard", "gate 1"));
        state.setMinimalRisk(true);

        List<InfluxLine> made = make(Topics.ESCORT_VEHICLES, 1_000_007, bytes(state));

        assertThat(made).hasSize(1);
        String text = made.get(0).text();
        assertThat(text)
                .startsWith("vehicle,convoyId=c\\ 1,vehicleId=truck-1 ")
                .endsWith(" 1790000000123000007")
                .contains("latDeg=46.5,", "tyrePressureKpa=790.5", "zoneIds=\"yard,gate 1\"", "minimalRisk=1i")
                .contains("telemetryState=\"LIVE\"", "openAlerts=0i")
                .doesNotContain("speedMps", "escortId");
    }

    @Test
    void a_convoy_is_a_point_and_one_for_each_gap_that_is_known_and_each_decision() throws Exception {
        ConvoyStateRecord state = new ConvoyStateRecord();
        state.setConvoyId("c1");
        state.setEscortId("e1");
        state.setPlanVersion(1);
        state.setEventTimeMs(AT_MS);
        state.setVehicleIds(List.of("a", "b", "c"));
        state.setPairs(List.of(pair("b", "a", 35.5), pair("c", "b", null)));
        DeclarationState declaration = new DeclarationState();
        declaration.setDeclarationId("d1");
        declaration.setAuthority(Authority.KZ);
        declaration.setStatus(DeclarationStatus.RELEASED_FOR_TRANSIT);
        declaration.setVersion(3);
        state.setDeclarations(List.of(declaration));
        state.setOpenAlerts(2);

        List<String> made = texts(make(Topics.ESCORT_CONVOYS, 5, bytes(state)));

        assertThat(made)
                .hasSize(3)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("convoy,convoyId=c1,escortId=e1 ")
                        .contains("openAlerts=2i", "gateBlocked=0i"))
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo("pair,convoyId=c1,escortId=e1,otherVehicleId=a,vehicleId=b gapM=35.5 "
                                + "1790000000123000005"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("declaration,authority=KZ,convoyId=c1,declarationId=d1,escortId=e1 ")
                        .contains("status=\"RELEASED_FOR_TRANSIT\"", "version=3i"));
    }

    @Test
    void a_repeated_alert_event_lies_on_the_first_wherever_it_stands_in_the_log() throws Exception {
        AlertCodec codec = new AlertCodec(SCHEMAS);
        for (AlertEvent alert : CoreRecords.alerts()) {
            byte[] event = codec.encode(alert, 0);

            assertThat(texts(make(Topics.ESCORT_ALERTS, 3, event)))
                    .hasSize(1)
                    .isEqualTo(texts(make(Topics.ESCORT_ALERTS, 900, event)));
        }
    }

    @Test
    void an_alert_counts_when_it_is_raised_and_nobodys_ground_is_the_catch_all_desks() throws Exception {
        AlertCodec codec = new AlertCodec(SCHEMAS);
        for (AlertEvent alert : CoreRecords.alerts()) {
            String text =
                    texts(make(Topics.ESCORT_ALERTS, 3, codec.encode(alert, 0))).get(0);

            boolean isCounted =
                    alert.event() == AlertEvent.Event.RAISED && alert.parentAlertId() == null && !alert.suppressed();
            assertThat(text)
                    .contains(isCounted ? "counted=1i" : "counted=0i")
                    .contains("ageMs=" + (alert.updatedAtMs() - alert.raisedAtMs()) + "i")
                    .contains("jurisdiction=" + (alert.jurisdiction() == null ? "UNKNOWN" : alert.jurisdiction()));
        }
    }

    @Test
    void events_of_one_alert_in_one_millisecond_stay_apart() {
        Set<Long> moments = new HashSet<>();
        for (int revision = 1; revision <= 900; revision++) {
            moments.add(ns("alert", revision));
        }
        assertThat(moments).hasSize(900);
    }

    @Test
    void events_of_one_alert_in_one_millisecond_keep_their_order() {
        for (int alert = 0; alert < 200; alert++) {
            String alertId = AlertId.of(null, "rule", "TYPE", "truck-" + alert, AT_MS);
            long beforeNs = AT_MS * 1_000_000;
            for (int revision = 1; revision < 1_000; revision++) {
                long ns = ns(alertId, revision);
                assertThat(ns).isGreaterThan(beforeNs).isLessThan((AT_MS + 1) * 1_000_000);
                beforeNs = ns;
            }
        }
    }

    @Test
    void many_alerts_of_one_millisecond_and_the_same_tags_stay_apart() {
        Set<Long> moments = new HashSet<>();
        for (int alert = 0; alert < 200; alert++) {
            moments.add(ns(AlertId.of("escort-1", "rule", "TYPE", "truck-1 zone-" + alert, AT_MS), 1));
        }
        assertThat(moments).hasSize(200);
    }

    /** A scenario may be stamped with any year; the database ends in 2262. */
    @Test
    void what_lies_beyond_the_years_of_the_database_stands_at_their_end() {
        for (long ms : new long[] {9_300_000_000_000L, Long.MAX_VALUE}) {
            Point.Builder point = Point.measurement("m").addField("f", 1L);
            Moment.ofInput(point, ms, 999, "content");
            assertThat(ns(point)).isBetween(9_223_372_000_000_000_000L, Long.MAX_VALUE - 1);
        }
    }

    private static long ns(String alertId, int revision) {
        Point.Builder point = Point.measurement("m").addField("f", 1L);
        Moment.at(point, AT_MS, alertId, revision);
        return ns(point);
    }

    private static long ns(Point.Builder point) {
        String line = point.build().lineProtocol();
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void transit_events_are_points() throws Exception {
        TransitCodec codec = new TransitCodec(SCHEMAS);
        for (var event : CoreRecords.transits()) {
            assertThat(texts(make(Topics.ESCORT_TRANSITS, 3, codec.encode(event))))
                    .singleElement()
                    .asString()
                    .startsWith("transit,")
                    .contains("event=" + event.event().name())
                    .contains(" " + event.eventTimeMs());
        }
    }

    @Test
    void seals_and_declarations_of_one_millisecond_stay_apart_and_a_repeat_lies_on_the_first() throws Exception {
        List<TransitEvent> events = List.of(
                transit(TransitEvent.Event.SEAL_OPENED, "seal-1", null, null),
                transit(TransitEvent.Event.SEAL_OPENED, "seal-2", null, null),
                transit(TransitEvent.Event.DECLARATION_WRITTEN_OFF, null, "declaration-1", null),
                transit(TransitEvent.Event.DECLARATION_WRITTEN_OFF, null, "declaration-2", null),
                transit(TransitEvent.Event.EXITED, null, null, null),
                transit(TransitEvent.Event.EXITED, null, null, "ZONE_RETIRED"));
        TransitCodec codec = new TransitCodec(SCHEMAS);
        Set<String> places = new HashSet<>();
        for (TransitEvent event : events) {
            String text =
                    texts(make(Topics.ESCORT_TRANSITS, 3, codec.encode(event))).get(0);
            assertThat(texts(make(Topics.ESCORT_TRANSITS, 900, codec.encode(event))))
                    .containsExactly(text);
            String time = text.substring(text.lastIndexOf(' '));
            assertThat(time).startsWith(" " + AT_MS);
            places.add(text.substring(0, text.indexOf(' ')) + time);
        }

        assertThat(places).hasSameSizeAs(events);
    }

    @Test
    void a_stay_begins_with_an_entry_and_ends_with_an_exit() throws Exception {
        TransitCodec codec = new TransitCodec(SCHEMAS);
        for (TransitEvent.Event event : TransitEvent.Event.values()) {
            byte[] bytes = codec.encode(transit(event, null, null, null));
            String text = texts(make(Topics.ESCORT_TRANSITS, 3, bytes)).get(0);

            assertThat(text.contains("inside=1i")).isEqualTo(event == TransitEvent.Event.ENTERED);
            assertThat(text.contains("inside=0i")).isEqualTo(event == TransitEvent.Event.EXITED);
        }
    }

    private static TransitEvent transit(TransitEvent.Event event, String sealId, String declarationId, String reason) {
        return new TransitEvent(event, "e1", "truck-1", "yard", sealId, declarationId, AT_MS, reason, false, false);
    }

    @Test
    void rejected_inputs_are_points_but_not_those_of_lines_that_told_of_them() throws Exception {
        RejectedCodec codec = new RejectedCodec(SCHEMAS);
        byte[] frame = codec.encode(rejected("telemetry.frames-1"));
        byte[] ofItself = codec.encode(rejected("telemetry.rejected-0"));

        assertThat(texts(make(Topics.TELEMETRY_REJECTED, 3, frame)))
                .singleElement()
                .asString()
                .startsWith("rejected,reason=REFUSED_BY_HISTORY,source=telemetry.frames-1 ");
        assertThat(make(Topics.TELEMETRY_REJECTED, 4, ofItself)).isEmpty();
    }

    @Test
    void a_rejected_input_that_was_told_again_lies_on_itself_and_on_no_other() throws Exception {
        RejectedCodec codec = new RejectedCodec(SCHEMAS);
        Set<String> points = new HashSet<>();
        for (long place = 0; place < 1_000; place++) {
            RejectedInput input = new RejectedInput(
                    Reason.UNREADABLE_FRAME, "no " + place, "telemetry.frames-1", place, AT_MS, new byte[] {1});
            byte[] record = codec.encode(input);
            List<String> first = texts(make(Topics.TELEMETRY_REJECTED, place, record));

            assertThat(texts(make(Topics.TELEMETRY_REJECTED, 5_000 - place, record)))
                    .isEqualTo(first);
            points.add(moment(first.get(0)));
        }
        assertThat(points).hasSize(1_000);

        RejectedInput line = rejected("escort.vehicles-0");
        RejectedInput other =
                new RejectedInput(line.reason(), line.detail(), line.source(), line.position(), AT_MS, new byte[] {2});
        assertThat(moment(texts(make(Topics.TELEMETRY_REJECTED, 3, codec.encode(line)))
                        .get(0)))
                .isNotEqualTo(moment(texts(make(Topics.TELEMETRY_REJECTED, 3, codec.encode(other)))
                        .get(0)));
    }

    private static String moment(String line) {
        return line.substring(line.lastIndexOf(' '));
    }

    @Test
    void a_tombstone_is_no_point_and_other_bytes_are_refused() throws Exception {
        assertThat(make(Topics.ESCORT_VEHICLES, 1, null)).isEmpty();
        assertThatThrownBy(() -> make(Topics.ESCORT_VEHICLES, 1, new byte[] {1, 2, 3}))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ids_that_line_protocol_cannot_hold_do_not_break_the_line() throws Exception {
        VehicleStateRecord state = vehicle();
        state.setVehicleId("a\nb\\");

        assertThat(make(Topics.ESCORT_VEHICLES, 1, bytes(state)).get(0).text())
                .startsWith("vehicle,convoyId=c\\ 1,vehicleId=a\\ b/ ")
                .doesNotContain("\n");
    }

    private static RejectedInput rejected(String source) {
        return new RejectedInput(Reason.REFUSED_BY_HISTORY, "no", source, 7, AT_MS, new byte[] {1});
    }

    private static VehicleStateRecord vehicle() {
        VehicleStateRecord state = new VehicleStateRecord();
        state.setVehicleId("truck-1");
        state.setConvoyId("c 1");
        state.setEventTimeMs(AT_MS);
        state.setIngestTimeMs(AT_MS + 50);
        state.setTelemetryState(TelemetryState.LIVE);
        state.setLatDeg(46.5);
        state.setLonDeg(82.5);
        state.setZoneIds(List.of());
        state.setTyrePressureKpa(List.of());
        return state;
    }

    private static PairState pair(String follower, String leader, Double gapM) {
        PairState pair = new PairState();
        pair.setVehicleId(follower);
        pair.setOtherVehicleId(leader);
        pair.setGapM(gapM);
        return pair;
    }

    private static <T extends SpecificRecord> byte[] bytes(T record) {
        return new RecordCodec<T>(SCHEMAS, record.getSchema()).encode(record);
    }

    private static List<String> texts(List<InfluxLine> made) {
        return made.stream().map(InfluxLine::text).toList();
    }

    private List<InfluxLine> make(Topics topic, long offset, byte[] value) throws InvalidInputException {
        List<InfluxLine> made = new ArrayList<>();
        lines.make(new HistoryRecord(topic.topicName(), 0, offset, AT_MS + 60, value), made::add);
        return made;
    }
}
