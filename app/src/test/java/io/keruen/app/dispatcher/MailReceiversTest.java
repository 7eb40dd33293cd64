package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Item;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.app.dispatcher.routing.Routing;
import io.keruen.app.dispatcher.routing.RoutingFile;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail destination of two addresses, with a real mail server. */
class MailReceiversTest {
    private static final String DESK = "desk@customs.example";
    private static final String NIGHT = "night@customs.example";
    private static final Duration MEMORY = Duration.ofDays(14);

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final Map<String, Intake.Line> lines = new LinkedHashMap<>();
    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private SmallMailServer server;

    @BeforeEach
    void start() throws IOException {
        server = SmallMailServer.start(Set.of());
    }

    @AfterEach
    void stop() throws IOException {
        for (Intake.Line each : lines.values()) {
            each.queue().close();
            each.outlet().close();
        }
        server.close();
    }

    @Test
    void an_address_that_takes_nothing_for_now_keeps_no_mail_from_another() throws Exception {
        Intake intake = open();
        server.putOff(Set.of(DESK));
        intake.page(Alerts.raised(1));
        intake.page(Alerts.raised(2));
        sendAll();
        assertThat(server.taken()).containsExactly(NIGHT, NIGHT);

        server.putOff(Set.of());
        clock.move(Duration.ofMinutes(2));
        sendAll();
        assertThat(server.taken()).containsExactly(NIGHT, NIGHT, DESK, DESK);
    }

    @Test
    void addresses_that_fail_at_once_do_not_come_back_at_once() throws Exception {
        Intake intake = open();
        server.putOff(Set.of(DESK, NIGHT));
        intake.page(Alerts.raised(1));
        Set<Long> nextMs = new HashSet<>();
        for (Sender each : senders.values()) {
            each.step();
            nextMs.add(each.step());
        }
        assertThat(nextMs).hasSize(2);
    }

    @Test
    void an_address_that_is_refused_is_a_dead_letter_of_its_own_and_sent_again_alone() throws Exception {
        Intake intake = open();
        server.refuse(Set.of(DESK));
        intake.page(Alerts.raised(1));
        sendAll();
        assertThat(server.taken()).containsExactly(NIGHT);

        DestinationQueue desk = lines.get("desk+" + DESK).queue();
        assertThat(desk.deadLetters())
                .extracting(Item::detail)
                .singleElement()
                .asString()
                .contains("the mail server failed");
        server.refuse(Set.of());
        desk.resend(desk.deadLetters().get(0).sequence(), clock.millis(), Long.MAX_VALUE);
        sendAll();
        assertThat(server.taken()).containsExactly(NIGHT, DESK);
    }

    @Test
    void what_was_owed_to_all_addresses_in_one_queue_is_owed_to_each() throws Exception {
        Path data = folder.resolve("data");
        try (DestinationQueue before = DestinationQueue.open(data.resolve("queues/desk"), MEMORY)) {
            before.accept("7-1", new NoticeCodec().content(Alerts.raised(7), 1), false, 1, Long.MAX_VALUE);
        }
        Routing routing = routing();
        for (int start = 1; start <= 2; start++) {
            try (DispatcherFolder opened = DispatcherFolder.open(data)) {
                opened.shareOut(routing.destinations().keySet(), MEMORY);
            }
        }
        assertThat(DispatcherFolder.deadLetters(data).keySet()).containsExactly("desk+" + DESK, "desk+" + NIGHT);
        for (String address : Set.of(DESK, NIGHT)) {
            try (DestinationQueue each = DestinationQueue.open(data.resolve("queues/desk+" + address), MEMORY)) {
                assertThat(each.openCount()).isOne();
                assertThat(each.hasSeenLower("7-", 2)).isTrue();
            }
        }
    }

    /** As after the destination was a webhook for a while, or the release before was back for a while. */
    @Test
    void what_is_owed_in_one_queue_goes_also_into_queues_that_the_addresses_have_already() throws Exception {
        oweAndTry("desk+" + DESK, List.of(6), Attempt.delivered("250"));
        oweAndTry("desk", List.of(8, 6, 7), Attempt.refused("415"));
        shareOut();

        assertThat(folder.resolve("data/queues/desk")).doesNotExist();
        assertThat(openKeys("desk+" + DESK)).as("6 was delivered").containsExactly(key(7));
        assertThat(openKeys("desk+" + NIGHT)).containsExactly(key(6), key(7));
        assertThat(DispatcherFolder.deadLetters(folder.resolve("data")).values())
                .allSatisfy(each -> assertThat(each).extracting(Item::key).containsExactly(key(8)));
    }

    @Test
    void sharing_out_that_was_cut_off_is_done_again_and_nothing_twice() throws Exception {
        oweAndTry("desk", List.of(8, 7), Attempt.refused("415"));
        try (DestinationQueue before = queue("desk");
                DestinationQueue night = queue("desk+" + NIGHT)) {
            night.takeOver(before, letter -> true);
        }
        shareOut();

        for (String address : List.of(DESK, NIGHT)) {
            assertThat(openKeys("desk+" + address)).containsExactly(key(7));
            try (DestinationQueue each = queue("desk+" + address)) {
                assertThat(each.deadLetters()).extracting(Item::key).containsExactly(key(8));
                each.resend(each.deadLetters().get(0).sequence(), 1, Long.MAX_VALUE);
            }
            assertThat(openKeys("desk+" + address)).containsExactly(key(7), key(8));
        }
    }

    @Test
    void a_queue_of_a_destination_that_is_there_is_shared_out_to_nobody() throws Exception {
        oweAndTry("desk", List.of(7), Attempt.retry("503"));
        try (DispatcherFolder opened = DispatcherFolder.open(folder.resolve("data"))) {
            opened.shareOut(Set.of("desk", "desk+" + NIGHT), MEMORY);
        }
        assertThat(openKeys("desk")).containsExactly(key(7));
    }

    /** As the release before wrote it: the others have that mail. */
    @Test
    void a_dead_letter_that_names_who_has_it_not_is_shared_out_to_him_alone() throws Exception {
        oweAndTry("desk", List.of(7), Attempt.refused("taken for 1 of 2, not for Night@customs.example (550 unknown)"));
        shareOut();
        assertThat(deadKeys("desk+" + DESK)).isEmpty();
        assertThat(deadKeys("desk+" + NIGHT)).containsExactly(key(7));

        String gone = "taken for 2 of 3, not for old@customs.example (550 unknown)";
        oweAndTry("desk", List.of(8), Attempt.refused(gone));
        oweAndTry("desk", List.of(9), Attempt.refused("taken for 1 of 9, not for " + NIGHT + "x".repeat(500)));
        shareOut();
        assertThat(deadKeys("desk+" + DESK)).as("it is lost nowhere").containsExactly(key(8), key(9));
    }

    @Test
    void a_mail_that_is_under_way_at_the_end_of_the_dispatcher_is_not_sent_again() throws Exception {
        Path data = folder.resolve("data");
        routing();
        try (DestinationQueue desk = queue("desk+" + DESK)) {
            desk.accept(key(1), new NoticeCodec().content(Alerts.raised(1), 1), false, 1, Long.MAX_VALUE);
            desk.accept(key(2), new NoticeCodec().content(Alerts.raised(2), 1), false, 1, Long.MAX_VALUE);
        }
        CountDownLatch taking = server.hold();
        Dispatcher dispatcher = Dispatcher.start(new DispatcherSetup(
                KafkaAccess.open("127.0.0.1:1"),
                folder.resolve("routing.yaml"),
                data,
                null,
                clock,
                clock,
                1,
                (destination, event, item, delivery, detail) -> {}));
        server.awaitMail();
        Thread reading = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("dispatcher-outbox"))
                .findFirst()
                .orElseThrow();
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(dispatcher));
        reading.join(); // it has been told to end, and so have the others
        taking.countDown();
        end.get();

        assertThat(server.taken()).containsExactly(DESK);
        assertThat(openKeys("desk+" + DESK)).containsExactly(key(2));
    }

    private static void close(Dispatcher dispatcher) {
        try {
            dispatcher.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> deadKeys(String name) throws IOException {
        try (DestinationQueue queue = queue(name)) {
            return queue.deadLetters().stream().map(Item::key).toList();
        }
    }

    private static String key(int n) {
        return new Notice.OfAlert(Alerts.raised(n)).key();
    }

    private DestinationQueue queue(String name) throws IOException {
        return DestinationQueue.open(folder.resolve("data/queues").resolve(name), MEMORY);
    }

    private List<String> openKeys(String name) throws IOException {
        List<String> keys = new ArrayList<>();
        try (DestinationQueue queue = queue(name)) {
            queue.visitOpen((item, content) -> keys.add(item.key()));
        }
        return keys;
    }

    /** Alerts are owed by a dispatcher of before, and the first of them was tried. */
    private void oweAndTry(String name, List<Integer> alerts, Attempt answer) throws Exception {
        try (DestinationQueue queue = queue(name)) {
            for (int n : alerts) {
                queue.accept(key(n), new NoticeCodec().content(Alerts.raised(n), 1), false, 1, Long.MAX_VALUE);
            }
            queue.show();
            Sender.SenderTools tools =
                    new Sender.SenderTools(new BackOff(1), clock, (destination, event, item, delivery, detail) -> {});
            new Sender(name, queue, new Answering(answer), new NoticeCodec()::notice, tools).step();
        }
    }

    private void shareOut() throws Exception {
        try (DispatcherFolder opened = DispatcherFolder.open(folder.resolve("data"))) {
            opened.shareOut(routing().destinations().keySet(), MEMORY);
        }
    }

    @Test
    void an_address_stands_once_in_a_destination() {
        assertThatThrownBy(() -> routing(DESK, "Desk@Customs.example"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("destinations.desk.to: holds Desk@Customs.example twice");
    }

    @Test
    void an_address_is_the_same_with_and_without_the_name_of_whose_it_is() throws Exception {
        String named = "\"Дежурный таможенного поста Бахты <duty@customs.kz>\"";
        assertThat(routing(named, DESK).destinations().keySet())
                .isEqualTo(routing("duty@customs.kz", DESK).destinations().keySet())
                .contains("desk+duty@customs.kz");
        assertThatThrownBy(() -> routing(named, "duty@customs.kz"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("destinations.desk.to: holds duty@customs.kz twice");
    }

    private Intake open() throws Exception {
        Routing routing = routing();
        DispatcherSetup setup = new DispatcherSetup(
                KafkaAccess.open("127.0.0.1:1"),
                folder.resolve("routing.yaml"),
                folder,
                null,
                clock,
                clock,
                1,
                (destination, event, item, delivery, detail) -> {});
        for (var each : routing.destinations().entrySet()) {
            String name = each.getKey();
            Outlet outlet =
                    Outlets.open(each.getValue(), new OutletContext(name, clock, folder, new MemoryOfGates(clock)));
            DestinationQueue queue = DestinationQueue.open(folder.resolve(name), MEMORY);
            lines.put(name, new Intake.Line(queue, outlet));
            Sender.SenderTools tools =
                    new Sender.SenderTools(new BackOff(1), clock, (destination, event, item, delivery, detail) -> {});
            senders.put(name, new Sender(name, queue, outlet, new NoticeCodec()::notice, tools));
        }
        return new Intake(routing, lines, setup, new DispatcherCounts());
    }

    private Routing routing() throws Exception {
        return routing(DESK, NIGHT);
    }

    private Routing routing(String first, String second) throws Exception {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  desk: {kind: mail, host: 127.0.0.1, port: %d, tls: NONE, from: keruen@customs.example, to: [%s, %s]}
                routes:
                  - {to: [desk]}
                pages-to: [desk]
                """.formatted(server.port(), first, second));
        return RoutingFile.read(folder.resolve("routing.yaml"));
    }

    /** Each sender does what is due now. */
    private void sendAll() throws Exception {
        for (Sender each : senders.values()) {
            long nextMs = each.step();
            while (nextMs <= clock.millis()) {
                nextMs = each.step();
            }
        }
    }
}
