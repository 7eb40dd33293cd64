/** How fast the history job writes, and what a point costs: Kafka to a real InfluxDB, all on one machine. */
@NullMarked
package io.keruen.benchmarks.history;

import org.jspecify.annotations.NullMarked;
