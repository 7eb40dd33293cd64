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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Random killer;

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
                    .as("half as many until it is found")
                    .containsExactly(keys(1, 5), keys(1, 2), keys(3, 4), keys(3, 3), keys(4, 4), keys(5, 5));
            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(3));
            assertThat(clock.millis()).as("nobody waits").isEqualTo(START_MS);
        }
    }

    @Test
    void what_a_person_sends_again_goes_by_itself() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 1);
            runUntilIdle(sender(queue, 10, message -> Attempt.refused("answered 422")));
            messages.clear();
            accept(queue, 2, 3);
            queue.resend(queue.deadLetters().get(0).sequence(), START_MS, START_MS + RETRY_MS);
            accept(queue, 4, 5);
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(2, 3), keys(1, 1), keys(4, 5));
    }

    /** It is asked with one whether it takes anything: all of them would be too many for one that is overloaded. */
    @Test
    void after_a_message_in_vain_the_first_goes_alone_and_the_others_as_before_also_after_a_kill() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 4);
            sender(queue, 10, message -> Attempt.retry("500")).step();
            accept(queue, 5, 6);
        }
        try (DestinationQueue queue = open()) {
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));
        }
        assertThat(messages).containsExactly(keys(1, 4), keys(1, 1), keys(2, 6));
        assertThat(clock.millis()).isGreaterThan(START_MS);
    }

    @Test
    void in_vain_again_and_again_it_is_half_as_many_and_more_only_after_a_minute() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 18);
            Sender sender = sender(
                    queue, 16, message -> message.size() > 4 ? Attempt.retry("too slow") : Attempt.delivered("200"));
            runUntilIdle(sender);
            assertThat(messages)
                    .containsExactly(
                            keys(1, 16),
                            keys(1, 1),
                            keys(2, 9),
                            keys(2, 2),
                            keys(3, 6),
                            keys(7, 10),
                            keys(11, 14),
                            keys(15, 18));
            messages.clear();
            clock.move(Duration.ofMinutes(1));
            accept(queue, 19, 30);
            runUntilIdle(sender);
            assertThat(messages.subList(0, 3)).containsExactly(keys(19, 22), keys(23, 30), keys(23, 23));
        }
    }

    /** Else each event would cost it a message in vain and a wait. */
    @Test
    void one_that_takes_nothing_together_gets_all_of_it_alone() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 60);
            runUntilIdle(
                    sender(queue, 16, message -> message.size() > 1 ? Attempt.retry("500") : Attempt.delivered("200")));
        }
        assertThat(messages.stream().filter(message -> message.size() > 1)).hasSize(4);
        assertThat(clock.millis()).isLessThan(START_MS + 10_000);
    }

    @Test
    void a_clock_that_is_set_back_makes_those_behind_wait_no_longer() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 3);
            Sender sender = sender(
                    queue, 10, message -> messages.size() == 1 ? Attempt.retry("500") : Attempt.delivered("200"));
            sender.step();
            long waitMs = sender.step() - clock.millis();
            clock.move(Duration.ofMinutes(-10));
            long backMs = clock.millis();
            runUntilIdle(sender);
            assertThat(messages).containsExactly(keys(1, 3), keys(1, 1), keys(2, 2), keys(3, 3));
            assertThat(clock.millis() - backMs).isEqualTo(waitMs);
        }
    }

    @Test
    void a_message_is_not_longer_than_a_receiver_takes() throws Exception {
        try (DestinationQueue queue = open()) {
            accept(queue, 1, 900);
            runUntilIdle(sender(queue, 1_000, message -> Attempt.delivered("200")));
        }
        int most = (128 << 10) / content(1).length;
        assertThat(messages.get(0)).hasSizeBetween(most - 10, most);
        assertThat(messages.stream().flatMap(List::stream)).isEqualTo(keys(1, 900));
    }

    @Test
    void one_that_was_owed_for_long_goes_along_and_one_that_cannot_be_read_takes_nobody_with_it() throws Exception {
        try (DestinationQueue queue = open()) {
            queue.accept(key(1), content(1), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(2), content(2), false, START_MS - RETRY_MS, START_MS);
            queue.accept(key(3), content(3), false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(4), new byte[] {1, 2, 3}, false, START_MS, START_MS + RETRY_MS);
            queue.accept(key(5), content(5), false, START_MS, START_MS + RETRY_MS);
            queue.show();
            runUntilIdle(sender(queue, 10, message -> Attempt.delivered("200")));

            assertThat(messages).containsExactly(keys(1, 3), keys(5, 5));
            assertThat(queue.deadLetters()).extracting(Item::key).containsExactly(key(4));
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

    /**
     * An office that takes, takes and says nothing, fails, or refuses for one of them; a process that is killed, also after
     * some of a message were ticked off.
     */
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
            killer = new Random(seed);
            for (int turn = 0; turn < 120; turn++) {
                for (int n = random.nextInt(4); n > 0; n--) {
                    accepted++;
                    queue.accept(key(accepted), content(accepted), false, clock.millis(), clock.millis() + RETRY_MS);
                    (random.nextInt(12) == 0 ? bad : good).add(key(accepted));
                }
                queue.show();
                try {
                    clock.moveTo(Math.max(clock.millis(), Math.min(sender.step(), clock.millis() + 100_000)));
                } catch (IOException e) {
                    assertThat(e).hasMessage("killed here");
                    queue.close();
                    queue = DestinationQueue.open(place, Duration.ofDays(14));
                    sender = sender(queue, most, office);
                }
            }
            killer = null;
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
                new Sender.SenderTools(new BackOff(1), clock, this::told));
    }

    private void told(
            String destination, DeliveryListener.Event event, Item item, @Nullable Delivery delivery, String detail)
            throws IOException {
        told.add(event + " " + item.key());
        if (killer != null && killer.nextInt(20) == 0) {
            throw new IOException("killed here");
        }
    }

    private void runUntilIdle(Sender sender) throws Exception {
        for (long nextMs = sender.step(); nextMs < Long.MAX_VALUE; nextMs = sender.step()) {
            clock.moveTo(Math.max(clock.millis(), nextMs));
        }
    }
}
