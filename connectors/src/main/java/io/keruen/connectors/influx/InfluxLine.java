package io.keruen.connectors.influx;

/**
 * One point on its way to InfluxDB. Its time is part of the text, so that writing it again changes nothing.
 *
 * @param text the point in line protocol, its time in nanoseconds
 * @param source the partition it came from, {@code topic-partition}
 * @param offset where it came from in there
 * @param ingestTimeMs when that reached the broker
 */
public record InfluxLine(String text, String source, long offset, long ingestTimeMs) {}
