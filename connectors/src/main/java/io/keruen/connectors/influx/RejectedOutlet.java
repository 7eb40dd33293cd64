package io.keruen.connectors.influx;

import io.keruen.connectors.rejected.RejectedInput;
import java.io.Serializable;

/** Where lines go that InfluxDB will never take. */
public interface RejectedOutlet extends AutoCloseable {
    /** Hands one over. */
    void add(RejectedInput rejected);

    /** Returns when everything that was handed over is kept. */
    void flush();

    @Override
    void close();

    /** Opens one where it is needed. */
    interface Opener extends Serializable {
        RejectedOutlet open();
    }
}
