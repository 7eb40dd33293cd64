package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.app.dispatcher.watch.DeadLetterReader;
import io.keruen.app.dispatcher.watch.PageBook;
import io.keruen.app.dispatcher.watch.Watch;
import io.keruen.app.dispatcher.watch.WatchLimits;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who look after the system are called through a destination that takes nothing, calls neither. */
class DeadLetterCallsTest {
    private static final Duration RETRY = Duration.ofHours(72);
    private static final Duration DAY = Duration.ofDays(1);
    private static final WatchLimits LIMITS = new WatchLimits(DAY, DAY, DAY, DAY, List.of());
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final NoticeCodec codec = new NoticeCodec();
    private final List<String> calls = new ArrayList<>();
    private boolean isTaking;
    private DestinationQueue queue;
    private Sender sender;
    private Watch watch;
    private DeadLetterReader letters;
    private PageBook book;

    @BeforeEach
    void open() throws Exception {
        queue = DestinationQueue.open(folder.resolve("queue"), Duration.ofDays(14));
        sender = new Sender(
                "duty",
                queue,
                new Fussy(),
                codec::notice,
                new Sender.SenderTools(new BackOff(1), clock, (destination, event, item, delivery, detail) -> {}));
        watch = new Watch(LIMITS, Map.of("duty", queue), clock.millis());
        letters = new DeadLetterReader(Map.of("duty", queue), codec::notice, watch, clock);
        book = PageBook.open(folder.resolve("pages"), this::page);
    }

    @AfterEach
    void close() throws Exception {
        book.close();
        queue.close();
    }

    @Test
    void a_call_that_is_refused_itself_causes_no_other() throws Exception {
        lose(1);
        rounds();

        assertThat(calls).containsExactly("DEAD_LETTERS duty 1 RAISED 1");
        assertThat(queue.deadCount()).as("the alert and the call").isEqualTo(2);
    }

    @Test
    void alerts_that_are_lost_later_are_told_in_one_call_five_minutes_after_the_last() throws Exception {
        lose(1);
        rounds();
        lose(2);
        lose(3);
        rounds();
        assertThat(calls).hasSize(1);
        clock.moveTo(Alerts.AT_MS + Duration.ofMinutes(5).toMillis());
        rounds();
        clock.move(DAY);
        rounds();

        assertThat(calls).containsExactly("DEAD_LETTERS duty 1 RAISED 1", "DEAD_LETTERS duty 2 UPDATED 4");
    }

    @Test
    void a_restart_repeats_the_last_call_and_forgets_nothing_of_what_is_to_be_told() throws Exception {
        lose(1);
        rounds();
        lose(2);
        clock.move(Duration.ofMinutes(5));
        rounds();
        lose(3);
        rounds();
        close();
        open();
        rounds();
        assertThat(calls)
                .containsExactly(
                        "DEAD_LETTERS duty 1 RAISED 1",
                        "DEAD_LETTERS duty 2 UPDATED 3",
                        "DEAD_LETTERS duty 2 UPDATED 3");
        clock.move(Duration.ofMinutes(5));
        rounds();

        assertThat(calls).hasSize(4).last().isEqualTo("DEAD_LETTERS duty 3 UPDATED 5");
    }

    @Test
    void it_is_over_when_no_dead_letter_is_left_and_a_new_one_is_a_new_trouble() throws Exception {
        lose(1);
        rounds();
        isTaking = true;
        queue.resend(1, clock.millis(), clock.millis() + RETRY.toMillis());
        rounds();
        assertThat(calls).as("the call itself is still one").hasSize(1);
        queue.resend(2, clock.millis(), clock.millis() + RETRY.toMillis());
        rounds();
        isTaking = false;
        lose(2);
        rounds();

        assertThat(calls)
                .containsExactly(
                        "DEAD_LETTERS duty 1 RAISED 1",
                        "DEAD_LETTERS duty 2 CLEARED 1",
                        "DEAD_LETTERS duty 1 RAISED 1");
        assertThat(queue.deadCount())
                .as("the call was not taken for that of before")
                .isEqualTo(2);
    }

    /** An alert that the destination refuses. */
    private void lose(int n) throws Exception {
        accept(Alerts.raised(n));
        deliver();
    }

    private void accept(AlertEvent event) throws IOException {
        queue.accept(
                new Notice.OfAlert(event).key(),
                codec.content(event, clock.millis()),
                false,
                clock.millis(),
                clock.millis() + RETRY.toMillis());
        queue.show();
    }

    private void deliver() throws Exception {
        while (queue.openCount() > 0) {
            sender.step();
        }
    }

    private void rounds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            watch.outbox(true, clock.millis());
            watch.gates(true, OptionalLong.empty(), clock.millis());
            watch.tick(clock.millis());
            letters.read();
            book.update(watch.look(clock.millis()), watch::isUnknown, clock.millis());
            deliver();
            clock.move(Duration.ofMillis(200));
        }
    }

    private void page(AlertEvent event) throws IOException {
        calls.add(event.type() + " " + event.vehicleId() + " " + event.revision() + " " + event.event() + " "
                + (int) event.measured());
        accept(event);
    }

    /** One that takes nothing, or everything. */
    private final class Fussy implements Outlet {
        @Override
        public Attempt attempt(Delivery delivery) {
            return isTaking ? Attempt.delivered("250") : Attempt.refused("550");
        }

        @Override
        public boolean takes(Notice notice) {
            return true;
        }

        @Override
        public void close() {}
    }
}
