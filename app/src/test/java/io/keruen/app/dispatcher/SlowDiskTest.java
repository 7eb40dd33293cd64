package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.app.dispatcher.routing.RoutingFile;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.outlet.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thread reads for all destinations: whoever waits for a disk may hold nothing that it needs. */
class SlowDiskTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final List<String> forced = new ArrayList<>();
    private DestinationQueue desk;
    private DestinationQueue feed;
    private @Nullable Object intakeLock;

    @BeforeEach
    void open() throws IOException {
        desk = DestinationQueue.open(folder.resolve("desk"), Duration.ofDays(14), log -> force("desk", log));
        feed = DestinationQueue.open(folder.resolve("feed"), Duration.ofDays(14), log -> force("feed", log));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        feed.close();
    }

    private void force(String name, RecordLog log) throws IOException {
        boolean isHeld = Thread.holdsLock(name.equals("desk") ? desk : feed);
        boolean isIntakeHeld = intakeLock != null && Thread.holdsLock(intakeLock);
        forced.add(name + (isHeld ? " while nobody can accept" : "") + (isIntakeHeld ? " while nobody reads" : ""));
        log.force();
    }

    @Test
    void a_queue_accepts_while_the_disk_takes_what_was_given_up_sent_again_and_stopped() throws Exception {
        desk.accept("key", new NoticeCodec().content(Alerts.raised(1), 1), false, 1, Long.MAX_VALUE);
        desk.show();
        sender(Attempt.refused("415")).step();
        long dead = desk.deadLetters().get(0).sequence();
        assertThat(desk.resend(dead, clock.millis(), Long.MAX_VALUE)).isTrue();
        sender(Attempt.gone("410")).step();

        assertThat(forced).containsExactly("desk", "desk", "desk");
        assertThat(desk.stopReason()).isEqualTo("410");
    }

    @Test
    void a_call_waits_for_the_disk_of_those_who_are_called_only_and_others_read_meanwhile() throws Exception {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  desk: {kind: cap, sender: alerts@customs.example}
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [desk, feed]}
                pages-to: [desk]
                """);
        DispatcherSetup setup = new DispatcherSetup(
                KafkaAccess.open("127.0.0.1:1"),
                folder.resolve("routing.yaml"),
                folder,
                null,
                clock,
                clock,
                1,
                (destination, event, item, delivery, detail) -> {});
        Map<String, Intake.Line> lines = Map.of(
                "desk", new Intake.Line(desk, new Answering(Attempt.delivered(""))),
                "feed", new Intake.Line(feed, new Answering(Attempt.delivered(""))));
        Intake intake = new Intake(RoutingFile.read(setup.routing()), lines, setup, new DispatcherCounts());
        intakeLock = intake;
        feed.accept("key", new NoticeCodec().content(Alerts.raised(1), 1), false, 1, Long.MAX_VALUE);

        intake.page(Alerts.raised(2));

        assertThat(forced).containsExactly("desk");
    }

    private Sender sender(Attempt answer) {
        Sender.SenderTools tools =
                new Sender.SenderTools(new BackOff(1), clock, (destination, event, item, delivery, detail) -> {});
        return new Sender("desk", desk, new Answering(answer), new NoticeCodec()::notice, tools);
    }
}
