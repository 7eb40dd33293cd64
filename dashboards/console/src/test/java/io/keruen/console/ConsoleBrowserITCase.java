package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.sample.Frame;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page in a real browser that can reach this machine only. */
@Timeout(240)
class ConsoleBrowserITCase {
    private static final String EVIL = "<img src=x onerror=document.body.dataset.owned=1>";

    private final LiveBoard board = new LiveBoard();
    private final Scene scene = new Scene(board, 1, 5);
    private ConsoleServer server;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> browser = Chromium.find();
        boolean mustBeThere = "true".equals(System.getenv("CI"));
        assumeTrue(browser.isPresent() || mustBeThere, "no Chromium here: the console is not tried in a browser");
        assertThat(browser)
                .as("CI needs a Chromium (Debian's package is called chromium)")
                .isPresent();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        server = ConsoleServer.start(address, board, Throwable::printStackTrace);
        chromium = Chromium.start(browser.get(), "--use-angle=swiftshader", "--enable-unsafe-swiftshader");
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void vehicles_zones_and_alerts_are_shown_and_follow_what_happens() throws Exception {
        fill();
        open("");

        assertThat(texts(".vehicle")).isEqualTo(5);
        assertThat(texts(".vehicle-box")).isEqualTo(5);
        assertThat(chromium.eval("document.body.dataset.zones").asText()).isEqualTo("11");
        assertThat(texts(".alert[data-open=true]")).isEqualTo(4);
        assertThat(text("#alert-list")).contains("Restricted zone entry", "K01-04", "blocks the gate", "04:13:26");
        assertThat(text("#alert-list")).contains("73.4 m > limit 60 m");
        assertThat(text("#convoys")).contains("Convoy 1", "26.0 m", "29 km/h");
        assertThat(text("#clock")).contains("04:13:20", "09:13:20 UTC+5", "12:13:20 UTC+8");
        assertLive();

        board.alert(scene.alert(6, 40, false));
        scene.drive(1);
        scene.judge(1);
        board.status(Scene.status(1));

        chromium.await("document.querySelectorAll('.alert').length === 5", 10);
        chromium.await("document.querySelector('#clock-utc').textContent === '04:13:21'", 10);
        chromium.await("document.querySelector('#announcer').textContent.includes('Critical: GNSS spoofing')", 10);
        assertNothingWentOutOrWrong();
    }

    @Test
    void without_webgl_the_same_is_drawn_as_svg() throws Exception {
        fill();
        open("?map=svg");

        assertThat(chromium.eval("document.body.dataset.map").asText()).isEqualTo("svg");
        assertThat(texts(".map-svg path")).isGreaterThanOrEqualTo(11);
        assertThat(texts(".vehicle")).isEqualTo(5);
        String onScreen = "[...document.querySelectorAll('.vehicle')].every((one) => { const box = "
                + "one.getBoundingClientRect(), map = document.querySelector('#map').getBoundingClientRect(); "
                + "return box.x > map.x && box.y > map.y && box.right < map.right && box.bottom < map.bottom; })";
        assertThat(chromium.eval(onScreen).asBoolean()).isTrue();
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_zone_sent_again_under_its_version_is_drawn_anew() throws Exception {
        fill();
        open("?map=svg");
        chromium.eval("window.shape = () => [...document.querySelectorAll('.map-svg path')]"
                + ".map((path) => path.getAttribute('d')).join(' '); window.before = shape()");

        double[] triangle = {46.681, 82.71, 46.681, 82.72, 46.69, 82.72};
        board.zone(ZoneSpec.of("depot", ZoneKind.RESTRICTED, Shape.polygon(triangle)));

        chromium.await("shape() !== before", 10);
        assertThat(chromium.eval("document.body.dataset.zones").asText()).isEqualTo("11");
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_silent_vehicle_is_silent_however_far_ahead_its_clock_is() throws Exception {
        fill();
        board.frame(frame("AHEAD", Scene.START_MS + 3_600_000, Scene.START_MS));
        board.frame(frame("HEARD", Scene.START_MS + 3_600_000, Scene.START_MS + 10_000));
        board.status(Scene.status(10));
        open("");

        assertThat(silence("AHEAD")).isEqualTo("lost");
        assertThat(silence("HEARD")).isEqualTo("heard");
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_vehicle_that_is_gone_leaves_the_page() throws Exception {
        fill();
        open("");
        assertThat(texts(".vehicle")).isEqualTo(5);

        board.gone("K01-03");

        chromium.await("document.querySelectorAll('.vehicle').length === 4", 10);
        assertThat(texts(".vehicle[data-vehicle-id=K01-03]")).isZero();
        assertThat(text(".vehicle-box[data-vehicle-id=K01-03]")).contains("not heard"); // the plan still names it
        assertNothingWentOutOrWrong();
    }

    @Test
    void of_a_crowd_so_many_are_named_as_can_be_read() throws Exception {
        fill();
        for (int i = 0; i < 400; i++) {
            board.frame(frame("crowd-" + i, Scene.START_MS, Scene.START_MS + 2_000_000));
        }
        open("?map=svg");

        assertThat(texts(".vehicle")).isEqualTo(405);
        // A name, or one of those counted on the name in its place: "crowd-17 +299".
        String named = "[...document.querySelectorAll('.vehicle-name')].map((one) => one.textContent)"
                + ".filter((name) => name).reduce((sum, name) => sum + 1 + Number(name.split(' +')[1] ?? 0), 0)";
        assertThat(chromium.eval(named).asInt()).isBetween(200, 300);
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_page_that_stays_open_forgets_vehicles_as_the_board_does() throws Exception {
        fill();
        open("");

        String after = "import('/board.js').then(({ Board }) => { const board = new Board(); board.vehicleChanges("
                + "{ vehicles: [{ vehicleId: 'first' }, { vehicleId: 'second' }] });"
                + " for (let i = 0; i < 4999; i++) board.vehicleChanges({ vehicles: [{ vehicleId: 'V' + i },"
                + " { vehicleId: 'first' }] });"
                + " return [board.vehicles.size, board.vehicles.has('first'), board.vehicles.has('second')].join(); })";

        assertThat(chromium.eval(after).asText()).isEqualTo(VehicleShelf.VEHICLES + ",true,false");
    }

    private String silence(String vehicleId) throws Exception {
        String selector = ".vehicle[data-vehicle-id=" + vehicleId + "]";
        return chromium.eval("document.querySelector('" + selector + "').dataset.silence")
                .asText();
    }

    private static Frame frame(String vehicleId, long eventTimeMs, long ingestTimeMs) {
        Frame frame = new Frame(1);
        frame.reset(1);
        frame.vehicleId = vehicleId;
        frame.eventTimeMs()[0] = eventTimeMs;
        frame.ingestTimeMs()[0] = ingestTimeMs;
        frame.latDeg()[0] = 46.68;
        frame.lonDeg()[0] = 82.72;
        return frame;
    }

    @Test
    void ids_from_outside_are_text() throws Exception {
        fill();
        board.frame(frame(EVIL, Scene.START_MS, Scene.START_MS));
        double[] triangle = {46.681, 82.71, 46.681, 82.72, 46.69, 82.72};
        board.zone(ZoneSpec.of(EVIL, ZoneKind.YARD, Shape.polygon(triangle)));
        AlertEvent plain = scene.alert(2, 9, false);
        board.alert(new AlertEvent(
                plain.event(),
                EVIL,
                1,
                EVIL,
                EVIL,
                plain.severity(),
                plain.state(),
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                "KZ",
                plain.startedAtMs(),
                plain.raisedAtMs(),
                plain.updatedAtMs(),
                0,
                46.68,
                82.72,
                1,
                1,
                2,
                EVIL,
                java.util.Map.of(EVIL, 1.0),
                EVIL,
                true,
                EVIL,
                null,
                false,
                false,
                false,
                0));
        open("");

        assertThat(text("#alert-list")).contains(EVIL);
        assertThat(texts("img")).isZero();
        assertThat(chromium.eval("document.body.dataset.owned === undefined").asBoolean())
                .isTrue();
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_picture_that_is_not_live_says_so_loudly() throws Exception {
        fill();
        open("");
        assertLive();

        server.close();

        chromium.await("document.body.dataset.connection === 'lost'", 20);
        assertThat(text("#stale")).contains("Connection lost", "not live");
        assertThat(text("#connection")).isEqualTo("Not live");
    }

    @Test
    void a_picture_that_nobody_judges_says_so_loudly() throws Exception {
        fill();
        open("");
        assertLive();

        String seen = "new Promise((resolve) => setTimeout(() =>"
                + " resolve(document.body.dataset.connection === 'unjudged'), 200))";
        boolean isSaid = false;
        for (int second = 1; second < 100 && !isSaid; second++) {
            scene.drive(second); // vehicles drive on, the job says nothing
            board.alertsRead();
            board.status(Scene.status(second));
            isSaid = chromium.eval(seen).asBoolean();
        }

        assertThat(isSaid).isTrue();
        assertThat(text("#stale")).contains("not been judged for", "Alerts may be missing");
        assertThat(text("#connection")).isEqualTo("Not judged");
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_picture_whose_alerts_are_not_read_says_so_loudly() throws Exception {
        fill();
        open("");
        assertLive();

        String seen = "new Promise((resolve) => setTimeout(() =>"
                + " resolve(document.body.dataset.connection === 'unread'), 200))";
        boolean isSaid = false;
        for (int second = 1; second < 100 && !isSaid; second++) {
            scene.drive(second); // vehicles drive on and are judged, nobody reads the alerts
            scene.judge(second);
            board.status(Scene.status(second));
            isSaid = chromium.eval(seen).asBoolean();
        }

        assertThat(isSaid).isTrue();
        assertThat(text("#stale")).contains("Alerts have not been read for");
        assertThat(text("#connection")).isEqualTo("Alerts unread");
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_picture_that_lacks_alerts_which_cannot_be_read_says_so() throws Exception {
        fill();
        open("");
        assertLive();

        board.alertUnreadable(Long.MAX_VALUE);
        board.alertUnreadable(Long.MAX_VALUE);

        String seen = "new Promise((resolve) => setTimeout(() =>"
                + " resolve(document.querySelector('#connection').innerText), 200))";
        String lamp = "";
        for (int second = 1; second < 100 && !lamp.equals("Alerts missing"); second++) {
            scene.drive(second);
            scene.judge(second);
            board.alertsRead();
            board.status(Scene.status(second));
            lamp = chromium.eval(seen).asText();
        }
        assertThat(lamp).isEqualTo("Alerts missing");
        assertThat(text("#stale")).contains("2 alert events cannot be read: a newer release wrote them");
        assertNothingWentOutOrWrong();
    }

    @Test
    void what_happened_before_is_not_live_and_no_news() throws Exception {
        scene.control();
        scene.drive(0);
        board.status(Scene.status(0));
        open("");

        board.alert(scene.alert(6, 1, false));

        chromium.await("document.querySelectorAll('.alert').length === 1", 10);
        assertThat(text("#connection")).isEqualTo("Starting");
        board.historyRead();
        scene.judge(0);
        assertLive();
        board.alert(scene.alert(3, 2, false));
        chromium.await("document.querySelector('#announcer').textContent !== ''", 10);
        assertThat(text("#announcer")).contains("Restricted zone entry").doesNotContain("spoofing");
        assertNothingWentOutOrWrong();
    }

    @Test
    void all_that_is_open_is_in_the_list_the_urgent_first() throws Exception {
        fill();
        for (int i = 0; i < 900; i++) {
            // 3 and 6 of 7 are critical; the first of all is the oldest
            board.alert(scene.alert(i, i == 3 ? 0 : 10 + i / 4, i >= 600));
        }
        open("");

        assertThat(texts(".alert[data-open=true]")).isEqualTo(600);
        assertThat(texts(".alert")).isEqualTo(600 + 250);
        assertThat(text("#alerts-more")).contains("50 older");
        String order = "[...document.querySelectorAll('.alert[data-open=true]')].map((one) =>"
                + " one.dataset.severity.charAt(0)).join('').replace(/(.)\\1*/g, '$1')";
        assertThat(chromium.eval(order).asText()).isEqualTo("CHML");
        chromium.eval("document.querySelector('.alert summary').click()");
        chromium.await("document.querySelector('.alert .facts dd') !== null", 10);
        assertNothingWentOutOrWrong();
    }

    @Test
    void what_was_raised_while_the_stream_was_away_is_announced() throws Exception {
        fill();
        open("");
        assertLive();
        int port = server.address().getPort();

        server.close();
        board.alert(scene.alert(13, 9, false));
        chromium.await("document.body.dataset.connection === 'lost'", 20);
        server = ConsoleServer.start(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), board, Throwable::printStackTrace);

        chromium.await("document.querySelector('#announcer').textContent !== ''", 40);
        assertThat(text("#announcer")).isEqualTo("Critical: GNSS spoofing suspected, K01-03.");
    }

    @Test
    void an_alert_that_begins_to_call_for_somebody_is_read_out() throws Exception {
        fill();
        open("");

        String fresh = "import('/board.js').then(({ Board }) => { const board = new Board();"
                + " board.status = { phase: 'RUNNING' }; let revision = 0; const told = [];"
                + " const after = (more) => { board.alertChanges({ alerts: [{ alertId: 'a', open: true,"
                + " severity: 'CRITICAL', revision: ++revision, ...more }] }); told.push(board.takeFresh().length); };"
                + " board.takeFresh(); after({ parentAlertId: 'p' }); after({ parentAlertId: 'p' }); after({}); after({});"
                + " after({ suppressed: true }); after({}); return told.join(); })";

        assertThat(chromium.eval(fresh).asText()).isEqualTo("1,0,1,0,0,1");
    }

    @Test
    void an_alert_whose_cause_comes_back_is_read_out_again() throws Exception {
        fill();
        open("");
        assertLive();
        noteWhatIsSaid();

        AlertEvent raised = scene.alert(6, 20, false);
        board.alert(raised);
        chromium.await("said.length === 1", 10);
        AlertEvent last = become(raised, AlertEvent.Event.ACKNOWLEDGED, AlertEvent.State.ACKNOWLEDGED);
        last = become(last, AlertEvent.Event.UPDATED, AlertEvent.State.LATCHED);
        last = become(last, AlertEvent.Event.UPDATED, AlertEvent.State.UNACKNOWLEDGED);
        chromium.await("said.length === 2", 10);
        become(last, AlertEvent.Event.ESCALATED, AlertEvent.State.UNACKNOWLEDGED);
        chromium.await("said.length === 3", 10);

        assertThat(chromium.eval("said[0] === said[1]").asBoolean()).isTrue();
        assertThat(chromium.eval("said[2]").asText())
                .isEqualTo("Critical, escalated: GNSS spoofing suspected, K01-04.");
        assertNothingWentOutOrWrong();
    }

    @Test
    void an_escalation_that_another_event_follows_at_once_is_read_out_once() throws Exception {
        fill();
        open("");
        assertLive();
        noteWhatIsSaid();

        AlertEvent raised = scene.alert(6, 20, false);
        board.alert(raised);
        chromium.await("said.length === 1", 10);
        AlertEvent escalated = new NextEvent(raised)
                .event(AlertEvent.Event.ESCALATED, raised.state())
                .build();
        board.alert(escalated); // in one beat with the next
        AlertEvent last = become(escalated, AlertEvent.Event.UPDATED, raised.state());
        chromium.await("said.length === 2", 10);
        last = become(last, AlertEvent.Event.UPDATED, AlertEvent.State.LATCHED);
        become(last, AlertEvent.Event.UPDATED, AlertEvent.State.UNACKNOWLEDGED);
        chromium.await("said.length === 3", 10);

        assertThat(chromium.eval("said[1]").asText())
                .isEqualTo("Critical, escalated: GNSS spoofing suspected, K01-04.");
        assertThat(chromium.eval("said[0] === said[2]").asBoolean()).isTrue();
        assertNothingWentOutOrWrong();
    }

    /** The page has drawn this before the next comes. */
    private AlertEvent become(AlertEvent last, AlertEvent.Event event, AlertEvent.State state) throws Exception {
        AlertEvent next = new NextEvent(last).event(event, state).build();
        board.alert(next);
        chromium.await(
                "document.querySelector('" + alertItem(next) + "')" + ".dataset.revision === '" + next.revision() + "'",
                10);
        return next;
    }

    @Test
    void what_officers_did_stands_at_the_alert() throws Exception {
        fill();
        did(0, AlertEvent.Event.SHELVED, AlertEvent.State.SHELVED, Scene.START_MS + 26 * 60_000);
        did(1, AlertEvent.Event.ACKNOWLEDGED, AlertEvent.State.ACKNOWLEDGED, 0);
        did(2, AlertEvent.Event.UPDATED, AlertEvent.State.LATCHED, 0);
        open("");

        assertThat(text(alertItem(scene.alert(0, 0, false))))
                .contains("Shelved until 04:39 by aigerim")
                .doesNotContain("held off");
        assertThat(text(alertItem(scene.alert(1, 0, false)))).contains("Acknowledged by aigerim");
        assertThat(text(alertItem(scene.alert(2, 0, false))))
                .contains("Latched, one of two officers has cleared it: aigerim");
        chromium.eval("document.querySelector('" + alertItem(scene.alert(0, 0, false)) + " summary').click()");
        chromium.await(
                "document.querySelector('" + alertItem(scene.alert(0, 0, false))
                        + "').innerText.includes('road works')",
                10);
        assertNothingWentOutOrWrong();
    }

    private void did(int number, AlertEvent.Event event, AlertEvent.State state, long untilMs) {
        board.alert(new NextEvent(scene.alert(number, 2 * number, false))
                .event(event, state)
                .by("aigerim", "road works")
                .suppressedUntil(untilMs)
                .build());
    }

    private static String alertItem(AlertEvent alert) {
        return ".alert[data-alert-id=\"" + alert.alertId() + "\"]";
    }

    @Test
    void a_time_of_another_day_has_its_date() throws Exception {
        fill(); // 04:13 UTC
        board.alert(scene.alert(4, -4 * 3_600, false)); // 00:13 UTC, 05:13 UTC+5, 08:13 UTC+8
        board.alert(scene.alert(5, -5 * 3_600, true)); // 23:13 UTC, 04:13 UTC+5, 07:13 UTC+8
        board.transit(scene.transit(0, 7_200)); // 06:13 UTC
        open("");

        assertThat(text("#transit-list li time")).isEqualTo("06:13:20");
        assertThat(text(alertItem(scene.alert(4, 0, false)) + " time")).isEqualTo("00:13:20");
        String item = alertItem(scene.alert(5, 0, false));
        assertThat(text(item + " time")).isEqualTo("2025-08-31 23:13:20");
        assertThat(chromium.eval("document.querySelector('" + item + " time').title")
                        .asText())
                .isEqualTo("04:13:20 UTC+5 · 07:13:20 UTC+8");
        chromium.eval("document.querySelector('" + item + " summary').click()");
        chromium.await("document.querySelector('" + item + "').innerText.includes('2025-08-31 23:14:02 UTC')", 10);

        board.status(Scene.status(20 * 3_600)); // a day later by every clock
        chromium.await(
                "document.querySelector('" + item + " time').title === "
                        + "'2025-09-01 04:13:20 UTC+5 · 2025-09-01 07:13:20 UTC+8'",
                10);
        assertThat(text(alertItem(scene.alert(4, 0, false)) + " time")).isEqualTo("2025-09-01 00:13:20");
        assertThat(text("#transit-list li time")).isEqualTo("2025-09-01 06:13:20");
        assertNothingWentOutOrWrong();
    }

    @Test
    void an_alert_that_was_over_and_comes_back_is_news() throws Exception {
        fill();
        open("");

        String fresh = "import('/board.js').then(({ Board }) => { const board = new Board();"
                + " board.status = { phase: 'RUNNING' }; let revision = 0; const told = [];"
                + " const after = (more) => { board.alertChanges({ alerts: [{ alertId: 'a', open: true,"
                + " severity: 'CRITICAL', revision: ++revision, ...more }] }); told.push(board.takeFresh().length); };"
                + " board.takeFresh(); after({}); after({ open: false }); after({}); return told.join(); })";

        assertThat(chromium.eval(fresh).asText()).isEqualTo("1,0,1");
    }

    private void noteWhatIsSaid() throws Exception {
        chromium.eval(
                "window.said = []; new MutationObserver(() => { const text ="
                        + " document.querySelector('#announcer').textContent; if (text) said.push(text); })"
                        + ".observe(document.querySelector('#announcer'), { childList: true, characterData: true, subtree: true })");
    }

    @Test
    void the_same_words_again_are_read_out_again_and_consequences_are_not() throws Exception {
        fill();
        open("");
        assertLive();
        noteWhatIsSaid();

        board.alert(new NextEvent(scene.alert(6, 20, false)).of("first").build());
        chromium.await("said.length === 1", 10);
        board.alert(new NextEvent(scene.alert(6, 21, false))
                .of("a-consequence")
                .parent("first")
                .build());
        chromium.await("document.querySelectorAll('.alert').length === 6", 10);
        board.alert(new NextEvent(scene.alert(6, 22, false)).of("second").build());
        chromium.await("said.length === 2", 10);

        assertThat(chromium.eval("said[0] === said[1]").asBoolean()).isTrue();
        assertThat(chromium.eval("said[0]").asText()).doesNotContain("more");
        assertNothingWentOutOrWrong();
    }

    @Test
    void a_part_that_fails_takes_no_other_with_it_and_the_page_says_so() throws Exception {
        fill();
        open("");
        assertLive();

        chromium.eval("document.querySelector('#convoys').remove()");
        board.alert(scene.alert(6, 20, false));

        chromium.await("document.querySelectorAll('.alert').length === 5", 10);
        chromium.await("document.querySelector('#stale').textContent.includes('part of this page fails')", 10);
        assertThat(text("#connection")).isEqualTo("Not live");
        assertThat(chromium.complaints()).isNotEmpty();
    }

    @Test
    void an_empty_board_says_that_it_waits() throws Exception {
        open("");

        assertThat(text("body"))
                .contains("Waiting for the first zones and samples", "Not known yet.", "No escort is in force yet.");
        assertThat(text("#connection")).isEqualTo("Starting");

        board.historyRead();
        board.status(Scene.status(0));

        chromium.await("document.querySelector('#alerts-empty').textContent === 'No alerts.'", 10);
        assertNothingWentOutOrWrong();
    }

    private void fill() {
        scene.control();
        scene.drive(0);
        scene.judge(0);
        board.historyRead();
        board.status(Scene.status(0));
        for (int i = 0; i < 4; i++) {
            board.alert(scene.alert(i, 2 * i, false));
        }
    }

    private void open(String query) throws Exception {
        chromium.open("http://127.0.0.1:" + server.address().getPort() + "/" + query, 1280, 800);
        chromium.await(
                "document.body && document.body.dataset.ready === 'true' && document.body.dataset.snapshot === 'true'"
                        + " && document.body.dataset.connection !== 'connecting'",
                90);
    }

    /** Told anew until it is seen: on a busy machine what was said once may be too old by now, and the page says so. */
    private void assertLive() throws Exception {
        String seen = "new Promise((resolve) => setTimeout(() => resolve(document.querySelector('#stale').hidden"
                + " && document.querySelector('#connection').innerText === 'Live'), 200))";
        boolean live = false;
        for (int i = 0; i < 100 && !live; i++) {
            scene.drive(0);
            board.alertsRead();
            board.status(Scene.status(0));
            live = chromium.eval(seen).asBoolean();
        }
        assertThat(live).as("the page says that it is live").isTrue();
    }

    private int texts(String selector) throws Exception {
        return chromium.eval("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private String text(String selector) throws Exception {
        return chromium.eval("document.querySelector('" + selector + "').innerText")
                .asText();
    }

    private void assertNothingWentOutOrWrong() {
        assertThat(chromium.complaints()).isEmpty();
        String here = "http://127.0.0.1:" + server.address().getPort() + "/";
        assertThat(chromium.requests())
                .isNotEmpty()
                .allSatisfy(url -> assertThat(url)
                        .matches(one -> one.startsWith(here) || one.startsWith("data:") || one.startsWith("blob:")));
    }
}
