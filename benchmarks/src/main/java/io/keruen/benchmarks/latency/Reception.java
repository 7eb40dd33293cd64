package io.keruen.benchmarks.latency;

import io.keruen.app.dispatcher.Dispatcher;
import io.keruen.app.dispatcher.DispatcherSetup;
import io.keruen.app.dispatcher.OutboxStart;
import io.keruen.app.dispatcher.queue.DeliveryListener;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.simulator.run.receiver.GateController;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The real dispatcher, and those whom it tells: a customs office by signed webhook, gates by signed commands over HTTP. */
final class Reception implements AutoCloseable {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final long SEED = 1;
    private static final String CUSTOMS = "customs";

    /** What is urgent has a queue of its own: in the other it waits for its turn behind all that is not. */
    private static final String URGENT = "customs-urgent";

    private final Hook hook;
    private final List<GateController> gates;
    private final Dispatcher dispatcher;
    private final Map<String, Integer> inVain;

    private Reception(Hook hook, List<GateController> gates, Dispatcher dispatcher, Map<String, Integer> inVain) {
        this.hook = hook;
        this.gates = gates;
        this.dispatcher = dispatcher;
        this.inVain = inVain;
    }

    /** Starts all of them. */
    static Reception start(Path folder, String bootstrapServers, int gateCount) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("secret"), SECRET);
        WebhookVerifier verifier = new WebhookVerifier(SECRET, null, TOLERANCE);
        Hook hook = Hook.open(verifier);
        List<GateController> gates = new ArrayList<>();
        List<URI> urls = new ArrayList<>();
        for (int gate = 0; gate < gateCount; gate++) {
            GateController controller =
                    new GateController(GateScene.gateId(gate), verifier, Clock.systemUTC(), Clock.systemUTC());
            gates.add(controller);
            urls.add(controller.listenHttp());
        }
        Path routing = folder.resolve("routing.yaml");
        Files.writeString(routing, routing(hook.url(), urls));
        Map<String, Integer> inVain = new ConcurrentHashMap<>();
        try {
            Dispatcher dispatcher = Dispatcher.start(new DispatcherSetup(
                    KafkaAccess.open(bootstrapServers),
                    routing,
                    folder.resolve("data"),
                    OutboxStart.BEGINNING,
                    Clock.systemUTC(),
                    Clock.systemUTC(),
                    SEED,
                    (destination, event, item, delivery, detail) -> {
                        if (event == DeliveryListener.Event.FAILED) {
                            inVain.merge(detail, 1, Integer::sum);
                        }
                    }));
            return new Reception(hook, gates, dispatcher, inVain);
        } catch (SettingException e) {
            throw new IllegalStateException("the dispatcher does not start: " + e.getMessage(), e);
        }
    }

    private static String routing(URI customs, List<URI> gates) {
        String common = "allow-hosts: [127.0.0.1], hmac-file: secret";
        StringBuilder text = new StringBuilder("destinations:\n");
        for (String name : List.of(CUSTOMS, URGENT)) {
            text.append("  " + name + ": {kind: webhook, url: \"" + customs + "\", handshake: false, batch: 100, "
                    + common + "}\n");
        }
        List<String> names = new ArrayList<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            String name = GateScene.gateId(gate);
            names.add(name);
            text.append("  " + name + ": {kind: gate, gate: " + name + ", via: HTTPS, url: \"" + gates.get(gate)
                    + "\", " + common + "}\n");
        }
        text.append("routes:\n  - {to: [" + CUSTOMS + "]}\n  - {severity-from: CRITICAL, to: [" + URGENT + "]}\n");
        text.append("  - {records: [CLEARANCES], to: " + names + "}\n");
        text.append("pages-to: [" + CUSTOMS + "]\nwatch: {ticks-stale-after: 3650d, vehicles-stale-after: 3650d}\n");
        return text.toString();
    }

    /** The office. */
    Hook hook() {
        return hook;
    }

    /** The gates, by number. */
    List<GateController> gates() {
        return gates;
    }

    /** How many tries were in vain, by what came of them. */
    Map<String, Integer> inVain() {
        return new TreeMap<>(inVain);
    }

    /** What ended the dispatcher. */
    @Nullable
    Exception failure() {
        return dispatcher.failure();
    }

    @Override
    public void close() throws InterruptedException {
        closed(dispatcher);
        hook.close();
        for (GateController gate : gates) {
            closed(gate);
        }
    }

    private static void closed(AutoCloseable part) throws InterruptedException {
        try {
            part.close();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a receiver does not end", e);
        }
    }
}
