package io.keruen.app.dispatcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.Alerts;
import io.keruen.app.dispatcher.MovableClock;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
    private static final long START_MS = Alerts.AT_MS + 10_000;
    private static final long RETRY_MS = Duration.ofHours(72).toMillis();

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(START_MS);
    private final List<String> shown = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private Runnable beginning = () -> {};
    private final AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());

    @Test
    void ten_minutes_down_nothing_is_lost_and_the_order_is_kept() throws Exception {
        long upAgainMs = START_MS + Duration.ofMinutes(10).toMillis();
        try (DestinationQueue queue = open()) {
            Sender sender = sender(
                    queue,
                    delivery -> clock.millis() < upAgainMs
                            ? Attempt.retry("connection refused")
                            : Attempt.delivered("200"));
            for (int n = 1; n <= 50; n++) {
                accept(queue, n);
            }
            runUntilIdle(sender);

            assertThat(shown).isEqualTo(keys(1, 50));
            assertThat(clock.millis())
                    .isBetween(upAgainMs, upAgainMs + Duration.ofMinutes(13).toMillis());
            assertThat(queue.openCount()).isZero();
        }
    }

    @Test
    void an_outlet_that_cannot_begin_is_told_of_once_with_the_next_delivery() throws Exception {
        beginning = () -> {
            throw new IllegalStateException("no such host");
        };
        try (DestinationQueue queue = open()) {
            Sender sender = sender(queue, delivery -> Attempt.delivered("200"));
            sender.step();
            beginning = () -> {};
            accept(queue, 1);
            accept(queue, 2);
            runUntilIdle(sender);
        }

        assertThat(shown).isEqualTo(keys(1, 2));
        assertThat(details)
                .containsExactly("200, after it could not begin: java.lang.IllegalStateException: no such host", "200");
    }

    @Test
    void killed_between_two_tries_it_goes_on_with_the_same_one_and_its_count() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            accept(queue, 2);
            Sender sender = sender(queue, delivery -> Attempt.retry("500"));
            sender.step();
        }
        List<Integer> attempts = new ArrayList<>();
        try (DestinationQueue queue = open()) {
            Sender sender = sender(queue, delivery -> {
                attempts.add(delivery.attempt());
                return Attempt.delivered("200");
            });

            assertThat(sender.step()).isGreaterThan(clock.millis());
            runUntilIdle(sender);
        }

        assertThat(shown).isEqualTo(keys(1, 2));
        assertThat(attempts).containsExactly(2, 1);
    }

    @Test
    void an_accepted_key_is_not_accepted_again_also_after_a_restart_and_a_compaction() throws Exception {
        try (DestinationQueue queue = open()) {
            assertThat(accept(queue, 1)).isTrue();
            assertThat(accept(queue, 1)).isFalse();
            runUntilIdle(sender(queue, delivery -> Attempt.delivered("200")));
            queue.compact(clock.millis());
        }
        try (DestinationQueue queue = open()) {
            assertThat(accept(queue, 1)).isFalse();
            clock.move(Duration.ofDays(15));
            queue.compact(clock.millis());

            assertThat(accept(queue, 1)).as("forgotten after 14 days").isTrue();
        }
    }

    @Test
    void what_came_together_is_given_out_together_and_waits_for_no_disk() throws Exception {
        try (DestinationQueue queue = open()) {
            queue.accept(key(1), content(1), false, START_MS, START_MS + RETRY_MS);
            assertThat(queue.head()).isNull();
            queue.show();
            runUntilIdle(sender(queue, delivery -> Attempt.delivered("200")));
        }
        assertThat(shown).containsExactly(key(1));
        try (DestinationQueue queue = open()) {
            assertThat(queue.openCount()).isZero();
            assertThat(accept(queue, 1)).isFalse();
        }
    }

    @Test
    void after_72_hours_it_is_a_dead_letter_and_the_next_is_tried() throws Exception {
        long endMs = START_MS + RETRY_MS;
        try (DestinationQueue queue = open()) {
            Sender sender = sender(
                    queue,
                    delivery -> delivery.key().equals(key(1)) ? Attempt.retry("timeout") : Attempt.delivered("200"));
            accept(queue, 1);
            runUntil(sender, endMs - 1);
            accept(queue, 2);
            runUntilIdle(sender);

            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(1));
            assertThat(queue.deadLetters().get(0).detail()).contains("timeout").contains("given up after");
            assertThat(shown).containsExactly(key(2));
            assertThat(told).contains("DEAD " + key(1));
            queue.compact(clock.millis());
        }
        try (DestinationQueue queue = open()) {
            assertThat(queue.resend(queue.deadLetters().get(0).sequence(), clock.millis(), clock.millis() + RETRY_MS))
                    .isTrue();
            runUntilIdle(sender(queue, delivery -> Attempt.delivered("200")));
            assertThat(queue.deadCount()).isZero();
        }
        assertThat(shown).containsExactly(key(2), key(1));
        assertThat(DestinationQueue.peekDeadLetters(folder)).isEmpty();
    }

    @Test
    void what_was_owed_for_longer_while_nobody_tried_is_tried_for_an_hour() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            accept(queue, 2);
        }
        long backMs = RETRY_MS + 1;
        clock.move(Duration.ofMillis(backMs));
        try (DestinationQueue queue = open()) {
            Sender sender = sender(
                    queue,
                    delivery -> delivery.key().equals(key(1)) ? Attempt.retry("timeout") : Attempt.delivered("200"));
            runUntil(sender, START_MS + backMs + Sender.LAST_TRIES_MS - 1);
            assertThat(queue.deadCount()).isZero();
            runUntilIdle(sender);

            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(1));
            assertThat(shown).containsExactly(key(2));
        }
    }

    @Test
    void one_bad_second_gives_nothing_up_that_was_owed_for_longer() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            accept(queue, 2);
            clock.move(Duration.ofMillis(RETRY_MS + 1));
            long wellMs = clock.millis() + 1_000;
            runUntilIdle(sender(
                    queue, delivery -> clock.millis() < wellMs ? Attempt.retry("503") : Attempt.delivered("200")));

            assertThat(queue.deadCount()).isZero();
            assertThat(shown).containsExactly(key(1), key(2));
        }
    }

    @Test
    void what_another_release_queued_keeps_nobody_waiting_and_its_bytes_for_a_resend() throws Exception {
        try (DestinationQueue queue = open()) {
            byte[] newer = content(1);
            newer[4] ^= 1; // another fingerprint
            queue.accept(key(1), newer, false, START_MS, START_MS + RETRY_MS);
            queue.show();
            accept(queue, 2);
            runUntilIdle(sender(queue, delivery -> Attempt.delivered("200")));

            assertThat(shown).containsExactly(key(2));
            Item dead = queue.deadLetters().get(0);
            assertThat(dead.detail()).startsWith("of another release, which can read and resend it");
            assertThat(queue.content(dead)).isEqualTo(newer);
        }
    }

    @Test
    void what_was_owed_for_longer_while_it_was_stopped_waits() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            queue.stop(START_MS, "410");
            Sender sender = sender(queue, delivery -> Attempt.delivered("200"));
            clock.move(Duration.ofMillis(RETRY_MS + 1));
            sender.step();

            assertThat(queue.openCount()).isOne();
            queue.stop(clock.millis(), "");
            runUntilIdle(sender);
            assertThat(shown).containsExactly(key(1));
        }
    }

    @Test
    void a_lease_that_expired_is_never_tried_and_no_dead_letter() throws Exception {
        try (DestinationQueue queue = open()) {
            queue.accept("lease", content(1), true, START_MS, START_MS + 5_000);
            queue.show();
            clock.move(Duration.ofSeconds(5));
            Sender sender = sender(queue, delivery -> Attempt.delivered("200"));
            runUntilIdle(sender);

            assertThat(shown).isEmpty();
            assertThat(queue.deadCount()).isZero();
            assertThat(told).containsExactly("EXPIRED lease");
        }
    }

    @Test
    void leases_expire_also_behind_what_is_tried_in_vain() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            Sender sender = sender(queue, delivery -> Attempt.retry("503"));
            sender.step();
            leases(queue, 1_000);
            clock.move(Duration.ofSeconds(6));
            sender.step();

            assertThat(queue.openCount()).isOne();
        }
    }

    @Test
    void leases_expire_also_where_nothing_is_wanted() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            Sender sender = sender(queue, delivery -> Attempt.gone("410"));
            sender.step();
            leases(queue, 1_000);
            clock.move(Duration.ofSeconds(6));
            sender.step();
            assertThat(queue.openCount()).isOne();

            queue.stop(clock.millis(), "");
            assertThat(queue.failingForMs(clock.millis()))
                    .as("nothing was to be got")
                    .isZero();
        }
    }

    @Test
    void the_key_of_a_lease_is_forgotten_soon_after_its_end_and_that_of_an_alert_is_not() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            leases(queue, 10_000);
            clock.move(Duration.ofSeconds(6));
            runUntilIdle(sender(queue, delivery -> Attempt.delivered("200")));
            queue.compact(clock.millis());
            assertThat(queue.accept("lease 1", content(1), true, START_MS, START_MS + 5_000))
                    .isFalse();

            clock.move(Duration.ofHours(1));
            queue.compact(clock.millis());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.mapToLong(each -> each.toFile().length()).sum())
                        .isLessThan(1_000);
            }
            assertThat(accept(queue, 1)).isFalse();
        }
    }

    private void leases(DestinationQueue queue, int count) throws IOException {
        for (int n = 1; n <= count; n++) {
            queue.accept("lease " + n, content(n), true, clock.millis(), clock.millis() + 5_000);
        }
        queue.show();
    }

    @Test
    void a_lower_revision_is_told_from_an_alert_whose_id_begins_like_it() throws Exception {
        try (DestinationQueue queue = open()) {
            for (String key : List.of("a-2", "a-b-1", "a-b-x", "a-99999999999-1")) {
                queue.accept(key, content(1), false, START_MS, START_MS + RETRY_MS);
            }
            assertThat(queue.hasSeenLower("a-", 3)).isTrue();
            assertThat(queue.hasSeenLower("a-", 2)).isFalse();
            assertThat(queue.hasSeenLower("a-b-", 2)).isTrue();
            assertThat(queue.hasSeenLower("b-", 9)).isFalse();
        }
    }

    /** Each lease is over in seconds: else a gate that nothing reaches would never be called failing. */
    @Test
    void a_gate_that_gets_no_lease_is_failing_until_it_gets_one_and_one_miss_is_nothing() throws Exception {
        try (DestinationQueue queue = open()) {
            Attempt[] answer = {Attempt.retry("connection refused")};
            Sender sender = sender(queue, delivery -> answer[0]);
            lease(queue, sender, 1);
            clock.move(Duration.ofMinutes(30));
            assertThat(queue.failingForMs(clock.millis())).isZero();

            answer[0] = Attempt.refused("LOWER_NUMBER");
            lease(queue, sender, 2);
            clock.move(Duration.ofMinutes(1));
            answer[0] = Attempt.needless("nothing to command");
            lease(queue, sender, 3);
            assertThat(queue.failingForMs(clock.millis())).isGreaterThanOrEqualTo(1_800_000);

            answer[0] = Attempt.delivered("OPENED");
            lease(queue, sender, 4);
            assertThat(queue.failingForMs(clock.millis())).isZero();
            assertThat(queue.deadCount()).isZero();
        }
    }

    private void lease(DestinationQueue queue, Sender sender, int n) throws Exception {
        long nowMs = clock.millis();
        queue.accept("lease " + n, content(n), true, nowMs, nowMs + 5_000);
        queue.show();
        runUntilIdle(sender);
    }

    @Test
    void what_is_refused_is_a_dead_letter_at_once() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            accept(queue, 2);
            Deque<Attempt> answers = new ArrayDeque<>(List.of(Attempt.refused("415"), Attempt.delivered("200")));
            runUntilIdle(sender(queue, delivery -> answers.remove()));

            assertThat(shown).containsExactly(key(2));
            assertThat(queue.deadLetters()).extracting(Item::detail).containsExactly("415");
        }
    }

    @Test
    void one_that_is_gone_is_left_alone_until_a_person_says_otherwise_also_after_a_restart() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            accept(queue, 2);
            sender(queue, delivery -> Attempt.gone("410 Gone")).step();
            queue.compact(clock.millis());
        }
        try (DestinationQueue queue = open()) {
            Sender sender = sender(queue, delivery -> Attempt.delivered("200"));
            clock.move(Duration.ofHours(1));
            sender.step();
            assertThat(shown).isEmpty();
            assertThat(queue.stopReason()).isEqualTo("410 Gone");

            queue.stop(clock.millis(), "");
            runUntilIdle(sender);
            assertThat(shown).isEqualTo(keys(1, 2));
        }
    }

    @Test
    void the_other_side_s_wish_to_be_left_alone_counts() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            long wishMs = START_MS + 120_000;
            Sender sender = sender(
                    queue,
                    delivery ->
                            clock.millis() < wishMs ? Attempt.retryNotBefore("429", wishMs) : Attempt.delivered("200"));
            sender.step();

            assertThat(sender.step()).isEqualTo(wishMs);
        }
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            Sender sender = sender(
                    queue, delivery -> delivery.attempt() == 1 ? Attempt.retry("500") : Attempt.delivered("200"));
            sender.step();
            long waitMs = sender.step() - clock.millis();
            clock.move(Duration.ofHours(-1));

            assertThat(sender.step() - clock.millis()).isEqualTo(waitMs);
            clock.move(Duration.ofMillis(waitMs));
            sender.step();
            assertThat(shown).containsExactly(key(1));
        }
    }

    @Test
    void a_wait_that_an_earlier_start_wrote_down_by_a_wrong_clock_is_bounded() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1);
            sender(queue, delivery -> Attempt.retry("500")).step();
        }
        clock.move(Duration.ofHours(-1));
        try (DestinationQueue queue = open()) {
            sender(queue, delivery -> Attempt.delivered("200")).step();
            assertThat(shown).containsExactly(key(1));
        }
    }

    @Test
    void the_same_seed_waits_the_same_and_urgent_ones_never_long() {
        BackOff backOff = new BackOff(7);
        for (int attempts = 1; attempts < 100; attempts++) {
            long delayMs = backOff.delayMs("key", attempts, true);
            assertThat(delayMs)
                    .isEqualTo(new BackOff(7).delayMs("key", attempts, true))
                    .isBetween(800L, 72_000L);
            assertThat(backOff.delayMs("key", attempts, false)).isLessThanOrEqualTo(72_000L);
        }
        assertThat(backOff.delayMs("a", 3, false)).isNotEqualTo(backOff.delayMs("b", 3, false));
    }

    private DestinationQueue open() throws IOException {
        return DestinationQueue.open(folder, Duration.ofDays(14));
    }

    private boolean accept(DestinationQueue queue, int n) throws IOException {
        boolean isNew = queue.accept(key(n), content(n), false, clock.millis(), clock.millis() + RETRY_MS);
        queue.show();
        return isNew;
    }

    private byte[] content(int n) {
        return codec.encode(Alerts.raised(n), START_MS);
    }

    private static String key(int n) {
        return new Notice.OfAlert(Alerts.raised(n)).key();
    }

    private static List<String> keys(int from, int to) {
        List<String> keys = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            keys.add(key(n));
        }
        return keys;
    }

    private Sender sender(DestinationQueue queue, Function<Delivery, Attempt> answer) {
        Outlet outlet = new Outlet() {
            @Override
            public void begin() {
                beginning.run();
            }

            @Override
            public Attempt attempt(Delivery delivery) {
                Attempt attempt = answer.apply(delivery);
                if (attempt.outcome() == Attempt.Outcome.DELIVERED) {
                    shown.add(delivery.key());
                }
                return attempt;
            }

            @Override
            public boolean takes(Notice notice) {
                return true;
            }

            @Override
            public void close() {}
        };
        return new Sender(
                "customs",
                queue,
                outlet,
                content -> new Notice.OfAlert(codec.decode(content)),
                new Sender.SenderTools(new BackOff(1), clock, (destination, event, item, delivery, detail) -> {
                    told.add(event + " " + item.key());
                    details.add(detail);
                }));
    }

    private void runUntilIdle(Sender sender) throws Exception {
        runUntil(sender, Long.MAX_VALUE - 1);
    }

    private void runUntil(Sender sender, long endMs) throws Exception {
        for (long nextMs = sender.step(); nextMs <= endMs; nextMs = sender.step()) {
            clock.moveTo(Math.max(clock.millis(), nextMs));
        }
    }
}
