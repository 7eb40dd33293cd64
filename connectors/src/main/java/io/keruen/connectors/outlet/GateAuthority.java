package io.keruen.connectors.outlet;

import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The right to command gates, and the memory of what was commanded. Thread-safe. */
public interface GateAuthority {
    /** The dispatcher's term; 0 while it has none: then it commands nobody. */
    long term();

    /** The clock by which the interlock decides. */
    Clock decisions();

    /** The last command to a gate, {@code null} if there was none. */
    @Nullable
    GateCommand last(String gateId);

    /** Remembers a command; durable when it comes back, so that its number is never used again. */
    void put(GateCommand command) throws IOException;
}
