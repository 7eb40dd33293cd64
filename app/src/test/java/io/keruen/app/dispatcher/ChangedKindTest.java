package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedKindTest {
    @TempDir
    private Path folder;

    @Test
    void a_destination_with_dead_letters_that_is_taken_out_stops_the_start_for_nobody_would_be_called_for_them()
            throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(folder.resolve("data/queues/exit"), Duration.ofDays(14))) {
            queue.accept("key", new NoticeCodec().content(Alerts.raised(1), 1), false, 1, Long.MAX_VALUE);
            queue.show();
            Sender.SenderTools tools = new Sender.SenderTools(
                    new BackOff(1), Clock.systemUTC(), (destination, event, item, delivery, detail) -> {});
            new Sender("exit", queue, new Answering(Attempt.refused("415")), new NoticeCodec()::notice, tools).step();
            assertThat(queue.deadCount()).isOne();
        }
        try (DispatcherFolder data = DispatcherFolder.open(folder.resolve("data"))) {
            assertThatThrownBy(() -> data.requireNobodyForgotten(Set.of("feed"), Duration.ofDays(14)))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining(
                            "destinations.exit: is gone, and 1 deliveries to it were given up; write it again");
        }
    }

    @Test
    void a_destination_whose_kind_cannot_take_what_is_owed_to_it_stops_the_start_with_one_line() throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(folder.resolve("data/queues/exit"), Duration.ofDays(14))) {
            queue.accept("key", new NoticeCodec().content(Alerts.raised(1), 1), false, 1, Long.MAX_VALUE);
            queue.show();
        }
        Files.writeString(folder.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  exit: {kind: gate, gate: exit-kz, host: 127.0.0.1, port: 1, tls: false, hmac-file: secret}
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [feed]}
                  - {records: [CLEARANCES], to: [exit]}
                pages-to: [feed]
                """);

        assertThatThrownBy(() -> Dispatcher.start(new DispatcherSetup(
                        KafkaAccess.open("127.0.0.1:1"),
                        folder.resolve("routing.yaml"),
                        folder.resolve("data"),
                        null,
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        1,
                        (destination, event, item, delivery, detail) -> {})))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("destinations.exit.kind: takes nothing of what 1 deliveries owed to it are");
    }
}
