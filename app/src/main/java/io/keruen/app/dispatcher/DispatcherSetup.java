package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.queue.DeliveryListener;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a dispatcher is started with.
 *
 * @param clock the wall clock
 * @param decisions the clock by which the interlock decides: the wall clock, but while a recorded scenario plays
 * @param seed of the jitter
 * @param observer told of what comes of each delivery
 */
public record DispatcherSetup(
        String bootstrapServers,
        Path routing,
        Path data,
        Clock clock,
        Clock decisions,
        long seed,
        DeliveryListener observer) {}
