package io.keruen.app.live;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keruen topics}: the topics of a broker, with their settings. */
@Command(
        name = "topics",
        description = "Makes the topics that are missing on a broker; refuses those that are there and unlike:"
                + " in partitions, replicas, who stamps them, or how long they keep what is in them.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {
    private static final long BYTES_PER_MIB = 1L << 20;
    private static final int MAX_PARTITIONS = 10_000;
    private static final int MAX_REPLICAS = 7;

    private final Console console;

    @Mixin
    private final Broker broker = new Broker();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "Of the frames (default ${DEFAULT-VALUE}, for a trial): the most subtasks that can read them, for"
                            + " ever; in service 12 or more.")
    private int partitions = 2;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "Copies of each partition (default ${DEFAULT-VALUE}); with 3, two must confirm a record.")
    private int replicas = 1;

    @Option(
            names = "--frame-mib",
            paramLabel = "N",
            description = "Frames kept, MiB per partition (default ${DEFAULT-VALUE}).")
    private long frameMib = 1_024;

    @Option(
            names = "--time",
            paramLabel = "OWNER",
            description =
                    "Who stamps the input topics: BROKER where vehicles speak for themselves, PLAYER where recorded "
                            + "scenarios are played at their own time (default ${DEFAULT-VALUE}).")
    private TimeOwner time = TimeOwner.BROKER;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description = "Also make the broker's ACLs what this file says, such as docker/kafka/access.yaml.")
    private @Nullable Path access;

    public TopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        refuseOutside("--partitions", partitions, MAX_PARTITIONS);
        refuseOutside("--replicas", replicas, MAX_REPLICAS);
        refuseOutside("--frame-mib", frameMib, Long.MAX_VALUE / BYTES_PER_MIB);
        AccessRules rules = access == null ? null : rules(access);
        broker.ensure(new TopicLayout(partitions, (short) replicas, frameMib * BYTES_PER_MIB, time));
        console.out()
                .println(AccessRules.topics().size() + " topics stand on " + broker.bootstrapServers() + ", frames in "
                        + partitions + " partitions, stamped by " + time);
        if (rules != null) {
            AccessSetup.Done done = broker.ask(admin -> AccessSetup.apply(admin, rules));
            console.out()
                    .println(rules.grants().size() + " principals may do what " + access + " says: " + done.made()
                            + " ACLs made, " + done.removed() + " taken away");
            refuseTooWide(done);
        }
        return 0;
    }

    /** What the file says is not the whole truth then. */
    private void refuseTooWide(AccessSetup.Done done) {
        if (!done.tooWide().isEmpty()) {
            int more = done.tooWide().size() - 1;
            throw new UsageException("--access " + access + " does not say that "
                    + WideRights.words(done.tooWide().get(0)) + (more == 0 ? "" : "; and " + more + " more like it"));
        }
    }

    private static AccessRules rules(Path file) {
        try {
            return AccessFile.read(file);
        } catch (SettingException e) {
            throw new UsageException("--access " + e.getMessage());
        }
    }

    private static void refuseOutside(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new UsageException(option + " " + value + " is not in 1.." + most);
        }
    }
}
