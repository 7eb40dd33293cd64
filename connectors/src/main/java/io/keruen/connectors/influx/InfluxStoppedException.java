package io.keruen.connectors.influx;

import java.io.IOException;

/** InfluxDB takes nothing until a person has looked: the message says what it said. */
public final class InfluxStoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    InfluxStoppedException(String message) {
        super(message);
    }
}
