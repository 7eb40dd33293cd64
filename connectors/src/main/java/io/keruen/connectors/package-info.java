/**
 * How records enter and leave: codecs, clients of Kafka, the sink into InfluxDB, scenario folders and outlets. Flink's
 * sources and sinks of Kafka stand in {@code jobs}.
 *
 * <p>Units are converted here, once, in the codecs. No decision about danger is made here.
 */
@NullMarked
package io.keruen.connectors;

import org.jspecify.annotations.NullMarked;
