package io.keruen.app.embedded;

import io.keruen.app.process.FreePort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node, loopback only) in this process. It can be stopped and started again: it comes
 * back on the same port with the same data. Not thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String META = "meta.properties";

    private final Path folder;
    private final Map<String, String> more;
    private final int port = FreePort.find();
    private final int controllerPort = FreePort.find();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private @Nullable KafkaRaftServer server;

    private EmbeddedBroker(Path folder, Map<String, String> more) {
        this.folder = folder;
        this.more = Map.copyOf(more);
    }

    /** Starts a broker that keeps its data in a folder; what is there already is served again. */
    public static EmbeddedBroker start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    /** Starts a broker with settings that count more than its own. */
    static EmbeddedBroker start(Path folder, Map<String, String> more) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(folder.toAbsolutePath(), more);
        broker.start();
        return broker;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Starts it again after {@link #stop()}. */
    public void start() throws Exception {
        if (server != null) {
            throw new IllegalStateException("the broker is running");
        }
        // Kafka ends the process when its disk is full or damaged: here that would be without a word.
        Exit.setExitProcedure(this::giveUp);
        Exit.setHaltProcedure(this::giveUp);
        format();
        KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
        started.startup();
        server = started;
    }

    /** Whether a folder holds nothing of a broker yet. */
    static boolean isNew(Path folder) {
        return !Files.exists(folder.resolve(META));
    }

    /** Why it gave up by itself; {@code null} while it has not. */
    @Nullable
    String failure() {
        return failure.get();
    }

    private void giveUp(int code, @Nullable String message) {
        String reason = "the broker gave up on " + folder + (message == null ? "" : ": " + message)
                + "; is the disk full, or its files damaged?";
        failure.compareAndSet(null, reason);
        // Who asks for the end of the process expects not to come back.
        throw new IllegalStateException(reason);
    }

    /** Stops it; the data stay. One that gave up is left as it is: nobody would wait for it in vain. */
    public void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            if (failure.get() != null) {
                return;
            }
            running.shutdown();
            running.awaitShutdown();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void format() throws Exception {
        if (!isNew(folder)) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(new TreeSet<>(List.of(folder.toString())))
                .setMetadataLogDirectory(Optional.of(folder.toString()))
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        // A typo in a topic's name is an error, not a new topic.
        settings.put("auto.create.topics.enable", "false");
        ofOneNode(settings);
        settings.putAll(more);
        return settings;
    }

    /** One node has no second copy, nobody to wait for, and two cores. */
    private static void ofOneNode(Map<String, Object> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        // Leaving is no hurry for one who leaves nobody behind.
        settings.put("controlled.shutdown.enable", "false");
        settings.put("controller.quorum.request.timeout.ms", "1000");
    }
}
