package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicLong wallMs = new AtomicLong(1_000_000);
    private final LiveBoard board = new LiveBoard(wallMs::get);
    private final Scene scene = new Scene(board, 1, 5);

    @Test
    void an_empty_board_is_a_whole_picture() throws Exception {
        JsonNode snapshot = snapshot();

        assertThat(names(snapshot))
                .containsExactly("status", "zones", "escorts", "vehicles", "convoys", "alerts", "transits");
        assertThat(snapshot.at("/status/phase").asText()).isEqualTo("STARTING");
        assertThat(snapshot.at("/status").has("scenarioTimeMs")).isFalse();
    }

    @Test
    void it_is_starting_until_what_happened_before_has_been_read() throws Exception {
        board.status(Scene.status(0));
        assertThat(snapshot().at("/status/phase").asText()).isEqualTo("STARTING");

        board.historyRead();

        assertThat(snapshot().at("/status/phase").asText()).isEqualTo("RUNNING");
    }

    @Test
    void what_nobody_has_judged_makes_the_lag() throws Exception {
        board.status(Scene.status(0));
        board.frame(sample("A", 1_000, 1_000, 46));
        board.judged(1_000);
        wallMs.addAndGet(4_000);
        assertThat(lagMs()).isEqualTo(140); // as its program says

        board.frame(sample("A", 5_000, 5_000, 46));
        board.frame(sample("B", 3_600_000 + 9_000, 9_000, 46)); // which the job puts aside
        wallMs.addAndGet(4_000);
        board.frame(sample("A", 9_000, 9_000, 46));

        assertThat(lagMs()).isEqualTo(4_000);
        board.judged(5_000);
        assertThat(lagMs()).isEqualTo(140);
        wallMs.addAndGet(7_000);
        assertThat(lagMs()).isEqualTo(7_000);
        board.judged(9_000);
        assertThat(lagMs()).isEqualTo(140);
    }

    @Test
    void a_clock_that_the_job_still_believes_hides_no_lag() throws Exception {
        board.status(Scene.status(0));
        board.frame(sample("A", 1_000, 1_000, 46));
        board.judged(1_000);

        board.frame(sample("A", 5_000 + 9_000, 5_000, 46));
        wallMs.addAndGet(4_000);
        assertThat(lagMs()).isEqualTo(4_000);
        board.judged(5_000);

        board.frame(sample("A", 9_000 + 11_000, 9_000, 46)); // put aside
        wallMs.addAndGet(4_000);
        assertThat(lagMs()).isEqualTo(140);
    }

    private long lagMs() throws Exception {
        return JSON.readTree(board.statusJson()).path("lagMs").asLong();
    }

    @Test
    void a_vehicle_stands_where_its_latest_sample_says() throws Exception {
        scene.control();
        scene.drive(0);
        scene.drive(1);
        scene.drive(0); // told twice, and late

        JsonNode vehicle = snapshot().at("/vehicles/0");

        assertThat(vehicle.path("vehicleId").asText()).isEqualTo("K01-01");
        assertThat(vehicle.path("eventTimeMs").asLong()).isEqualTo(Scene.START_MS + 1_800);
        assertThat(vehicle.path("role").asText()).isEqualTo("LEAD");
        assertThat(vehicle.path("convoyId").asText()).isEqualTo("Convoy 1");
        assertThat(vehicle.path("escortId").asText()).isEqualTo("E-1");
        assertThat(vehicle.path("speedMps").asDouble()).isEqualTo(8);
        assertThat(vehicle.path("accuracyM").asDouble()).isEqualTo(0.8);
        assertThat(vehicle.path("chainageM").asDouble()).isBetween(212.0, 216.0);
    }

    @Test
    void a_clock_far_ahead_does_not_stop_a_vehicle_for_ever() throws Exception {
        board.frame(sample("A", 3_600_000 + 1_000, 1_000, 46));
        board.frame(sample("A", 5_000, 5_000, 47));

        assertThat(snapshot().at("/vehicles/0/latDeg").asDouble()).isEqualTo(47);
    }

    @Test
    void a_broker_whose_clock_is_wrong_makes_no_vehicle_silent_and_none_heard() throws Exception {
        board.status(wallStatus());
        board.frame(sample("AHEAD", wallMs.get() + 10_000, wallMs.get() + 10_000, 46));
        board.frame(sample("BEHIND", wallMs.get() - 10_000, wallMs.get() - 10_000, 46));
        board.frame(sample("OLD", wallMs.get() - 60_000, wallMs.get() - 60_000, 46));

        assertThat(heardMs(0)).isEqualTo(wallMs.get());
        assertThat(heardMs(1)).isEqualTo(wallMs.get());
        assertThat(heardMs(2)).isEqualTo(wallMs.get() - 60_000); // read long after it came
    }

    @Test
    void a_vehicle_whose_clock_was_set_back_is_heard() throws Exception {
        board.status(wallStatus());
        board.frame(sample("A", 900_000, 1_000_000, 46));
        long seen = board.change();
        wallMs.addAndGet(4_000);
        board.frame(sample("A", 800_000, 1_004_000, 47)); // not where it stands

        assertThat(heardMs(0)).isEqualTo(1_004_000);
        assertThat(snapshot().at("/vehicles/0/latDeg").asDouble()).isEqualTo(46);
        assertThat(board.vehiclesJson(seen)).contains("1004000");
    }

    @Test
    void in_a_scenario_and_before_the_time_is_told_a_vehicle_is_heard_when_its_frame_came() throws Exception {
        board.frame(sample("A", 995_000, 996_000, 46));
        assertThat(heardMs(0)).isEqualTo(996_000);

        board.status(Scene.status(0));
        board.frame(sample("A", Scene.START_MS, Scene.START_MS + 80, 46));

        assertThat(heardMs(0)).isEqualTo(Scene.START_MS + 80);
    }

    private long heardMs(int vehicle) throws Exception {
        return snapshot().at("/vehicles/" + vehicle + "/heardMs").asLong();
    }

    private BoardStatus wallStatus() {
        return new BoardStatus(BoardStatus.Phase.RUNNING, wallMs.get(), 1, Double.NaN, -1, Map.of());
    }

    @Test
    void gaps_are_bumper_to_bumper_at_one_moment_with_the_limits_in_force() throws Exception {
        scene.control();
        scene.drive(0);
        board.status(Scene.status(0));

        JsonNode convoy = snapshot().at("/convoys/0");

        assertThat(convoy.path("vehicleIds")).hasSize(5);
        assertThat(convoy.path("gaps")).hasSize(4);
        JsonNode gap = convoy.at("/gaps/0");
        assertThat(gap.path("leaderId").asText()).isEqualTo("K01-01");
        assertThat(gap.path("followerId").asText()).isEqualTo("K01-02");
        assertThat(gap.path("gapM").asDouble()).isBetween(25.7, 26.3);
        assertThat(gap.path("minM").asDouble()).isEqualTo(12); // 1.5 s at 8 m/s
        assertThat(gap.path("maxM").asDouble()).isEqualTo(60);
        assertThat(gap.path("splitM").asDouble()).isEqualTo(150);
    }

    @Test
    void a_gap_to_a_silent_vehicle_is_unknown() throws Exception {
        scene.control();
        scene.drive(0);
        board.frame(sample("K01-01", Scene.START_MS + 9_000, Scene.START_MS + 9_000, 46.68));
        board.status(Scene.status(9));

        JsonNode gaps = snapshot().at("/convoys/0/gaps");

        assertThat(gaps.get(0).has("gapM")).isFalse();
        assertThat(gaps.get(1).has("gapM")).isTrue();
    }

    @Test
    void an_alert_shows_its_latest_revision_once() throws Exception {
        AlertEvent raised = scene.alert(1, 3, false);
        AlertEvent cleared = scene.alert(1, 3, true);
        board.alert(raised);
        assertThat(board.openAlerts()).isOne();

        board.alert(cleared);
        board.alert(raised); // told twice

        assertThat(board.openAlerts()).isZero();
        JsonNode alerts = snapshot().path("alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.at("/0/revision").asInt()).isEqualTo(2);
        assertThat(alerts.at("/0/open").asBoolean()).isFalse();
        assertThat(alerts.at("/0/startedAtMs").asLong()).isEqualTo(Scene.START_MS + 3_000);
        assertThat(alerts.at("/0/evidence/gapM").asDouble()).isEqualTo(73.4);
    }

    @Test
    void what_an_officer_did_is_shown_while_it_stands() throws Exception {
        AlertEvent raised = scene.alert(1, 3, false);
        AlertEvent shelved = new NextEvent(raised)
                .event(AlertEvent.Event.SHELVED, AlertEvent.State.SHELVED)
                .suppressedUntil(Scene.START_MS + 60_000)
                .by("aigerim", "road works")
                .build();
        board.alert(raised);
        board.alert(shelved);
        AlertEvent worse = new NextEvent(shelved)
                .event(AlertEvent.Event.UPDATED, AlertEvent.State.SHELVED)
                .build();
        board.alert(worse);

        JsonNode alert = snapshot().at("/alerts/0");
        assertThat(alert.path("revision").asInt()).isEqualTo(3);
        assertThat(alert.path("deed").asText()).isEqualTo("SHELVED");
        assertThat(alert.path("officer").asText()).isEqualTo("aigerim");
        assertThat(alert.path("reason").asText()).isEqualTo("road works");
        assertThat(alert.path("untilMs").asLong()).isEqualTo(Scene.START_MS + 60_000);

        board.alert(new NextEvent(worse)
                .event(AlertEvent.Event.UNSHELVED, AlertEvent.State.UNACKNOWLEDGED) // by itself
                .suppressedUntil(0)
                .build());

        assertThat(snapshot().at("/alerts/0").has("deed")).isFalse();
        assertThat(snapshot().at("/alerts/0").has("officer")).isFalse();
        assertThat(snapshot().at("/alerts/0").has("untilMs")).isFalse();
    }

    @Test
    void cleared_alerts_are_forgotten_and_open_ones_never() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            board.alert(scene.alert(i, 1, i >= 300));
        }

        assertThat(board.openAlerts()).isEqualTo(300);
        assertThat(snapshot().path("alerts")).hasSize(300 + AlertShelf.CLEARED);
    }

    @Test
    void transit_events_and_vehicles_are_bounded_too() throws Exception {
        for (int i = 0; i < 2 * LiveBoard.TRANSITS; i++) {
            board.transit(scene.transit(0, i));
            board.transit(scene.transit(0, i)); // told twice
        }
        for (int i = 0; i < VehicleShelf.VEHICLES + 20; i++) {
            board.frame(sample("V" + i, 1_000, 1_000, 46));
            board.frame(sample("K", 1_000 + i, 1_000 + i, 46));
        }

        assertThat(snapshot().path("transits")).hasSize(LiveBoard.TRANSITS);
        assertThat(snapshot().path("vehicles")).hasSize(VehicleShelf.VEHICLES);
        assertThat(snapshot().at("/vehicles/0/vehicleId").asText()).isEqualTo("K");
    }

    @Test
    void a_vehicle_that_is_gone_is_told_once_and_lacks_in_the_picture() throws Exception {
        board.frame(sample("A", 1_000, 1_000, 46));
        board.frame(sample("B", 1_000, 1_000, 46));
        long seen = board.change();

        board.gone("A");
        board.gone("NEVER");

        assertThat(snapshot().path("vehicles")).hasSize(1);
        assertThat(snapshot().has("gone")).isFalse();
        JsonNode delta = JSON.readTree(board.vehiclesJson(seen));
        assertThat(delta.path("gone").toString()).isEqualTo("[\"A\"]");
        assertThat(delta.path("vehicles")).isEmpty();
        assertThat(board.vehiclesJson(board.change())).isNull();
        board.frame(sample("A", 2_000, 2_000, 46));
        assertThat(JSON.readTree(board.vehiclesJson(seen)).path("gone")).isEmpty();
    }

    @Test
    void a_vehicle_of_no_plan_and_no_alert_that_is_silent_for_an_hour_is_forgotten() throws Exception {
        scene.control();
        scene.drive(0); // of a plan
        long timeMs = Scene.START_MS;
        board.frame(sample("K01-09", timeMs, timeMs, 46));
        board.frame(sample("GHOST", timeMs, timeMs, 46));
        board.alert(new NextEvent(scene.alert(1, 0, false)).vehicle("K01-09").build());
        wallMs.addAndGet(3_600_000);
        board.status(Scene.status(7_200)); // a scenario may tell of another time
        assertThat(snapshot().path("vehicles")).hasSize(7);
        long seen = board.change();

        wallMs.addAndGet(1);
        board.status(Scene.status(7_200));

        assertThat(JSON.readTree(board.vehiclesJson(seen)).path("gone").toString())
                .isEqualTo("[\"GHOST\"]");
        assertThat(snapshot().path("vehicles")).hasSize(6);
    }

    @Test
    void a_damaged_alert_is_told_for_its_time_and_one_of_a_newer_release_for_good() {
        board.historyRead();
        board.alertUnreadable(wallMs.get()); // of long ago
        assertThat(board.illness()).isNull();

        board.alertUnreadable(wallMs.get() + 1_000);
        assertThat(board.illness()).isEqualTo("alert events that cannot be read: 1");
        wallMs.addAndGet(1_000);
        assertThat(board.illness()).isNull();

        board.alertUnreadable(Long.MAX_VALUE);
        wallMs.addAndGet(1_000);
        assertThat(board.illness()).isEqualTo("alert events that cannot be read: 1");
    }

    @Test
    void only_what_changed_since_is_told() throws Exception {
        scene.control();
        scene.drive(0);
        board.alert(scene.alert(1, 3, false));
        board.transit(scene.transit(1, 3));
        long seen = board.change();

        assertThat(board.controlJson(seen)).isNull();
        assertThat(board.vehiclesJson(seen)).isNull();
        assertThat(board.alertsJson(seen)).isNull();
        assertThat(board.transitsJson(seen)).isNull();

        board.frame(sample("K01-03", Scene.START_MS + 5_000, Scene.START_MS + 5_000, 46.68));

        JsonNode delta = JSON.readTree(board.vehiclesJson(seen));
        assertThat(delta.path("vehicles")).hasSize(1);
        assertThat(delta.at("/vehicles/0").has("trail")).isFalse();
    }

    @Test
    void numbers_that_json_does_not_know_leave_no_field() throws Exception {
        Frame frame = sample("A", 1_000, 1_000, 46);
        frame.fill(Signal.SPEED_MPS)[0] = Double.POSITIVE_INFINITY;
        board.frame(frame);

        assertThat(snapshot().at("/vehicles/0").has("speedMps")).isFalse();
        assertThat(snapshot().at("/vehicles/0").has("courseDeg")).isFalse();
        assertThat(board.snapshotJson()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void zones_are_geojson_with_longitude_first() throws Exception {
        double[] shell = {46, 82, 46, 83, 47, 83};
        board.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.polygon(shell)));
        board.zone(ZoneSpec.of("odd", ZoneKind.ROUTE, Shape.corridor(new double[] {46, 82}, 10))); // is no route
        scene.drive(0);

        JsonNode features = snapshot().at("/zones/features");

        assertThat(features.at("/0/properties/id").asText()).isEqualTo("odd");
        JsonNode zone = features.get(1);
        assertThat(zone.at("/properties/kind").asText()).isEqualTo("YARD");
        assertThat(zone.at("/geometry/coordinates").toString())
                .isEqualTo("[[[[82.0,46.0],[83.0,46.0],[83.0,47.0],[82.0,46.0]]]]");
    }

    @Test
    void what_is_withdrawn_is_gone() throws Exception {
        scene.control();
        board.status(Scene.status(0));
        assertThat(snapshot().path("convoys")).hasSize(1);
        long seen = board.change();

        board.withdrawn(Topics.CONTROL_ESCORTS, new VersionedKey("E-1", 1));
        board.withdrawn(Topics.CONTROL_ZONES, new VersionedKey("depot", 1));
        board.withdrawn(Topics.CONTROL_POLICIES, new VersionedKey("never", 1));

        assertThat(board.controlJson(seen)).isNotNull().doesNotContain("depot");
        assertThat(snapshot().path("escorts")).isEmpty();
        assertThat(snapshot().path("convoys")).isEmpty();
        assertThat(snapshot().at("/zones/features")).hasSize(10);
    }

    @Test
    void the_status_says_how_long_nothing_was_heard() throws Exception {
        board.status(Scene.status(0));
        wallMs.addAndGet(7_000);

        JsonNode status = JSON.readTree(board.statusJson());

        assertThat(status.path("inputAgeMs").asLong()).isEqualTo(7_000);
        assertThat(status.path("statusAgeMs").asLong()).isEqualTo(7_000);
        assertThat(status.path("lagMs").asLong()).isEqualTo(140);
        assertThat(status.at("/addresses/Flink").asText()).isEqualTo("http://localhost:8081/");
    }

    private JsonNode snapshot() throws Exception {
        return JSON.readTree(board.snapshotJson());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            names.add(field.getKey());
        }
        return names;
    }

    private static Frame sample(String vehicleId, long eventTimeMs, long ingestTimeMs, double latDeg) {
        Frame frame = new Frame(1);
        frame.reset(1);
        frame.vehicleId = vehicleId;
        frame.eventTimeMs()[0] = eventTimeMs;
        frame.ingestTimeMs()[0] = ingestTimeMs;
        frame.latDeg()[0] = latDeg;
        frame.lonDeg()[0] = 82.7;
        return frame;
    }
}
