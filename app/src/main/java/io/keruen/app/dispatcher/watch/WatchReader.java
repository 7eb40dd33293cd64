package io.keruen.app.dispatcher.watch;

import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.schemas.TelemetryState;
import io.keruen.schemas.VehicleStateRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Listens for ticks, in a topic where little else stands, and for vehicle states. What counts is when a record is read,
 * not what time it bears: a stamp of yesterday may be a scenario that plays. Used by one thread.
 */
public final class WatchReader {
    private static final String TICKS = Topics.GATES_DEVICES.topicName();
    private static final String VEHICLES = Topics.ESCORT_VEHICLES.topicName();

    private final Consumer<byte[], byte[]> consumer;
    private final Watch watch;
    private final Clock clock;
    private final RecordCodec<VehicleStateRecord> codec =
            new RecordCodec<>(SchemaStore.ofThisBuild(), VehicleStateRecord.getClassSchema());
    /** Where the vehicle states end that were there before this reader. */
    private Map<TopicPartition, Long> history = Map.of();

    private boolean isAssigned;

    /** A reader; the consumer stays its owner's and has no group. */
    public WatchReader(Consumer<byte[], byte[]> consumer, Watch watch, Clock clock) {
        this.consumer = consumer;
        this.watch = watch;
        this.clock = clock;
    }

    /** Reads for a while. */
    public void read(Duration time) {
        if (!isAssigned && !assign(time)) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
            if (record.topic().equals(TICKS)) {
                if (Ticker.isTick(record)) {
                    watch.tick(clock.millis());
                }
            } else {
                vehicle(record);
            }
        }
        if (!history.isEmpty() && isHistoryRead(time)) {
            history = Map.of();
            watch.historyRead();
        }
    }

    private boolean isHistoryRead(Duration time) {
        try {
            return history.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), time) >= end.getValue());
        } catch (TimeoutException e) {
            return false; // asked again at the next look
        }
    }

    /** What is there is listened to, and asked for again until both topics are; whether anything is. */
    private boolean assign(Duration time) {
        try {
            List<TopicPartition> ticks = partitions(TICKS, time);
            List<TopicPartition> vehicles = partitions(VEHICLES, time);
            List<TopicPartition> all = new ArrayList<>(ticks);
            all.addAll(vehicles);
            if (!consumer.assignment().equals(Set.copyOf(all))) {
                history = consumer.endOffsets(vehicles, time);
                consumer.assign(all);
                consumer.seekToEnd(ticks);
                consumer.seekToBeginning(vehicles);
            }
            isAssigned = !ticks.isEmpty() && !vehicles.isEmpty();
            return !all.isEmpty();
        } catch (TimeoutException e) {
            // Nothing is heard: that is what this is for.
            return false;
        }
    }

    private List<TopicPartition> partitions(String topic, Duration time) {
        return consumer.partitionsFor(topic, time).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private void vehicle(ConsumerRecord<byte[], byte[]> record) {
        String vehicleId = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        try {
            boolean isLive =
                    record.value() != null && codec.decode(record.value()).getTelemetryState() == TelemetryState.LIVE;
            long historyEnd = history.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
            if (isLive && record.offset() < historyEnd) {
                watch.vehicleBefore(vehicleId, clock.millis());
            } else if (isLive) {
                watch.vehicle(vehicleId, clock.millis());
            } else {
                watch.vehicleGone(vehicleId);
            }
        } catch (InvalidInputException e) {
            // A state that nobody can read is a state that did not come: it goes stale.
            return;
        }
    }
}
