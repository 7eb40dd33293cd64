package io.keruen.app.officers;

import io.keruen.app.command.Console;
import io.keruen.app.command.Visible;
import io.keruen.app.live.Broker;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen change publish}: sends a change as it was signed; exit code 1 if the job refuses any of it. */
@Command(
        name = "publish",
        description = "Sends a signed change; exit code 1 if the job refuses any of it.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The change, with its signatures.")
    private Path file = Path.of("change.jsonl");

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            description = "Listen so long for refusals (default ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofSeconds(5);

    @Mixin
    private final Broker broker = new Broker();

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Change> changes = ChangeFile.read(file);
        broker.layout();
        Set<Topics> topics = changes.stream().map(Change::topic).collect(Collectors.toSet());
        try (OfficersDesk desk = new OfficersDesk(broker, topics)) {
            TopicTime time = TopicTime.of(broker);
            List<RecordMetadata> sent = new ArrayList<>();
            for (Change each : changes) {
                sent.add(desk.send(each.content(), each.signatures(), time.stampMs()));
            }
            List<Refusal> refused = desk.refusals(sent, wait);
            refused.forEach(why -> console.out()
                    .println(Visible.text(changes.get(place(sent, why)).key()) + " refused: " + why.reason() + ": "
                            + why.detail()));
            console.say(changes.size() + " records are sent, " + refused.size() + " refused within " + wait.toSeconds()
                    + " s");
            return refused.isEmpty() ? 0 : 1;
        }
    }

    private static int place(List<RecordMetadata> sent, Refusal why) {
        for (int i = 0; i < sent.size(); i++) {
            if (OfficersDesk.isAbout(why, sent.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException(why + " is about nothing that was sent");
    }
}
