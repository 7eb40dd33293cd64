/** The parts of the history job: records from Kafka in, points for InfluxDB out. It decides nothing. */
@NullMarked
package io.keruen.jobs.history;

import org.jspecify.annotations.NullMarked;
