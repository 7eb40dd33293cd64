package io.keruen.connectors.influx;

import java.io.Serializable;

/**
 * How the history says who it is: a user with a password, or a token, or neither. Never logged.
 *
 * @param user empty = none
 * @param token for the endpoints with which InfluxDB 2.x and 3.x stand in for 1.x; empty = none
 */
public record InfluxAccess(String user, String password, String token) implements Serializable {
    /** To a database that asks nobody. */
    public static final InfluxAccess OPEN = new InfluxAccess("", "", "");

    /** Refuses two ways at once. */
    public InfluxAccess {
        if (!user.isEmpty() && !token.isEmpty()) {
            throw new IllegalArgumentException("a user and a token are two ways in: name one");
        }
    }

    @Override
    public String toString() {
        return user.isEmpty() ? (token.isEmpty() ? "open" : "by token") : "as " + user;
    }
}
