package io.keruen.app.officers;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.live.Broker;
import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.rejected.ActionCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.action.OfficerAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen action send}: one action; exit code 1 if the job refuses it, 3 if it stands and no zone or plan names its gate or vehicle, or nobody could look. */
@Command(
        name = "send",
        description =
                "Signs one action and sends it; exit code 1 if the job refuses it, 3 if it stands and no zone or plan names its gate or vehicle, or nobody could look.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int REFUSED = 1;
    private static final int UNSURE = 3;
    private static final long NEVER = 0;

    private final Console console;

    @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}.")
    private OfficerAction.Kind action = OfficerAction.Kind.ACKNOWLEDGE;

    @Option(names = "--alert", paramLabel = "ID", description = "The alert, by its id.")
    private @Nullable String alertId;

    @Option(names = "--type", paramLabel = "TYPE", description = "The alert, by its type and --vehicle.")
    private @Nullable String type;

    @Option(names = "--vehicle", paramLabel = "ID", description = "The vehicle.")
    private @Nullable String vehicleId;

    @Option(names = "--gate", paramLabel = "ID", description = "The gate.")
    private @Nullable String gateId;

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; kept for ever.")
    private String reason = "";

    @Option(names = "--for", paramLabel = "SPAN", description = "It ends by itself after so long, as PT30M.")
    private @Nullable Duration span;

    @Option(names = "--anyway", description = "Do not ask whether a zone or plan names what is held or released.")
    private boolean anyway;

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            description = "Listen so long for a refusal (default ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofSeconds(5);

    @Mixin
    private final KeyOption hand = new KeyOption();

    @Mixin
    private final Broker broker = new Broker();

    SendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (span != null && (span.isNegative() || span.isZero())) {
            throw new UsageException("--for " + span + " is over before it begins; name a span such as PT30M");
        }
        SigningKey key = hand.key();
        // before anybody is asked: a mistake shall cost no time
        check(action(key.officer(), NEVER));
        broker.layout();
        try (OfficersDesk desk = new OfficersDesk(broker, Set.of(Topics.OFFICERS_ACTIONS))) {
            // the desk is open before the time is taken: what comes behind a tick comes too late
            TopicTime time = TopicTime.of(broker);
            OfficerAction done = action(key.officer(), time.nowMs());
            SignedContent content = new SignedContent(
                    Topics.OFFICERS_ACTIONS.topicName(),
                    ActionCodec.key(done).getBytes(StandardCharsets.UTF_8),
                    new ActionCodec(SchemaStore.ofThisBuild()).encode(done));
            OfficerSignature signature =
                    key.sign(content, UUID.randomUUID().toString(), time.nowMs(), time.nowMs() + VALID.toMillis());
            RecordMetadata sent = desk.send(content, List.of(signature), time.stampMs());
            console.say(action + " by " + key.officer() + " stands as " + sent + ", signed as " + signature.id());
            List<Refusal> refused = desk.refusals(List.of(sent), wait);
            refused.forEach(why -> console.out().println("refused: " + why.reason() + ": " + why.detail()));
            if (!refused.isEmpty()) {
                return REFUSED;
            }
            console.out().println("not refused within " + wait.toSeconds() + " s");
            return action.isAboutGate() && !anyway && isAnyUnknown() ? UNSURE : 0;
        }
    }

    /**
     * The job takes a hold of any gate, since a gate may be known to it later: what was misspelt would look held. Asked when
     * it has been sent, for to look takes a while, and a hold is urgent.
     */
    private boolean isAnyUnknown() throws InterruptedException {
        boolean isGateUnknown = isUnknown("--gate", gateId, KnownIds::gates);
        return isUnknown("--vehicle", vehicleId, KnownIds::vehicles) || isGateUnknown;
    }

    private boolean isUnknown(String option, @Nullable String id, Known known) throws InterruptedException {
        if (id == null) {
            return false;
        }
        String why;
        try {
            KnownIds ids = known.of(broker);
            if (ids.has(id)) {
                return false;
            }
            why = " is not known: " + ids;
        } catch (UsageException e) {
            why = " could not be looked up: " + e.getMessage();
        }
        console.out()
                .println("it stands, but " + option + " " + id + why + "; if it is misspelt, " + action
                        + " does nothing where it was meant; --anyway asks for none");
        return true;
    }

    /** What asks for ids. */
    @FunctionalInterface
    private interface Known {
        KnownIds of(Broker broker) throws InterruptedException;
    }

    private OfficerAction action(String officer, long nowMs) {
        long untilMs = span == null ? NEVER : nowMs + span.toMillis();
        return new OfficerAction(officer, action, alertId, type, vehicleId, gateId, reason, untilMs, nowMs, nowMs, 0);
    }

    private void check(OfficerAction done) {
        try {
            ActionCheck.check(done);
        } catch (InvalidInputException e) {
            throw new UsageException(action + ": " + e.sentence());
        }
    }
}
