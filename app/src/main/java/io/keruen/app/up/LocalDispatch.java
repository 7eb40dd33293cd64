package io.keruen.app.up;

import io.keruen.app.dispatcher.Dispatcher;
import io.keruen.app.dispatcher.DispatcherSetup;
import io.keruen.app.embedded.ScenarioTime;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.simulator.run.receiver.CustomsOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The dispatcher of an embedded system, and a customs office on this machine that takes its webhooks and checks them. */
final class LocalDispatch implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final long SEED = 1;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** A scenario that is over ticks no more, and nobody shall be called for it. */
    private static final String ROUTING = """
            # Written by keruen up at each start: all alerts go to a customs office of this process, and into a CAP feed.
            destinations:
              customs: {kind: webhook, url: "%s", allow-hosts: [127.0.0.1], hmac-file: secret, source: /keruen/up}
              feed: {kind: cap, sender: keruen@localhost, status: Exercise, folder: cap}
            routes:
              - {to: [customs, feed]}
              - {records: [TRANSITS], to: [customs]}
            pages-to: [customs]
            watch: {ticks-stale-after: 3650d, vehicles-stale-after: 3650d}
            """;

    private final CustomsOffice office;
    private final Dispatcher dispatcher;

    private LocalDispatch(CustomsOffice office, Dispatcher dispatcher) {
        this.office = office;
        this.dispatcher = dispatcher;
    }

    /**
     * Starts both.
     *
     * @param folder in which the dispatcher keeps what it owes
     * @param scenarioMs the scenario's time, by which gates are decided
     */
    static LocalDispatch start(Path folder, String bootstrapServers, LongSupplier scenarioMs)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
        Files.writeString(folder.resolve("secret"), secret);
        CustomsOffice office = new CustomsOffice(
                new WebhookVerifier(secret, null, TOLERANCE), Clock.systemUTC(), Duration.ofSeconds(1));
        office.open();
        Path routing = folder.resolve("routing.yaml");
        Files.writeString(routing, String.format(Locale.ROOT, ROUTING, office.url()));
        try {
            return new LocalDispatch(
                    office,
                    Dispatcher.start(new DispatcherSetup(
                            bootstrapServers,
                            routing,
                            folder.resolve("data"),
                            Clock.systemUTC(),
                            new ScenarioTime(scenarioMs),
                            SEED,
                            (destination, event, item, delivery, detail) -> {})));
        } catch (SettingException | IOException | RuntimeException e) {
            office.close();
            throw new IllegalStateException("the dispatcher does not start: " + e.getMessage(), e);
        }
    }

    /** Where the office takes webhooks. */
    String url() {
        return office.url().toString();
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
        return dispatcher.failure();
    }

    @Override
    public void close() throws Exception {
        try {
            dispatcher.close();
        } finally {
            office.close();
        }
    }
}
