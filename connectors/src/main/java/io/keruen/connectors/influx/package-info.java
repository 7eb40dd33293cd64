/**
 * The way into InfluxDB 1.x: a sink of our own with its own buffer, flushed at checkpoints, and its own table of what
 * each answer means. The library's batch mode and UDP lose points without a word and may not be used.
 */
@NullMarked
package io.keruen.connectors.influx;

import org.jspecify.annotations.NullMarked;
