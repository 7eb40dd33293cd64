package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.ProcessMeter;
import io.keruen.benchmarks.process.BrokerMain;
import io.keruen.benchmarks.process.ChildJvm;
import io.keruen.benchmarks.process.Scratch;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.zone.ZoneSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Measures one load: broker and job in processes of their own; vehicles, ticker and reader in this one. */
final class LatencyBenchmark {
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(2, TimeOwner.BROKER);
    private static final long AHEAD_MS = 3_000;
    private static final long PATIENCE_MS = 15_000;
    private static final long START_PATIENCE_MS = 180_000;
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LatencyPlan plan;
    private final int rate;

    LatencyBenchmark(LatencyPlan plan, int rate) {
        this.plan = plan;
        this.rate = rate;
    }

    /** Measures. */
    LatencyRow run() throws IOException, ExecutionException, InterruptedException {
        try (Scratch scratch = Scratch.make();
                HistoryBeside history = plan.withHistory()
                        ? HistoryBeside.start(scratch.folder().resolve("influxdb"))
                        : null;
                ChildJvm broker = BrokerMain.start(scratch.folder())) {
            String address = BrokerMain.address(broker);
            try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address))) {
                TopicSetup.ensure(admin, LAYOUT);
            }
            try (KafkaProducer<byte[], byte[]> control = producer(address);
                    Ticker ticker = Ticker.start(control, InputPartitions.of(LAYOUT), Ticker.PERIOD);
                    ChildJvm job = LiveJobMain.start(scratch.folder(), address, history);
                    KafkaProducer<byte[], byte[]> frames = producer(address);
                    KafkaProducer<byte[], byte[]> lanes = producer(address);
                    Reception reception =
                            Reception.start(scratch.folder().resolve("dispatcher"), address, LatencyPlan.GATES);
                    AlertWatch watch = AlertWatch.start(address)) {
                awaitRunning(job);
                LatencyRow row = measure(
                        new Clients(control, frames, lanes), watch, reception, new Others(broker, job, history));
                check("the ticker", ticker.failure());
                check("the dispatcher", reception.failure());
                check("the reader of alerts", watch.failure());
                return row;
            }
        }
    }

    /** A vehicle has nothing to wait for: each frame goes out at once. */
    private static KafkaProducer<byte[], byte[]> producer(String address) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void awaitRunning(ChildJvm job) throws IOException {
        long untilMs = System.currentTimeMillis() + START_PATIENCE_MS;
        while (!LiveJobMain.status(job).equals("RUNNING")) {
            if (System.currentTimeMillis() > untilMs) {
                throw new IllegalStateException("the job does not start");
            }
            LockSupport.parkNanos(NAP_NS);
        }
    }

    private LatencyRow measure(Clients clients, AlertWatch watch, Reception reception, Others others)
            throws IOException, InterruptedException {
        long startMs = System.currentTimeMillis() + AHEAD_MS;
        Traffic traffic = new Traffic(rate / LatencyPlan.SAMPLES_A_SECOND, plan.samples(), startMs);
        GateScene scene = new GateScene(LatencyPlan.GATES, plan.trucksPerGate(), startMs);
        sendControl(clients.control(), traffic.zones(), traffic.plans());
        sendControl(clients.control(), scene.zones(), scene.plans());
        List<Cause> causes = traffic.causes();
        LoadGenerator load = new LoadGenerator(traffic, plan.frameSize(), clients.frames());
        Thread vehicles = new Thread(load, "vehicles");
        long fromMs = startMs + plan.warmUpS() * 1_000L;
        GateVoice voice = new GateVoice(clients.lanes());
        GateTraffic lanes =
                new GateTraffic(scene, reception.gates(), voice, fromMs, fromMs + plan.measuredS() * 1_000L);
        Thread gates = new Thread(lanes, "gates");
        HistoryBeside history = others.history();
        try (Outage outage = history == null ? null : history.outage(fromMs, fromMs + plan.measuredS() * 1_000L)) {
            vehicles.start();
            gates.start();
            TimeUnit.MILLISECONDS.sleep(Math.max(0, fromMs - System.currentTimeMillis()));
            Used before = Used.now(others);
            vehicles.join();
            Used after = Used.now(others);
            gates.join();
            check("a vehicle", load.failure());
            check("a gate", voice.failure());
            GateFigures figures = lanes.figures();
            awaitAlerts(watch, reception.hook(), causes.size() + figures.opened());
            LiveJobMain.status(others.job());
            Ledger.Sent sent = cause -> traffic.eventTimeMs(
                    cause.vehicle(),
                    LoadGenerator.lastOfFrame(cause.vehicle(), cause.sample(), plan.frameSize(), plan.samples()));
            Ledger ledger = Ledger.of(causes, watch.raised(), reception.hook().heardMs(), sent, fromMs);
            List<Outage.Span> spans = outage == null ? List.of() : outage.spans();
            boolean isCaughtUp = history == null
                    || history.awaitCaughtUp(spans.get(spans.size() - 1).fromMs());
            double seconds = (after.wallNs - before.wallNs) / 1e9;
            return new LatencyRow(
                    rate,
                    plan.frameSize(),
                    causes.size(),
                    ledger,
                    figures,
                    reception.hook().refused(),
                    reception.inVain(),
                    load.lateMs(),
                    (after.jobNs - before.jobNs) / 1e9 / seconds,
                    (after.brokerNs - before.brokerNs) / 1e9 / seconds,
                    (after.ownNs - before.ownNs) / 1e9 / seconds,
                    spans,
                    history == null ? 0 : history.points(),
                    isCaughtUp);
        }
    }

    private static void sendControl(
            KafkaProducer<byte[], byte[]> producer, List<ZoneSpec> ours, List<EscortPlan> escorts) {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        ZoneCodec zones = new ZoneCodec(schemas);
        PlanCodec plans = new PlanCodec(schemas);
        for (ZoneSpec zone : ours) {
            send(producer, Topics.CONTROL_ZONES, zone.id() + "@" + zone.version(), zones.encode(zone));
        }
        for (EscortPlan plan : escorts) {
            send(producer, Topics.CONTROL_ESCORTS, plan.escortId() + "@" + plan.version(), plans.encode(plan));
        }
        producer.flush();
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Topics topic, String key, byte[] value) {
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic.topicName(), 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static void awaitAlerts(AlertWatch watch, Hook hook, int count) {
        long untilMs = System.currentTimeMillis() + PATIENCE_MS;
        while ((watch.count() < count || hook.heardMs().size() < watch.count())
                && System.currentTimeMillis() < untilMs) {
            LockSupport.parkNanos(NAP_NS);
        }
    }

    private static void check(String who, @Nullable Exception failure) {
        if (failure != null) {
            throw new IllegalStateException(who + " failed: " + failure, failure);
        }
    }

    /** A producer for each who speaks, so that nobody waits for another. */
    private record Clients(
            KafkaProducer<byte[], byte[]> control,
            KafkaProducer<byte[], byte[]> frames,
            KafkaProducer<byte[], byte[]> lanes) {}

    /** What runs in processes of its own. */
    private record Others(
            ChildJvm broker, ChildJvm job, @Nullable HistoryBeside history) {}

    /** CPU time that the processes have used. */
    private record Used(long wallNs, long jobNs, long brokerNs, long ownNs) {
        static Used now(Others others) throws IOException {
            return new Used(System.nanoTime(), others.job.cpuNs(), others.broker.cpuNs(), ProcessMeter.cpuNs());
        }
    }
}
