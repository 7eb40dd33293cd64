package io.keruen.connectors.influx;

import java.io.Serializable;
import java.net.URI;

/**
 * Where the history goes. The retention policy is always named: left out, points would go to one called autogen.
 *
 * @param url http or https, with the port
 */
public record InfluxTarget(String url, String database, String retentionPolicy, InfluxAccess access)
        implements Serializable {
    /** Refuses what cannot be connected to. */
    public InfluxTarget {
        String scheme = URI.create(url).getScheme();
        if (URI.create(url).getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(url + " is no address of an InfluxDB: http://host:8086 is one");
        }
        requireName("database", database);
        requireName("retention policy", retentionPolicy);
    }

    /** Letters, digits, points, lines: so that a name needs no quotes to be escaped. */
    private static void requireName(String what, String name) {
        if (!name.matches("[A-Za-z0-9_.-]{1,128}")) {
            throw new IllegalArgumentException(name + " is no name of a " + what);
        }
    }
}
