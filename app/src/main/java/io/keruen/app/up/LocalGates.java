package io.keruen.app.up;

import io.keruen.app.mqtt.LoopbackMqtt;
import io.keruen.app.mqtt.MqttLogin;
import io.keruen.app.process.Parts;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.OwnFiles;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.GateLine;
import io.keruen.simulator.run.receiver.GateController;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gates of a scenario on this machine: an MQTT broker, and for each gate a controller that obeys leases only. Their
 * lanes read what the scenario says that the lanes read.
 */
final class LocalGates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalGates.class);
    private static final String PASSWORD_FILE = "mqtt-password";
    private static final String USER = "keruen";

    private final Parts parts = new Parts();
    private final Map<String, GateController> controllers = new TreeMap<>();
    private final AtomicInteger passedCount = new AtomicInteger();
    private final AtomicInteger openCount = new AtomicInteger();
    private final LoopbackMqtt broker;
    private final AtomicInteger unreadableCount = new AtomicInteger();
    private final TopicReader<ConsumerRecord<byte[], byte[]>> lanes;
    /** Used by the reader's thread only. */
    private final GateDeviceCodec codec = new GateDeviceCodec(SchemaStore.ofThisBuild());

    private LocalGates(
            MqttLogin login,
            String bootstrapServers,
            Collection<String> gateIds,
            WebhookVerifier verifier,
            Clock scenario)
            throws Exception {
        try {
            broker = parts.add(LoopbackMqtt.start(login), LoopbackMqtt::close);
            for (String gateId : gateIds) {
                if (gateId.chars().noneMatch(c -> c == '+' || c == '#' || c == '/' || c < ' ')) {
                    GateController controller = parts.add(
                            new GateController(gateId, verifier, scenario, Clock.systemUTC()), GateController::close);
                    controller.listenMqtt(broker.port(), login.user(), login.password());
                    controllers.put(gateId, controller);
                }
            }
            lanes = parts.add(
                    new TopicReader<>(bootstrapServers, Topics.GATES_DEVICES, record -> record, this::heard),
                    TopicReader::close);
        } catch (Exception e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /**
     * Opens a broker and closed gates; those whose ids no topic can carry have no controller.
     *
     * @param folder where the broker's password is written for the dispatcher
     * @param scenario the clock of the gates
     */
    static LocalGates start(
            Path folder, String bootstrapServers, Collection<String> gateIds, WebhookVerifier verifier, Clock scenario)
            throws Exception {
        MqttLogin login = MqttLogin.of(USER);
        OwnFiles.write(folder.resolve(PASSWORD_FILE), login.password());
        return new LocalGates(login, bootstrapServers, gateIds, verifier, scenario);
    }

    /** Told by the reader's thread what stands in the topic: whoever may write there ends nobody with it. */
    private void heard(ConsumerRecord<byte[], byte[]> record, boolean isOld) {
        if (record.value() == null) {
            unreadableCount.incrementAndGet();
            return;
        }
        GateLine line;
        try {
            line = codec.decode(record.value(), record.timestamp(), record.offset());
        } catch (InvalidInputException e) {
            LOG.info("{} at {} is no report of a gate", record.topic(), record.offset(), e);
            unreadableCount.incrementAndGet();
            return;
        }
        happened(line, isOld);
    }

    /** What a lane has read. */
    private void happened(GateLine line, boolean isOld) {
        String vehicleId = line.readVehicleId();
        GateController controller = controllers.get(line.gateId());
        if (controller == null) {
            return;
        }
        if (line.event() == GateLine.Event.ARRIVED && vehicleId != null) {
            controller.arrived(vehicleId, line.eventTimeMs());
        } else if (line.event() == GateLine.Event.PASSED) {
            boolean wasOpen = controller.passed(vehicleId, line.eventTimeMs());
            if (!isOld) {
                passedCount.incrementAndGet();
                openCount.addAndGet(wasOpen ? 1 : 0);
            }
        }
    }

    /** The entries of the routing file for the gates, and the route to them; empty where there are none. */
    Routes routes() {
        StringBuilder destinations = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (String gateId : controllers.keySet()) {
            String name = "gate-" + (names.size() + 1);
            names.add(name);
            destinations.append(String.format(
                    Locale.ROOT,
                    "  %s: {kind: gate, gate: \"%s\", host: 127.0.0.1, port: %d, tls: false, user: %s,"
                            + " password-file: %s, hmac-file: secret}\n",
                    name,
                    gateId.replace("\\", "\\\\").replace("\"", "\\\""),
                    broker.port(),
                    USER,
                    PASSWORD_FILE));
        }
        String route = names.isEmpty() ? "" : "  - {records: [CLEARANCES], to: [" + String.join(", ", names) + "]}\n";
        return new Routes(destinations.toString(), route);
    }

    /** Parts of a routing file, each some lines or none. */
    record Routes(String destinations, String route) {}

    /** For whom a gate is open now, {@code null} while it is closed. */
    @Nullable
    String openFor(String gateId) {
        GateController controller = controllers.get(gateId);
        return controller == null ? null : controller.openFor();
    }

    /** What the gates were told and what passed them. */
    String words() {
        int obeyed = controllers.values().stream()
                .mapToInt(each -> each.log().shown().size())
                .sum();
        int refused = controllers.values().stream()
                .mapToInt(each -> each.log().refused().size())
                .sum();
        int unreadable = unreadableCount.get();
        return String.format(
                Locale.ROOT,
                "gates: %d commands obeyed, %d refused%s; %d of %d vehicles passed while theirs was open",
                obeyed,
                refused,
                unreadable == 0 ? "" : "; " + unreadable + " records of lanes unreadable",
                openCount.get(),
                passedCount.get());
    }

    /** Where the broker of the gates listens. */
    String address() {
        return "mqtt://127.0.0.1:" + broker.port();
    }

    /** What ended the reading of the lanes, {@code null} while it goes on. */
    @Nullable
    Exception failure() {
        return lanes.failure();
    }

    @Override
    public void close() throws Exception {
        parts.close();
    }
}
