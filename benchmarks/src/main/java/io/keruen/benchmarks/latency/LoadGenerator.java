package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.Percentiles;
import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.connectors.names.Topics;
import io.keruen.core.sample.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends the traffic when it is due and notes how late it was. It never waits for an answer, and what it could not send
 * in time it sends at once: latency counts from when a sample was due. Runs in the thread that calls {@link #run()}.
 */
final class LoadGenerator implements Runnable {
    private static final long NAP_NS = 200_000;

    private final Traffic traffic;
    private final int frameSize;
    private final Producer<byte[], byte[]> producer;
    private final FrameEncoder encoder = new FrameEncoder();
    private final Frame frame;
    private final byte[][] keys;
    private final List<Integer> order;
    private final Percentiles lateMs = new Percentiles();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    LoadGenerator(Traffic traffic, int frameSize, Producer<byte[], byte[]> producer) {
        this.traffic = traffic;
        this.frameSize = frameSize;
        this.producer = producer;
        frame = new Frame(frameSize);
        keys = new byte[traffic.vehicles()][];
        for (int vehicle = 0; vehicle < keys.length; vehicle++) {
            keys[vehicle] = traffic.vehicleId(vehicle).getBytes(StandardCharsets.UTF_8);
        }
        order = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(Traffic::phaseMs))
                .toList();
    }

    /** The last sample of the frame in which a sample is sent; frames of different vehicles end at different times. */
    static int lastOfFrame(int vehicle, int sample, int frameSize, int samples) {
        int ahead = (sample + vehicle) % frameSize;
        return Math.min(samples - 1, sample + frameSize - 1 - ahead);
    }

    @Override
    public void run() {
        for (int sample = 0; sample < traffic.samples() && failure.get() == null; sample++) {
            for (int vehicle : order) {
                if (lastOfFrame(vehicle, sample, frameSize, traffic.samples()) == sample) {
                    send(vehicle, sample);
                }
            }
        }
        producer.flush();
    }

    private void send(int vehicle, int last) {
        int first = last;
        while (first > 0 && lastOfFrame(vehicle, first - 1, frameSize, traffic.samples()) == last) {
            first--;
        }
        frame.reset(last - first + 1);
        frame.vehicleId = traffic.vehicleId(vehicle);
        frame.bootId = 1;
        frame.firstSequence = first;
        frame.softwareVersion = "7.4.1";
        for (int sample = first; sample <= last; sample++) {
            traffic.write(vehicle, sample, frame, sample - first);
        }
        long dueMs = traffic.eventTimeMs(vehicle, last);
        frame.sentAtMs = dueMs;
        byte[] payload = encoder.encode(frame);
        long nowMs = System.currentTimeMillis();
        while (nowMs < dueMs) {
            LockSupport.parkNanos(NAP_NS);
            nowMs = System.currentTimeMillis();
        }
        lateMs.add(nowMs - dueMs);
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(Topics.TELEMETRY_FRAMES.topicName(), keys[vehicle], payload),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    /** How late it handed over frames, ms; good once it has ended. */
    Percentiles lateMs() {
        return lateMs;
    }

    /** What ended it before its end. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
