/**
 * The whole system on one machine, of real parts: a Kafka broker, a Flink cluster, the player of a scenario. Each part
 * is started and closed by itself; {@link io.keruen.app.embedded.EmbeddedSystem} puts them in order.
 */
@NullMarked
package io.keruen.app.embedded;

import org.jspecify.annotations.NullMarked;
