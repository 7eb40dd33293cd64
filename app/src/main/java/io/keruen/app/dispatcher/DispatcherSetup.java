package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DeliveryListener;
import io.keruen.connectors.kafka.KafkaAccess;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatcher is started with.
 *
 * @param kafka where the broker is, and who asks it
 * @param start where a topic is read from that was read before, but not with this folder; {@code null} = nobody said
 * @param clock the wall clock
 * @param decisions the clock by which the interlock decides: the wall clock, but while a recorded scenario plays
 * @param seed of the jitter
 * @param observer told of what comes of each delivery
 */
public record DispatcherSetup(
        KafkaAccess kafka,
        Path routing,
        Path data,
        @Nullable OutboxStart start,
        Clock clock,
        Clock decisions,
        long seed,
        DeliveryListener observer) {}
