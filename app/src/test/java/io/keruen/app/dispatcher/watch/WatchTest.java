package io.keruen.app.dispatcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.Alerts;
import io.keruen.app.dispatcher.Answering;
import io.keruen.app.dispatcher.MovableClock;
import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.app.dispatcher.watch.Trouble.Kind;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Notice;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final long START_MS = Alerts.AT_MS;
    private static final WatchLimits LIMITS = new WatchLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            List.of(URI.create("http://127.0.0.1:1/")));

    @TempDir
    private Path folder;

    private final Watch watch = new Watch(LIMITS, Map.of(), START_MS);
    private final List<String> pages = new ArrayList<>();

    @Test
    void ticks_that_stop_are_a_trouble_until_they_come_again() {
        assertThat(kinds(10_000)).isEmpty();
        assertThat(kinds(10_001)).containsExactly(Kind.TICKS_STALE);
        watch.tick(START_MS + 11_000);
        assertThat(kinds(12_000)).isEmpty();
    }

    @Test
    void a_vehicle_that_was_heard_and_has_no_new_state_is_a_trouble_but_not_one_that_left() {
        watch.vehicle("truck-1", START_MS);
        watch.vehicle("truck-2", START_MS + 20_000);
        watch.tick(START_MS + 31_000);
        watch.outbox(true, START_MS + 31_000);
        assertThat(kinds(31_000)).containsExactly(Kind.VEHICLE_STATES_STALE);
        watch.vehicleGone("truck-1");
        assertThat(kinds(31_000)).isEmpty();
    }

    @Test
    void a_job_that_tells_nothing_has_an_old_checkpoint() {
        watch.checkpoint(OptionalDouble.of(5_000), START_MS + 50_000);
        watch.checkpoint(OptionalDouble.empty(), START_MS + 100_000);
        watch.tick(START_MS + 104_000);
        watch.outbox(true, START_MS + 104_000);

        assertThat(kinds(105_000)).isEmpty();
        assertThat(kinds(106_000)).containsExactly(Kind.CHECKPOINT_STALE);
    }

    @Test
    void an_outbox_that_is_not_read_is_a_trouble_until_it_is_read_also_across_a_restart() throws Exception {
        watch.tick(START_MS + 30_000);
        watch.checkpoint(OptionalDouble.of(0), START_MS + 30_000);
        watch.outbox(false, START_MS + 30_000);
        assertThat(kinds(30_000)).isEmpty();
        watch.outbox(false, START_MS + 31_000);
        assertThat(kinds(31_000)).containsExactly(Kind.OUTBOX_UNREAD);
        try (PageBook book = open()) {
            book.update(watch.look(START_MS + 31_000), watch::isUnknown, START_MS + 31_000);
        }

        Watch restarted = new Watch(LIMITS, Map.of(), START_MS + 32_000);
        try (PageBook book = open()) {
            restarted.outbox(false, START_MS + 33_000);
            book.update(restarted.look(START_MS + 33_000), restarted::isUnknown, START_MS + 33_000);
            assertThat(book.open()).extracting(Trouble::kind).containsExactly(Kind.OUTBOX_UNREAD);

            restarted.outbox(true, START_MS + 34_000);
            book.update(restarted.look(START_MS + 34_000), restarted::isUnknown, START_MS + 34_000);
            assertThat(book.open()).isEmpty();
        }
    }

    @Test
    void gates_that_nobody_commands_for_so_long_as_a_destination_may_fail_are_a_trouble() {
        Watch alone = new Watch(LIMITS, Map.of(), START_MS);
        alone.gates(true, OptionalLong.empty(), START_MS + 1_000);
        alone.gates(false, OptionalLong.empty(), START_MS + 601_000);
        assertThat(alone.look(START_MS + 601_000)).extracting(Trouble::kind).doesNotContain(Kind.GATES_NOT_COMMANDED);
        assertThat(alone.look(START_MS + 601_001)).extracting(Trouble::kind).contains(Kind.GATES_NOT_COMMANDED);
        alone.gates(true, OptionalLong.empty(), START_MS + 602_000);
        assertThat(alone.look(START_MS + 602_000)).extracting(Trouble::kind).doesNotContain(Kind.GATES_NOT_COMMANDED);
    }

    /** They open: that is no alarm of the same kind. */
    @Test
    void gates_that_another_dispatcher_commands_are_another_and_lesser_trouble() throws Exception {
        Watch second = new Watch(LIMITS, Map.of(), START_MS);
        second.gates(false, OptionalLong.empty(), START_MS + 600_001);
        assertThat(gateCalls(second, 600_001)).containsExactly("GATES_NOT_COMMANDED HIGH RAISED");

        second.gates(false, OptionalLong.of(7), START_MS + 600_002);
        assertThat(gateCalls(second, 600_002))
                .containsExactly("GATES_COMMANDED_ELSEWHERE MEDIUM RAISED", "GATES_NOT_COMMANDED HIGH CLEARED");
        assertThat(second.look(START_MS + 600_002))
                .filteredOn(each -> each.kind() == Kind.GATES_COMMANDED_ELSEWHERE)
                .extracting(Trouble::measured)
                .as("its term")
                .containsExactly(7.0);

        Watch restarted = new Watch(LIMITS, Map.of(), START_MS + 600_003);
        assertThat(gateCalls(restarted, 600_003)).as("not known yet").isEmpty();
        restarted.gates(true, OptionalLong.empty(), START_MS + 600_004);
        assertThat(gateCalls(restarted, 600_004)).containsExactly("GATES_COMMANDED_ELSEWHERE MEDIUM CLEARED");
    }

    /** What a book calls about the gates that it has not called before. */
    private List<String> gateCalls(Watch of, long afterMs) throws Exception {
        List<String> calls = new ArrayList<>();
        List<AlertEvent> repeated = new ArrayList<>();
        try (PageBook book = PageBook.open(folder, repeated::add)) {
            repeated.clear();
            book.update(of.look(START_MS + afterMs), of::isUnknown, START_MS + afterMs);
        }
        repeated.stream()
                .filter(each -> each.type().startsWith("GATES_"))
                .forEach(each -> calls.add(each.type() + " " + each.severity() + " " + each.event()));
        return calls;
    }

    @Test
    void what_befalls_all_addresses_of_a_mail_destination_is_one_trouble_until_it_is_over_for_each() throws Exception {
        Map<String, DestinationQueue> queues = new LinkedHashMap<>();
        try {
            for (String name : List.of("duty+a@x", "duty+b@x", "duty+c@x", "feed")) {
                queues.put(name, DestinationQueue.open(folder.resolve(name), Duration.ofDays(14)));
            }
            Watch all = new Watch(LIMITS, queues, START_MS);
            for (int n = 0; n < 3; n++) {
                failing(queues, "duty+" + "abc".charAt(n) + "@x", n * 30_000L);
            }
            assertThat(subjects(all, 600_001)).as("the others fail too").containsExactly("duty");
            assertThat(subjects(all, 900_000)).containsExactly("duty");

            taking(queues, "duty+a@x", 900_000);
            assertThat(subjects(all, 900_001))
                    .as("one after the other comes back")
                    .containsExactly("duty");
            taking(queues, "duty+b@x", 900_001);
            taking(queues, "duty+c@x", 900_002);
            assertThat(subjects(all, 900_003)).isEmpty();

            failing(queues, "duty+c@x", 1_000_000);
            failing(queues, "duty+a@x", 1_690_000);
            failing(queues, "duty+b@x", 1_690_000);
            assertThat(subjects(all, 1_700_000)).as("the others for a moment").containsExactly("duty+c@x");
        } finally {
            for (DestinationQueue each : queues.values()) {
                each.close();
            }
        }
    }

    @Test
    void dead_letters_of_all_addresses_are_one_trouble_of_which_there_may_be_more() throws Exception {
        Map<String, DestinationQueue> queues = new LinkedHashMap<>();
        try {
            for (String name : List.of("duty+a@x", "duty+b@x")) {
                queues.put(name, DestinationQueue.open(folder.resolve(name), Duration.ofDays(14)));
            }
            Watch all = new Watch(LIMITS, queues, START_MS);
            all.deadLetters("duty+a@x", 1, 4, START_MS);
            assertThat(deadLetters(all)).containsExactly("duty+a@x 1 4");
            all.deadLetters("duty+b@x", 2, 5, START_MS);
            assertThat(deadLetters(all)).containsExactly("duty 3 9");
            all.deadLetters("duty+a@x", 0, 4, START_MS);
            all.deadLetters("duty+b@x", 3, 6, START_MS);
            assertThat(deadLetters(all)).containsExactly("duty 3 10");
            all.deadLetters("duty+b@x", 0, 6, START_MS);
            assertThat(deadLetters(all)).isEmpty();
        } finally {
            for (DestinationQueue each : queues.values()) {
                each.close();
            }
        }
    }

    private static List<String> subjects(Watch of, long afterMs) {
        return of.look(START_MS + afterMs).stream()
                .filter(each -> each.kind() == Kind.DESTINATION_FAILING)
                .map(Trouble::subject)
                .toList();
    }

    private static List<String> deadLetters(Watch of) {
        return of.look(START_MS).stream()
                .map(each -> each.subject() + " " + (int) each.measured() + " " + each.news())
                .toList();
    }

    private void failing(Map<String, DestinationQueue> queues, String name, long afterMs) throws Exception {
        DestinationQueue queue = queues.get(name);
        queue.accept("key " + afterMs, new byte[] {1}, false, START_MS, Long.MAX_VALUE);
        queue.show();
        step(queue, name, Attempt.retry("503"), afterMs);
    }

    private void taking(Map<String, DestinationQueue> queues, String name, long afterMs) throws Exception {
        step(queues.get(name), name, Attempt.delivered("250"), afterMs);
    }

    private static void step(DestinationQueue queue, String name, Attempt answer, long afterMs) throws Exception {
        Sender.SenderTools tools = new Sender.SenderTools(
                new BackOff(1),
                new MovableClock(START_MS + afterMs),
                (destination, event, item, delivery, detail) -> {});
        new Sender(name, queue, new Answering(answer), content -> new Notice.OfAlert(Alerts.raised(1)), tools).step();
    }

    @Test
    void a_trouble_is_one_call_and_one_that_calls_it_off_also_across_restarts() throws Exception {
        try (PageBook book = open()) {
            book.update(watch.look(START_MS + 11_000), watch::isUnknown, START_MS + 11_000);
            book.update(watch.look(START_MS + 12_000), watch::isUnknown, START_MS + 12_000);
        }
        assertThat(pages).hasSize(1);
        try (PageBook book = open()) {
            assertThat(book.open()).hasSize(1);
            watch.tick(START_MS + 20_000);
            book.update(watch.look(START_MS + 20_000), watch::isUnknown, START_MS + 20_000);
        }
        String alertId = pages.get(0).substring(0, 16);

        assertThat(pages)
                .as("repeated at the start: the same key")
                .containsExactly(alertId + "-1 RAISED", alertId + "-1 RAISED", alertId + "-2 CLEARED");
        try (PageBook book = open()) {
            assertThat(book.open()).isEmpty();
        }
    }

    @Test
    void a_call_that_the_first_release_wrote_is_repeated_and_called_off() throws Exception {
        write(Kind.TICKS_STALE.name());
        watch.tick(START_MS + 20_000);
        try (PageBook book = open()) {
            book.update(watch.look(START_MS + 20_000), watch::isUnknown, START_MS + 20_000);
        }

        String alertId = AlertId.of(null, "watchdog", "TICKS_STALE", "escort-job", START_MS);
        assertThat(pages).containsExactly(alertId + "-1 RAISED", alertId + "-2 CLEARED");
    }

    @Test
    void a_call_of_a_kind_of_another_release_keeps_nothing_from_starting() throws Exception {
        write("BEHIND_THE_TIMES");
        write(Kind.TICKS_STALE.name());
        try (PageBook book = open()) {
            assertThat(book.open()).extracting(Trouble::kind).containsExactly(Kind.TICKS_STALE);
        }
    }

    /** An open call, as the first release wrote it. */
    private void write(String kind) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(true);
        out.writeUTF(kind);
        out.writeUTF("escort-job");
        out.writeLong(START_MS);
        out.writeDouble(11_000);
        out.writeDouble(10_000);
        try (RecordLog log = RecordLog.open(folder, (record, position) -> {})) {
            log.append(bytes.toByteArray());
        }
    }

    @Test
    void a_watch_that_has_just_begun_calls_nothing_off() throws Exception {
        watch.vehicle("truck-1", START_MS);
        try (PageBook book = open()) {
            book.update(watch.look(START_MS + 31_000), watch::isUnknown, START_MS + 31_000);
        }
        Watch restarted = new Watch(LIMITS, Map.of(), START_MS + 32_000);
        restarted.vehicleBefore("truck-1", START_MS + 32_000);
        restarted.historyRead();
        try (PageBook book = open()) {
            book.update(restarted.look(START_MS + 33_000), restarted::isUnknown, START_MS + 33_000);
            assertThat(book.open()).extracting(Trouble::kind).contains(Kind.TICKS_STALE, Kind.VEHICLE_STATES_STALE);

            restarted.tick(START_MS + 34_000);
            restarted.vehicle("truck-1", START_MS + 34_000);
            restarted.outbox(true, START_MS + 34_000);
            book.update(restarted.look(START_MS + 34_000), restarted::isUnknown, START_MS + 34_000);
            assertThat(book.open()).isEmpty();
        }
    }

    @Test
    void a_clock_that_is_set_back_hides_no_silence() {
        watch.tick(START_MS + 1_000);
        long backMs = 3_600_000;

        assertThat(kinds(5_000)).isEmpty();
        assertThat(kinds(5_000 - backMs)).isEmpty();
        assertThat(kinds(11_001 - backMs)).containsExactly(Kind.TICKS_STALE);
    }

    private List<Kind> kinds(long afterMs) {
        return watch.look(START_MS + afterMs).stream().map(Trouble::kind).toList();
    }

    private PageBook open() throws Exception {
        return PageBook.open(folder, this::page);
    }

    private void page(AlertEvent event) {
        pages.add(event.alertId() + "-" + event.revision() + " " + event.event());
    }
}
