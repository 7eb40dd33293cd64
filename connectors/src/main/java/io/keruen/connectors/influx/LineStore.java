package io.keruen.connectors.influx;

import java.util.List;

/** Where lines can be written. */
interface LineStore extends AutoCloseable {
    /** Writes lines at once, and says what came of it; never throws for what the other side does. */
    Answer write(List<String> lines);

    @Override
    void close();
}
