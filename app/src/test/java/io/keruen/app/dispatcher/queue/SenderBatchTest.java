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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several in one message: the order, the keys and the dead letters are those of one message for each. */
class SenderBatchTest {
    private static final long START_MS = Alerts.AT_MS + 10_000;
    private static final long RETRY_MS = Duration.ofHours(72).toMillis();

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(START_MS);
    private final AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
    private final List<List<String>> messages = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void what_waits_goes_together_in_order_and_no_more_than_it_may() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 7);
            runUntilIdle(sender(queue, 3, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(1, 3), keys(4, 6), keys(7, 7));
        assertThat(told).isEqualTo(events("DELIVERED", 1, 7));
    }

    @Test
    void what_is_not_given_out_yet_does_not_go_with_the_others() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 2);
            queue.accept(key(3), content(3), false, START_MS, START_MS + RETRY_MS);
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(1, 2));
    }

    @Test
    void of_those_that_are_refused_together_only_the_bad_one_is_a_dead_letter() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 5);
            runUntilIdle(sender(
                    queue,
                    10,
                    message -> message.contains(key(3)) ? Attempt.refused("answered 422") : Attempt.delivered("200")));

            assertThat(messages)
                    .containsExactly(keys(1, 5), keys(1, 1), keys(2, 2), keys(3, 3), keys(4, 4), keys(5, 5));
            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(3));
            assertThat(clock.millis()).as("nobody waits").isEqualTo(START_MS);
            assertThat(queue.resend(queue.deadLetters().get(0).sequence(), START_MS, START_MS + RETRY_MS))
                    .isTrue();
            queue.accept(key(6), content(6), false, START_MS, START_MS + RETRY_MS);
            queue.show();
            messages.clear();
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
            assertThat(messages).as("refused before, by itself").containsExactly(keys(3, 3), keys(6, 6));
        }
    }

    @Test
    void what_was_tried_in_vain_together_goes_one_by_one_also_after_a_kill() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 2);
            sender(queue, 10, message -> Attempt.retry("500")).step();
            accept(queue, 3, 4);
        }
        try (DestinationQueue queue = open()) {
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(1, 2), keys(1, 1), keys(2, 2), keys(3, 4));
        assertThat(clock.millis()).isGreaterThan(START_MS);
    }

    @Test
    void one_that_may_not_be_told_any_more_or_cannot_be_read_takes_nobody_with_it() throws Exception {
        try (DestinationQueue queue = open()) {
            queue.accept(key(1), content(1), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(2), content(2), false, START_MS - RETRY_MS, START_MS);
            queue.accept(key(3), content(3), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(4), new byte[] {1, 2, 3}, false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(5), content(5), false, START_MS, START_MS + RETRY_MS);
            queue.show();
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));

            assertThat(messages).containsExactly(keys(1, 1), keys(3, 3), keys(5, 5));
            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(2), key(4));
        }
    }

    @Test
    void a_lease_goes_by_itself() throws Exception {
        try (DestinationQueue queue = open()) {
            queue.accept(key(1), content(1), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(2), content(2), true, START_MS, START_MS + 5_000);
            queue.accept(key(3), content(3), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(4), content(4), false, START_MS, START_MS + RETRY_MS);
            queue.show();
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(1, 1), keys(2, 2), keys(3, 4));
    }

    @Test
    void gone_stops_all_of_them_and_loses_none() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 3);
            Sender sender =
                    sender(queue, 10, message -> messages.size() == 1 ? Attempt.gone("410") : Attempt.delivered("200"));
            sender.step();
            assertThat(queue.openCount()).isEqualTo(3);
            assertThat(told).containsExactly("STOPPED " + key(1));

            queue.stop(START_MS, "");
            runUntilIdle(sender);
        }
        assertThat(messages).containsExactly(keys(1, 3), keys(1, 3));
    }

    /** An office that takes, takes and says nothing, fails, or refuses for one of them; a process that is killed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 100})
    void through_any_trouble_each_is_shown_once_and_in_order(int most) throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(1_000L * most + seed);
            messages.clear();
            Path place = folder.resolve("queue-" + seed);
            Set<String> shown = new LinkedHashSet<>();
            Set<String> bad = new HashSet<>();
            List<String> good = new ArrayList<>();
            int accepted = 0;
            DestinationQueue queue = DestinationQueue.open(place, Duration.ofDays(14));
            Function<List<String>, Attempt> office = message -> answer(random, message, shown, bad);
            Sender sender = sender(queue, most, office);
            for (int turn = 0; turn < 120; turn++) {
                for (int n = random.nextInt(4); n > 0; n--) {
                    accepted++;
                    queue.accept(key(accepted), content(accepted), false, clock.millis(), clock.millis() + RETRY_MS);
                    (random.nextInt(12) == 0 ? bad : good).add(key(accepted));
                }
                queue.show();
                if (random.nextInt(10) == 0) {
                    queue.close();
                    queue = DestinationQueue.open(place, Duration.ofDays(14));
                    sender = sender(queue, most, office);
                }
                clock.moveTo(Math.max(clock.millis(), Math.min(sender.step(), clock.millis() + 100_000)));
            }
            runUntilIdle(sender);

            assertThat(shown).as("seed " + seed).containsExactlyElementsOf(good);
            assertThat(queue.deadLetters()).extracting(Item::key).containsExactlyInAnyOrderElementsOf(bad);
            queue.close();
        }
    }

    private static Attempt answer(Random random, List<String> message, Set<String> shown, Set<String> bad) {
        int dice = random.nextInt(10);
        if (dice < 2) {
            return Attempt.retry("500");
        }
        if (message.stream().anyMatch(bad::contains)) {
            return Attempt.refused("answered 422");
        }
        shown.addAll(message);
        return dice < 4 ? Attempt.retry("it took them, and the line broke") : Attempt.delivered("200");
    }

    private DestinationQueue open() throws Exception {
        return DestinationQueue.open(folder, Duration.ofDays(14));
    }

    private void accept(DestinationQueue queue, int from, int to) throws Exception {
        for (int n = from; n <= to; n++) {
            queue.accept(key(n), content(n), false, clock.millis(), clock.millis() + RETRY_MS);
        }
        queue.show();
    }

    private byte[] content(int n) {
        return codec.encode(Alerts.raised(n), START_MS);
    }

    private static String key(int n) {
        return new Notice.OfAlert(Alerts.raised(n)).key();
    }

    private static List<String> keys(int from, int to) {
        return events("", from, to).stream().map(String::strip).toList();
    }

    private static List<String> events(String event, int from, int to) {
        List<String> all = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            all.add(event + " " + key(n));
        }
        return all;
    }

    private Sender sender(DestinationQueue queue, int most, Function<List<String>, Attempt> answer) {
        Outlet outlet = new Outlet() {
            @Override
            public Attempt attempt(Delivery delivery) {
                return attempt(List.of(delivery));
            }

            @Override
            public Attempt attempt(List<Delivery> deliveries) {
                List<String> keys = deliveries.stream().map(Delivery::key).toList();
                messages.add(keys);
                return answer.apply(keys);
            }

            @Override
            public int mostAtOnce() {
                return most;
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
                new Sender.SenderTools(
                        new BackOff(1),
                        clock,
                        (destination, event, item, delivery, detail) -> told.add(event + " " + item.key())));
    }

    private void runUntilIdle(Sender sender) throws Exception {
        for (long nextMs = sender.step(); nextMs < Long.MAX_VALUE; nextMs = sender.step()) {
            clock.moveTo(Math.max(clock.millis(), nextMs));
        }
    }
}
