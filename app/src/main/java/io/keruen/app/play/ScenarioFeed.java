package io.keruen.app.play;

import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.PlayedFrame;
import io.keruen.connectors.scenario.SampleLog;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioPlayer;
import io.keruen.jobs.control.ControlForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario into the input topics at its own time: control first, then frames and the lines of the other files when
 * they are due, and ticks between them. It stamps what it writes with the scenario's ingest times, so what the job makes of it does not depend
 * on the speed, on this machine's pauses or on a broker that was away: the same as a replay. Each of them carries its
 * number, by which a feed that was killed goes on where it stopped.
 *
 * <p>Runs in the thread that calls {@link #run()}; the other methods may be called by any.
 */
public final class ScenarioFeed implements Runnable {
    /** The header with the number of a frame or a line in the scenario. */
    static final String NUMBER = "frame-number";

    private static final long TICK_NS = 100_000_000;
    private static final int MAX_FRAME_SAMPLES = 1_000;
    private static final TopicPartition ZONES = new TopicPartition(Topics.CONTROL_ZONES.topicName(), 0);
    private static final TopicPartition PLANS = new TopicPartition(Topics.CONTROL_ESCORTS.topicName(), 0);
    private static final TopicPartition POLICIES = new TopicPartition(Topics.CONTROL_POLICIES.topicName(), 0);

    private final Scenario scenario;
    private final TopicLayout layout;
    private final Producer<byte[], byte[]> producer;
    private final FeedProgress done;
    private final ScenarioClock clock;
    private final long firstMs;
    private final long lastMs;
    private final List<TopicPartition> inputs;
    private final ScenarioPlayer player;
    private final List<TimedLines> lines;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private @Nullable ScenarioOfficers officers;
    private volatile boolean isStopped;
    private volatile boolean isPlayed;
    private @Nullable PlayedFrame next;
    private long nextNumber = -1;

    /**
     * A feed that goes on from what has been done.
     *
     * @param done where it goes on
     */
    public ScenarioFeed(
            Scenario scenario, TopicLayout layout, Producer<byte[], byte[]> producer, FeedProgress done, Tempo tempo) {
        this.scenario = scenario;
        this.layout = layout;
        this.producer = producer;
        this.done = done;
        SampleLog samples = scenario.samples();
        int[] order = samples.ingestOrder();
        lines = TimedLines.of(scenario);
        firstMs = Math.min(
                samples.ingestTimeMs(order[0]),
                lines.stream().mapToLong(TimedLines::firstMs).min().orElse(Long.MAX_VALUE));
        lastMs = Math.max(
                samples.ingestTimeMs(order[order.length - 1]),
                lines.stream().mapToLong(TimedLines::lastMs).max().orElse(Long.MIN_VALUE));
        clock = new ScenarioClock(Math.max(firstMs, done.reachedMs()), tempo.speed(), tempo.nanoTime());
        inputs = InputPartitions.of(layout);
        player = ScenarioPlayer.asSent(samples, MAX_FRAME_SAMPLES);
    }

    /** From now on, what only officers may say is signed by them. */
    public void signAs(ScenarioOfficers whoActs) {
        officers = whoActs;
    }

    /** The scenario's time. */
    public long nowMs() {
        return Math.min(clock.nowMs(), lastMs);
    }

    /** Whether everything has been written. */
    public boolean isPlayed() {
        return isPlayed;
    }

    /** What ended it before its end. */
    public @Nullable Exception failure() {
        return failure.get();
    }

    /** Ends it at the next moment. */
    public void stop() {
        isStopped = true;
    }

    @Override
    public void run() {
        try {
            if (!done.hasFrames()) {
                sendControl(firstMs - 1);
            }
            advance();
            for (long tickMs = nowMs(); !isStopped && tickMs < lastMs; tickMs = nowMs()) {
                sendLines(tickMs);
                sendFrames(tickMs);
                tick(tickMs);
                LockSupport.parkNanos(TICK_NS);
            }
            if (!isStopped) {
                sendLines(lastMs);
                sendFrames(lastMs);
                // What stands at a moment is judged once time is past it.
                tick(lastMs + 1);
                producer.flush();
                isPlayed = failure.get() == null;
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void sendControl(long atMs) {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        ZoneCodec zones = new ZoneCodec(schemas);
        PlanCodec plans = new PlanCodec(schemas);
        PolicyCodec policies = new PolicyCodec(schemas);
        scenario.zones().forEach(zone -> sendChange(ZONES, zone.id() + "@" + zone.version(), zones.encode(zone), atMs));
        scenario.plans()
                .forEach(plan -> sendChange(PLANS, plan.escortId() + "@" + plan.version(), plans.encode(plan), atMs));
        scenario.policies()
                .forEach(policy -> sendChange(
                        POLICIES, ControlForm.SYSTEM_POLICY + "@" + policy.version(), policies.encode(policy), atMs));
        producer.flush();
    }

    /** Sends the lines that have reached us by a moment. */
    private void sendLines(long uptoMs) {
        for (TimedLines ofTopic : lines) {
            while (ofTopic.hasNext(uptoMs)) {
                int number = ofTopic.nextNumber();
                TimedLines.Line line = ofTopic.next();
                if (number > done.lastLine(ofTopic.topic())) {
                    sendLine(ofTopic.topic(), line, number);
                }
            }
        }
    }

    private void sendLine(Topics topic, TimedLines.Line line, int number) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.topicName(),
                0,
                line.ingestTimeMs(),
                line.key().getBytes(StandardCharsets.UTF_8),
                line.value(),
                List.of(number(number)));
        String officer = line.officer();
        if (officers != null && officer != null) {
            officers.signAction(record, officer, "line-" + number);
        }
        send(record);
    }

    private static Header number(long number) {
        return new RecordHeader(
                NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Sends the frames that have arrived by a moment. */
    private void sendFrames(long uptoMs) {
        for (PlayedFrame frame = next; frame != null && frame.ingestTimeMs() <= uptoMs; frame = next) {
            int partition = InputPartitions.of(frame.vehicleId(), layout.framePartitions());
            if (nextNumber > done.lastNumber(partition)) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        Topics.TELEMETRY_FRAMES.topicName(),
                        partition,
                        frame.ingestTimeMs(),
                        frame.vehicleId().getBytes(StandardCharsets.UTF_8),
                        frame.payload(),
                        List.of(number(nextNumber)));
                send(record);
            }
            advance();
        }
    }

    private void advance() {
        next = player.hasNext() ? player.next() : null;
        nextNumber++;
    }

    private void tick(long atMs) {
        for (TopicPartition partition : inputs) {
            send(Ticker.record(partition, atMs));
        }
    }

    private void sendChange(TopicPartition partition, String key, byte[] value, long atMs) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                partition.topic(), partition.partition(), atMs, key.getBytes(StandardCharsets.UTF_8), value);
        if (officers != null) {
            officers.signChange(record);
        }
        send(record);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
                isStopped = true;
            }
        });
    }
}
