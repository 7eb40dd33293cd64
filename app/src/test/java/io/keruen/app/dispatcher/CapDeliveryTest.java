package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapDeliveryTest {
    @TempDir
    private Path folder;

    @Test
    void an_alert_is_a_message_then_an_update_then_a_cancel_that_name_those_before() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, event(Event.RAISED, 1));
            write(outlet, event(Event.UPDATED, 2));
        }
        try (Outlet restarted = outlet()) {
            write(restarted, event(Event.CLEARED, 3));
        }

        String first = "alerts@customs.example,keruen-0000000000000007-1,2025-06-01T00:00:00-00:00";
        String second = "alerts@customs.example,keruen-0000000000000007-2,2025-06-01T00:00:02-00:00";
        assertThat(text("0000000000000007-1.xml"))
                .contains("<msgType>Alert</msgType>", "Hold the convoy &amp; ask &lt;the lead&gt;.")
                .doesNotContain("<references>");
        assertThat(text("0000000000000007-2.xml"))
                .contains("<msgType>Update</msgType>", "<references>" + first + "</references>");
        assertThat(text("0000000000000007-3.xml"))
                .contains("<msgType>Cancel</msgType>", "<references>" + first + " " + second + "</references>");
        assertThat(text("feed.xml")).containsSubsequence("7-3.xml", "7-2.xml", "7-1.xml");
    }

    @Test
    void what_is_over_stays_so_when_it_is_corrected_or_acknowledged() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, event(Event.RAISED, 1));
            write(outlet, Alerts.inState(Event.CLEARED, 2, State.RETURNED_UNACKNOWLEDGED, Alerts.AT_MS));
            write(outlet, Alerts.inState(Event.UPDATED, 3, State.RETURNED_UNACKNOWLEDGED, Alerts.AT_MS));
            write(outlet, Alerts.inState(Event.ACKNOWLEDGED, 4, State.NORMAL, Alerts.AT_MS));
        }

        for (int revision = 2; revision <= 4; revision++) {
            assertThat(text("0000000000000007-" + revision + ".xml"))
                    .contains(
                            "<msgType>Cancel</msgType>",
                            "<responseType>AllClear</responseType>",
                            "<urgency>Past</urgency>");
        }
    }

    @Test
    void a_latched_alert_whose_cause_is_gone_is_not_over() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, event(Event.RAISED, 1));
            write(outlet, Alerts.inState(Event.UPDATED, 2, State.LATCHED, 0));
            write(outlet, Alerts.inState(Event.CLEARED, 3, State.NORMAL, Alerts.AT_MS));
        }

        assertThat(text("0000000000000007-2.xml"))
                .contains(
                        "<msgType>Update</msgType>",
                        "<responseType>Execute</responseType>",
                        "<urgency>Immediate</urgency>");
        assertThat(text("0000000000000007-3.xml")).contains("<msgType>Cancel</msgType>", "<urgency>Past</urgency>");
    }

    @Test
    void the_feed_lists_what_was_written_last_also_what_is_told_late_and_after_a_restart() throws Exception {
        try (Outlet outlet = outlet(2)) {
            write(outlet, nth(1, Event.CLEARED, 90));
            write(outlet, nth(2, Event.CLEARED, 80));
            write(outlet, nth(3, Event.RAISED, 1));
            assertThat(listed()).containsExactly("0000000000000003-1.xml", "0000000000000002-80.xml");
            assertThat(text("feed.xml")).contains("<updated>2025-06-01T00:01:20-00:00</updated><entry>");
        }
        try (Outlet restarted = outlet(2)) {
            write(restarted, nth(2, Event.CLEARED, 80));
            assertThat(listed())
                    .as("told again, it keeps its place")
                    .containsExactly("0000000000000003-1.xml", "0000000000000002-80.xml");
            write(restarted, nth(4, Event.RAISED, 1));
            assertThat(listed()).containsExactly("0000000000000004-1.xml", "0000000000000003-1.xml");
        }
    }

    @Test
    void one_that_was_written_and_not_listed_when_the_power_failed_is_listed_when_it_comes_again() throws Exception {
        try (Outlet outlet = outlet(2)) {
            write(outlet, nth(1, Event.CLEARED, 90));
            write(outlet, nth(2, Event.CLEARED, 80));
            String before = text("feed.xml");
            write(outlet, nth(3, Event.RAISED, 1));
            Files.writeString(folder.resolve("feed/feed.xml"), before);
        }
        try (Outlet restarted = outlet(2)) {
            write(restarted, nth(3, Event.RAISED, 1));
        }
        assertThat(listed()).containsExactly("0000000000000003-1.xml", "0000000000000002-80.xml");
    }

    @Test
    void what_is_over_is_taken_away_in_the_end_and_what_is_open_stays() throws Exception {
        try (Outlet outlet = outlet(2)) {
            for (int revision = 1; revision <= 3; revision++) {
                write(outlet, nth(1, revision == 1 ? Event.RAISED : Event.UPDATED, revision));
            }
            come(outlet, 100, 110);
        }
        try (Outlet restarted = outlet(2)) {
            come(restarted, 110, 120);
            assertThat(listed())
                    .containsExactly("0000000000000077-2.xml", "0000000000000077-1.xml", "0000000000000001-3.xml");
            assertThat(kept())
                    .as("as many again for those who read the index of before")
                    .containsExactlyInAnyOrder(
                            "0000000000000001-3.xml",
                            "0000000000000076-1.xml",
                            "0000000000000076-2.xml",
                            "0000000000000077-1.xml",
                            "0000000000000077-2.xml");
            write(restarted, nth(1, Event.CLEARED, 4));
            assertThat(text("0000000000000001-4.xml"))
                    .as("all that was told, also what is no more")
                    .contains("<msgType>Cancel</msgType>")
                    .containsSubsequence("keruen-0000000000000001-1,", "0001-2,", "0001-3,2025");
            come(restarted, 120, 130);
            assertThat(kept()).hasSize(4).noneMatch(file -> file.startsWith("0000000000000001"));
        }
    }

    @Test
    void what_was_acknowledged_after_its_end_is_over_also_in_a_folder_of_before() throws Exception {
        try (Outlet outlet = outlet(2)) {
            write(outlet, nth(7, Event.RAISED, 1));
            write(outlet, Alerts.inState(Event.ACKNOWLEDGED, 2, State.NORMAL, Alerts.AT_MS));
        }
        Path file = folder.resolve("feed/0000000000000007-2.xml");
        Files.writeString(file, Files.readString(file).replace("Past", "Immediate"));
        try (Outlet restarted = outlet(2)) {
            come(restarted, 100, 110);
        }
        assertThat(kept()).hasSize(4).noneMatch(each -> each.startsWith("0000000000000007"));
    }

    @Test
    void an_old_word_that_is_said_late_does_not_open_what_is_over() throws Exception {
        try (Outlet outlet = outlet(2)) {
            write(outlet, nth(1, Event.CLEARED, 3));
            come(outlet, 100, 101);
            write(outlet, nth(1, Event.UPDATED, 2));
            come(outlet, 101, 102);
            assertThat(kept()).as("its end is known as long as any of it").contains("0000000000000001-3.xml");
        }
        try (Outlet restarted = outlet(2)) {
            come(restarted, 102, 110);
        }
        assertThat(kept()).hasSize(4).noneMatch(file -> file.startsWith("0000000000000001"));
    }

    /** Ids come from vehicles: whatever is a character may stand in one. */
    @Test
    void a_name_that_no_xml_may_hold_does_not_break_the_feed() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, Alerts.about("X\uffff\u0000"));
        }

        assertThat(text("feed.xml")).contains(" X ").doesNotContain("\uffff", "\u0000");
        try (Outlet restarted = outlet()) {
            write(restarted, event(Event.CLEARED, 2));
        }
        assertThat(text("feed.xml")).containsSubsequence("7-2.xml", "7-1.xml");
    }

    @Test
    void an_index_that_is_none_is_made_anew() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, event(Event.RAISED, 1));
            write(outlet, event(Event.UPDATED, 2));
        }
        Files.writeString(
                folder.resolve("feed").resolve("feed.xml"), "<feed><link href='0000000000000007-2.xml'/>\uffff");

        try (Outlet restarted = outlet()) {
            write(restarted, event(Event.CLEARED, 3));
        }

        assertThat(text("feed.xml")).containsSubsequence("7-3.xml", "7-2.xml", "7-1.xml");
    }

    @Test
    void written_twice_it_is_the_same() throws Exception {
        try (Outlet outlet = outlet()) {
            write(outlet, event(Event.RAISED, 1));
            write(outlet, event(Event.UPDATED, 2));
            String once = text("0000000000000007-2.xml") + text("feed.xml");
            write(outlet, event(Event.UPDATED, 2));

            assertThat(text("0000000000000007-2.xml") + text("feed.xml")).isEqualTo(once);
        }
    }

    private Outlet outlet() throws Exception {
        return outlet(100);
    }

    private Outlet outlet(int entries) throws Exception {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "cap")
                .put("sender", "alerts@customs.example")
                .put("folder", "feed")
                .put("entries", entries);
        return Outlets.open(
                new Settings("destinations.cap", settings, folder),
                new OutletContext("cap", new MovableClock(Alerts.AT_MS), folder, new MemoryOfGates(Clock.systemUTC())));
    }

    private static AlertEvent event(Event event, int revision) {
        return Alerts.event(7, event, revision, Severity.HIGH, "KZ", null, false);
    }

    private static AlertEvent nth(int n, Event event, int revision) {
        return Alerts.event(n, event, revision, Severity.HIGH, "KZ", null, false);
    }

    /** Alerts that begin and end. */
    private static void come(Outlet outlet, int from, int to) throws Exception {
        for (int n = from; n < to; n++) {
            write(outlet, nth(n, Event.RAISED, 1));
            write(outlet, nth(n, Event.CLEARED, 2));
        }
    }

    /** The messages in the folder. */
    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("feed"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> !file.equals("feed.xml"))
                    .toList();
        }
    }

    /** The files in the index, in its order. */
    private List<String> listed() throws IOException {
        return Pattern.compile("href=\"([^\"]+)\"")
                .matcher(text("feed.xml"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void write(Outlet outlet, AlertEvent event) throws Exception {
        assertThat(outlet.attempt(new Delivery(new Notice.OfAlert(event), Alerts.AT_MS, Alerts.AT_MS + 1_000, 1)))
                .extracting(Attempt::outcome)
                .isEqualTo(Attempt.Outcome.DELIVERED);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve("feed").resolve(file));
    }
}
