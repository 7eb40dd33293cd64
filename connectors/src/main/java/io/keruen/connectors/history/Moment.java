package io.keruen.connectors.history;

import java.util.concurrent.TimeUnit;
import org.influxdb.dto.Point;

/**
 * The time of a point, from the record alone: written again, it lies on itself. Two points of the same tags and
 * millisecond would lie on each other, so the nanoseconds tell them apart.
 */
final class Moment {
    private static final long NS_PER_MS = 1_000_000;

    /** So many of one subject keep their order in one millisecond. */
    private static final int ORDERS = 1_000;

    /** The last that the database has, in the year 2262: a number cannot name a later one. */
    private static final long LAST_MS = Long.MAX_VALUE / NS_PER_MS - 1;

    private Moment() {}

    private static long ns(long ms) {
        return Math.min(ms, LAST_MS) * NS_PER_MS;
    }

    /** One that the tags tell from all others of its millisecond. */
    static void at(Point.Builder point, long ms) {
        point.time(ns(ms), TimeUnit.NANOSECONDS);
    }

    /** One that the tags and this text tell from all others of its millisecond, wherever in the log it stands. */
    static void at(Point.Builder point, long ms, String subject) {
        point.time(ns(ms) + Math.floorMod(subject.hashCode(), NS_PER_MS), TimeUnit.NANOSECONDS);
    }

    /** One among others of the same tags, in the order of the log. */
    static void at(Point.Builder point, long ms, long offset) {
        point.time(ns(ms) + Math.floorMod(offset, NS_PER_MS), TimeUnit.NANOSECONDS);
    }

    /**
     * One of what was said about the input at a place of its source, wherever in the log it stands: inputs side by side
     * never meet, what was said about one of them differs by its content.
     */
    static void ofInput(Point.Builder point, long ms, long place, String content) {
        long ofPlaceNs = (long) ORDERS * Math.floorMod(place, ORDERS);
        point.time(ns(ms) + ofPlaceNs + Math.floorMod(content.hashCode(), ORDERS), TimeUnit.NANOSECONDS);
    }

    /** One of several of the same subject, in their order, wherever in the log it stands. */
    static void at(Point.Builder point, long ms, String subject, int order) {
        long ofSubjectNs = Math.floorMod(subject.hashCode(), NS_PER_MS - ORDERS);
        point.time(ns(ms) + ofSubjectNs + Math.floorMod(order, ORDERS), TimeUnit.NANOSECONDS);
    }
}
