package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.command.Console;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.connectors.outlet.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command beside a dispatcher that owns the folder. */
class DeadLettersTest {
    private static final Duration RETRY = Duration.ofHours(72);

    @TempDir
    private Path data;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> said = new ArrayList<>();

    @Test
    void a_dead_letter_is_listed_and_sent_again_while_the_dispatcher_runs() throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(data.resolve("queues/desk"), Duration.ofDays(14))) {
            Requests requests = new Requests(data.resolve("requests"), Map.of("desk", queue), RETRY);
            giveUpOne(queue);

            assertThat(run("dead-letters", "list", "--data", data.toString())).isEqualTo(1);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("desk", "0000000000000001-1", "answered 415");
            assertThat(run("dead-letters", "resend", "--data", data.toString())).isZero();
            assertThat(queue.openCount()).isZero();

            requests.carryOut(clock.millis());
            requests.carryOut(clock.millis());
            assertThat(queue.openCount()).isEqualTo(1);
            assertThat(run("dead-letters", "list", "--data", data.toString())).isZero();
        }
    }

    @Test
    void one_that_was_stopped_is_enabled() throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(data.resolve("queues/desk"), Duration.ofDays(14))) {
            queue.stop(clock.millis(), "answered 410");
            assertThat(run("enable", "desk", "--data", data.toString())).isZero();
            new Requests(data.resolve("requests"), Map.of("desk", queue), RETRY).carryOut(clock.millis());

            assertThat(queue.stopReason()).isEmpty();
        }
    }

    @Test
    void a_request_that_cannot_be_read_is_said_once_and_holds_up_no_other() throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(data.resolve("queues/desk"), Duration.ofDays(14))) {
            Requests requests = requests(queue, Files::delete);
            Files.createDirectories(data.resolve("requests/a.request"));
            queue.stop(clock.millis(), "answered 410");
            run("enable", "desk", "--data", data.toString());

            requests.carryOut(clock.millis());
            requests.carryOut(clock.millis());
            assertThat(queue.stopReason()).isEmpty();
            assertThat(said)
                    .singleElement()
                    .asString()
                    .startsWith(data.resolve("requests/a.request") + " cannot be read")
                    .endsWith("(chown)");
        }
    }

    @Test
    void one_that_cannot_be_taken_away_is_carried_out_once_until_somebody_asks_anew() throws Exception {
        try (DestinationQueue queue = DestinationQueue.open(data.resolve("queues/desk"), Duration.ofDays(14))) {
            Requests requests = requests(queue, file -> {
                throw new AccessDeniedException(file.toString());
            });
            queue.stop(clock.millis(), "answered 410");
            run("enable", "desk", "--data", data.toString());
            requests.carryOut(clock.millis());
            assertThat(queue.stopReason()).isEmpty();

            queue.stop(clock.millis(), "answered 410 again");
            requests.carryOut(clock.millis());
            assertThat(queue.stopReason()).isEqualTo("answered 410 again");
            assertThat(said).singleElement().asString().contains("is carried out and cannot be taken away");

            Path asked = data.resolve("requests/enable-desk-0.request");
            Files.setLastModifiedTime(asked, FileTime.fromMillis(clock.millis()));
            requests.carryOut(clock.millis());
            assertThat(queue.stopReason()).isEmpty();
        }
    }

    @Test
    void the_folder_of_requests_is_the_dispatchers_own_before_anybody_asks() throws Exception {
        try (DispatcherFolder folder = DispatcherFolder.open(data)) {
            assertThat(folder.requests()).isEmptyDirectory();
        }
    }

    private Requests requests(DestinationQueue queue, Requests.Removal removal) {
        return new Requests(data.resolve("requests"), Map.of("desk", queue), RETRY, removal, said::add);
    }

    private void giveUpOne(DestinationQueue queue) throws Exception {
        NoticeCodec codec = new NoticeCodec();
        queue.accept(
                "0000000000000001-1",
                codec.content(Alerts.raised(1), clock.millis()),
                false,
                clock.millis(),
                clock.millis() + RETRY.toMillis());
        queue.show();
        new Sender(
                        "desk",
                        queue,
                        new Answering(Attempt.refused("answered 415")),
                        codec::notice,
                        new Sender.SenderTools(
                                new BackOff(1), clock, (destination, event, item, delivery, detail) -> {}))
                .step();
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CommandLine(new DispatcherCommand(new Console(stream, stream, false, false))).execute(arguments);
    }
}
