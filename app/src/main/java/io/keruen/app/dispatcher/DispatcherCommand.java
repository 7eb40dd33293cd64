package io.keruen.app.dispatcher;

import io.keruen.app.command.Console;
import io.keruen.app.command.KafkaConfigOption;
import io.keruen.app.command.UsageException;
import io.keruen.app.dispatcher.queue.Item;
import io.keruen.app.dispatcher.routing.Receivers;
import io.keruen.app.live.HealthFile;
import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code keruen dispatcher}: the process that tells customs, gates and officers. */
@Command(
        name = "dispatcher",
        description = "Delivers alerts, transits and clearances to customs, officers and gates.",
        mixinStandardHelpOptions = true)
public final class DispatcherCommand implements Callable<Integer> {
    private static final long LOOK_MS = 200;
    private static final long SAY_MS = 60_000;
    private static final long WELL_MS = 1_000;
    private static final int FAILED = 2;

    private final Console console;

    @Option(
            names = {"--bootstrap", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Where Kafka is (default ${DEFAULT-VALUE}).")
    private String bootstrapServers = "localhost:9092";

    @Mixin
    private final KafkaConfigOption config = new KafkaConfigOption();

    @Option(
            names = "--routing",
            paramLabel = "FILE",
            description = "Who is told what (default ${DEFAULT-VALUE}); docs/operations.md describes it.")
    private Path routing = Path.of("routing.yaml");

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--from",
            paramLabel = "committed|beginning",
            converter = StartWord.class,
            description =
                    "Where to begin when --data is new and the topics were read before: where the dispatcher before"
                            + " was, or at their beginning. A folder that knows how far it has read goes on there.")
    private @Nullable OutboxStart start;

    @Option(
            names = "--health",
            paramLabel = "FILE",
            description = "Write this file every second while it works; an old file means it does not.")
    private @Nullable Path health;

    /** A place to begin, by its word. */
    static final class StartWord implements ITypeConverter<OutboxStart> {
        @Override
        public OutboxStart convert(String word) {
            return switch (word) {
                case "committed" -> OutboxStart.COMMITTED;
                case "beginning" -> OutboxStart.BEGINNING;
                default -> throw new TypeConversionException("'" + word + "' is neither committed nor beginning");
            };
        }
    }

    public DispatcherCommand(Console console) {
        this.console = console;
    }

    /** The folder, for every command of the dispatcher. */
    static final class DataOption {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Where it keeps what it owes (default ${DEFAULT-VALUE}).")
        private Path folder = Path.of("dispatcher-data");
    }

    @Override
    public Integer call() throws Exception {
        HealthFile well = new HealthFile(health, console);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(asked, ended), "end"));
        DispatcherSetup setup = new DispatcherSetup(
                config.to(bootstrapServers),
                routing,
                data.folder,
                start,
                Clock.systemUTC(),
                Clock.systemUTC(),
                ProcessHandle.current().pid(),
                (destination, event, item, delivery, detail) -> {});
        try (Dispatcher dispatcher = Dispatcher.start(setup)) {
            console.say("dispatches by " + routing + "; what is owed stands in " + data.folder);
            return follow(dispatcher, asked, well);
        } catch (SettingException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } finally {
            ended.countDown();
        }
    }

    private int follow(Dispatcher dispatcher, CountDownLatch asked, HealthFile well) throws InterruptedException {
        for (long waitedMs = 0; !asked.await(LOOK_MS, TimeUnit.MILLISECONDS); waitedMs += LOOK_MS) {
            Exception failure = dispatcher.failure();
            if (failure instanceof OutboxException) {
                console.say(String.valueOf(failure.getMessage()));
                return FAILED;
            }
            if (failure != null) {
                console.say("the dispatcher cannot go on: " + failure + "; what is owed is kept, start it again");
                return FAILED;
            }
            if (waitedMs % WELL_MS == 0 && dispatcher.isAtWork()) {
                well.write(dispatcher.counts().toString());
            }
            if (waitedMs % SAY_MS == 0 && waitedMs > 0) {
                console.say(dispatcher.counts() + "; open " + dispatcher.openCount());
            }
        }
        return 0;
    }

    private static void end(CountDownLatch asked, CountDownLatch ended) {
        asked.countDown();
        try {
            if (!ended.await(9, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(FAILED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lists the dead letters; exit code 1 if there are any. */
    @Command(name = "dead-letters", description = "Lists what could not be delivered, or sends it again.")
    int deadLetters(
            @Parameters(paramLabel = "list|resend", description = "What to do.") String what,
            @Mixin DataOption where,
            @Option(names = "--destination", paramLabel = "NAME", description = "Of this one only.") @Nullable
                    String destination,
            @Option(names = "--number", paramLabel = "N", description = "This one only, as listed.") @Nullable
                    Long number)
            throws IOException {
        if (!what.equals("list") && !what.equals("resend")) {
            throw new UsageException("dead-letters takes list or resend, and got '" + what + "'");
        }
        int found = 0;
        for (Map.Entry<String, List<Item>> each :
                DispatcherFolder.deadLetters(where.folder).entrySet()) {
            for (Item letter : each.getValue()) {
                if ((destination == null || isMeant(each.getKey(), destination))
                        && (number == null || number == letter.sequence())) {
                    found++;
                    tell(each.getKey(), letter);
                    if (what.equals("resend")) {
                        Requests.askToResend(DispatcherFolder.requests(where.folder), each.getKey(), letter.sequence());
                    }
                }
            }
        }
        console.say(
                found + (what.equals("list") ? " dead letters" : " dead letters will be sent again by the dispatcher"));
        return what.equals("list") && found > 0 ? 1 : 0;
    }

    /** All addresses of a mail destination are meant by its name. */
    private static boolean isMeant(String name, String destination) {
        return name.equals(destination) || Receivers.isOf(name, destination);
    }

    private void tell(String destination, Item letter) {
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-20s %6d  %-40s  accepted %s  tries %d  %s",
                        destination,
                        letter.sequence(),
                        letter.key(),
                        Instant.ofEpochMilli(letter.acceptedAtMs()),
                        letter.attempts(),
                        letter.detail()));
    }

    /** Tries a destination again that had said it wants nothing any more. */
    @Command(name = "enable", description = "Tries a destination again that answered 410.")
    int enable(
            @Parameters(paramLabel = "NAME", description = "The destination.") String destination,
            @Mixin DataOption where)
            throws IOException {
        if (!DispatcherFolder.deadLetters(where.folder).containsKey(destination)) {
            throw new UsageException("enable: " + destination + " is no destination of " + where.folder);
        }
        Requests.askToEnable(DispatcherFolder.requests(where.folder), destination);
        console.say(destination + " will be tried again by the dispatcher");
        return 0;
    }
}
