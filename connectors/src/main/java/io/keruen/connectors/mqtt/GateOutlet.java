package io.keruen.connectors.mqtt;

import io.keruen.connectors.http.WebhookSigner;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.GateAuthority;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.OutletKind;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.CommandBook;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands one gate: each decision becomes at most one command, its number stands on disk before it is sent, and the gate
 * says what it made of it. The first command of a term closes the gate. What came too late is never sent.
 */
public final class GateOutlet implements Outlet {
    /** Its entry in the list of outlets. */
    public static final OutletKind KIND = new OutletKind("gate", GateOutlet::new);

    private static final Logger LOG = LoggerFactory.getLogger(GateOutlet.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long TERM_WAIT_MS = 200;

    private final String gateId;
    private final GateAuthority authority;
    private final WebhookSigner signer;
    private final Clock clock;
    private final GateLink link;
    private @Nullable CommandBook book;
    private @Nullable GateCommand durable;
    private boolean isTaken;

    /** How the gate is reached. */
    enum Via {
        MQTT,
        HTTPS
    }

    private GateOutlet(Settings settings, OutletContext context) throws SettingException {
        gateId = settings.text("gate");
        if (gateId.chars().anyMatch(c -> c == '+' || c == '#' || c == '/' || c < ' ')) {
            throw settings.wrong("gate", "is " + gateId + "; a gate that is commanded has no / + # in its id");
        }
        authority = context.gates();
        signer = WebhookSigner.of(settings);
        clock = context.clock();
        Duration timeout = settings.span("timeout", TIMEOUT);
        Via via = settings.word("via", Via.class, Via.MQTT);
        if (via == Via.HTTPS && !gateId.chars().allMatch(c -> c <= '~')) {
            throw settings.wrong(
                    "gate", "is " + gateId + "; over HTTPS its id stands in a header: write letters of ASCII");
        }
        link = switch (via) {
            case MQTT -> new MqttGateLink(settings, context.name(), gateId, timeout);
            case HTTPS -> new HttpGateLink(settings, timeout);
        };
    }

    /** By which a broker knows the one who commands through a destination, unless the settings say it. */
    public static String clientId(String destination) {
        return "keruen-dispatcher-" + destination;
    }

    @Override
    public boolean takes(Notice notice) {
        return notice instanceof Notice.OfClearance clearance
                && clearance.decision().gateId().equals(gateId);
    }

    @Override
    public Attempt attempt(Delivery delivery) throws InterruptedException {
        long term = authority.term();
        if (term == 0) {
            return Attempt.waitUntil("it is not this dispatcher's turn to command", clock.millis() + TERM_WAIT_MS);
        }
        if (!(delivery.notice() instanceof Notice.OfClearance clearance)) {
            return Attempt.refused("a gate takes clearances only");
        }
        try {
            CommandBook commands = book(term);
            Attempt refusal = takeOver(commands);
            if (refusal != null) {
                return refusal;
            }
            long nowMs = authority.decisions().millis();
            GateCommand command = commands.command(clearance.decision(), nowMs);
            return command == null ? nothing(commands, clearance.decision(), nowMs) : send(command);
        } catch (IOException e) {
            return Attempt.retry("the gate was not reached: " + e);
        }
    }

    private static Attempt nothing(CommandBook commands, ClearanceDecision decision, long nowMs) {
        return decision.isGrant() && commands.isTooLate(decision, nowMs)
                ? Attempt.late("too late: decided " + (nowMs - decision.decidedAtMs()) + " ms ago")
                : Attempt.needless("nothing to command: done before, or a newer decision counts");
    }

    @Override
    public boolean isOnDuty() {
        return authority.term() != 0;
    }

    /** The dispatcher before shall command no more, from the beginning of the term on and not from its first decision. */
    @Override
    public void begin() throws InterruptedException {
        long term = authority.term();
        if (term == 0 || isTaken) {
            return;
        }
        try {
            takeOver(book(term));
        } catch (IOException e) {
            LOG.debug("gate {} was not reached to close it at the beginning of term {}", gateId, term, e);
        }
    }

    private CommandBook book(long term) {
        CommandBook known = book;
        if (known == null) {
            durable = authority.last(gateId);
            known = new CommandBook(gateId, term, durable);
            book = known;
        }
        return known;
    }

    /** Closes the gate at the beginning of a term; {@code null} once that is done. */
    private @Nullable Attempt takeOver(CommandBook commands) throws IOException, InterruptedException {
        if (isTaken) {
            return null;
        }
        GateCommand close = commands.takeOver(authority.decisions().millis());
        close = close == null ? commands.last() : close;
        if (close != null && !close.isOpen()) {
            Attempt attempt = send(close);
            if (attempt.outcome() != Attempt.Outcome.DELIVERED) {
                return attempt;
            }
        }
        isTaken = true;
        return null;
    }

    private Attempt send(GateCommand command) throws IOException, InterruptedException {
        if (!command.equals(durable)) {
            authority.put(command); // again if it failed before: no number goes out that does not stand on disk
            durable = command;
        }
        String id = GateMessages.id(command);
        byte[] bytes = GateMessages.bytes(command);
        long timestampS = clock.millis() / 1_000;
        GateMessages.Answer answer =
                link.send(command, new GateLink.SignedBytes(id, timestampS, signer.sign(id, timestampS, bytes), bytes));
        String words = command.order() + " " + command.number().epoch() + "."
                + command.number().counter() + ": " + answer.verdict().sentence();
        return answer.verdict().isAccepted() ? Attempt.delivered(words) : Attempt.refused(words);
    }

    @Override
    public void close() {
        link.close();
    }
}
