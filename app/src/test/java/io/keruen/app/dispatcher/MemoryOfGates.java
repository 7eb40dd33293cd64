package io.keruen.app.dispatcher;

import io.keruen.connectors.outlet.GateAuthority;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A term that a test begins, and a memory that outlives outlets. */
final class MemoryOfGates implements GateAuthority {
    private final Map<String, GateCommand> last = new HashMap<>();
    private final Clock decisions;
    private long term;
    private boolean isFull;

    MemoryOfGates(Clock decisions) {
        this.decisions = decisions;
    }

    void begin(long newTerm) {
        term = newTerm;
    }

    /** The next command finds no room. */
    void fill() {
        isFull = true;
    }

    @Override
    public long term() {
        return term;
    }

    @Override
    public Clock decisions() {
        return decisions;
    }

    @Override
    public @Nullable GateCommand last(String gateId) {
        return last.get(gateId);
    }

    @Override
    public void put(GateCommand command) throws IOException {
        if (isFull) {
            isFull = false;
            throw new IOException("no space left on device");
        }
        last.put(command.gateId(), command);
    }
}
