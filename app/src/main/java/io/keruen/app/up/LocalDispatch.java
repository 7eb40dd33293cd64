package io.keruen.app.up;

import io.keruen.app.dispatcher.Dispatcher;
import io.keruen.app.dispatcher.DispatcherSetup;
import io.keruen.app.dispatcher.OutboxStart;
import io.keruen.app.play.ScenarioTime;
import io.keruen.app.process.Parts;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.outlet.OwnFiles;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.simulator.run.receiver.CustomsOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The dispatcher of an embedded system, a customs office on this machine that takes its webhooks and checks them, and the
 * gates that it commands.
 */
final class LocalDispatch implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final long SEED = 1;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** A scenario that is over ticks no more, and nobody shall be called for it. */
    private static final String ROUTING = """
            # Written by keruen up at each start: all alerts go to a customs office of this process, and into a CAP feed;
            # clearances go to the gates of this process.
            destinations:
              customs: {kind: webhook, url: "%s", allow-hosts: [127.0.0.1], hmac-file: secret, source: /keruen/up, batch: 100}
              feed: {kind: cap, sender: keruen@localhost, status: Exercise, folder: cap}
            %sroutes:
              - {to: [customs, feed]}
              - {records: [TRANSITS], to: [customs]}
            %spages-to: [customs]
            watch: {ticks-stale-after: 3650d, vehicles-stale-after: 3650d}
            """;

    private final Parts parts = new Parts();
    private final CustomsOffice office;
    private final LocalGates gates;
    private final Dispatcher dispatcher;

    private LocalDispatch(
            Path folder, String bootstrapServers, String secret, Clock scenario, Collection<String> gateIds)
            throws Exception {
        WebhookVerifier verifier = new WebhookVerifier(secret, null, TOLERANCE);
        try {
            office = parts.add(
                    new CustomsOffice(verifier, Clock.systemUTC(), Duration.ofSeconds(1)), CustomsOffice::close);
            office.open();
            gates = parts.add(
                    LocalGates.start(folder, bootstrapServers, gateIds, verifier, scenario), LocalGates::close);
            Path routing = folder.resolve("routing.yaml");
            LocalGates.Routes toGates = gates.routes();
            Files.writeString(
                    routing,
                    String.format(Locale.ROOT, ROUTING, office.url(), toGates.destinations(), toGates.route()));
            dispatcher = parts.add(
                    Dispatcher.start(new DispatcherSetup(
                            KafkaAccess.open(bootstrapServers),
                            routing,
                            folder.resolve("data"),
                            OutboxStart.BEGINNING, // the office is new as well
                            Clock.systemUTC(),
                            scenario,
                            SEED,
                            (destination, event, item, delivery, detail) -> {})),
                    Dispatcher::close);
        } catch (Exception e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts all.
     *
     * @param folder in which the dispatcher keeps what it owes
     * @param scenarioMs the scenario's time, by which gates are decided
     * @param gateIds the gates of the scenario
     */
    static LocalDispatch start(
            Path folder, String bootstrapServers, LongSupplier scenarioMs, Collection<String> gateIds)
            throws Exception {
        OwnFiles.createFolder(folder);
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
        OwnFiles.write(folder.resolve("secret"), secret);
        try {
            return new LocalDispatch(folder, bootstrapServers, secret, new ScenarioTime(scenarioMs), gateIds);
        } catch (SettingException | IOException | RuntimeException e) {
            throw new IllegalStateException("the dispatcher does not start: " + e.getMessage(), e);
        }
    }

    /** Where the office takes webhooks. */
    String url() {
        return office.url().toString();
    }

    /** The gates. */
    LocalGates gates() {
        return gates;
    }

    /** How it stands, for the status line. */
    String words() {
        return "customs took " + office.log().shown().size() + ", owed " + dispatcher.openCount();
    }

    /** Whether everything that was read has been delivered. */
    boolean isIdle() {
        return dispatcher.openCount() == 0;
    }

    /** What ended it, {@code null} while it works. */
    @Nullable
    Exception failure() {
        Exception ofDispatcher = dispatcher.failure();
        return ofDispatcher == null ? gates.failure() : ofDispatcher;
    }

    @Override
    public void close() throws Exception {
        parts.close();
    }
}
