package io.keruen.app.dispatcher.term;

import io.keruen.connectors.outlet.GateAuthority;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** This dispatcher's term, while it lasts. Thread-safe. */
public final class GateTerm implements GateAuthority {
    private final CommandLog log;
    private final Clock decisions;
    private final AtomicLong term = new AtomicLong();

    /** No term yet. */
    public GateTerm(CommandLog log, Clock decisions) {
        this.log = log;
        this.decisions = decisions;
    }

    /** The term begins. */
    public void begin(long number) {
        term.set(number);
    }

    /** Another dispatcher has begun one. */
    public void end() {
        term.set(0);
    }

    @Override
    public long term() {
        return term.get();
    }

    @Override
    public Clock decisions() {
        return decisions;
    }

    @Override
    public @Nullable GateCommand last(String gateId) {
        return log.last(gateId);
    }

    @Override
    public void put(GateCommand command) throws IOException {
        log.put(command);
    }
}
