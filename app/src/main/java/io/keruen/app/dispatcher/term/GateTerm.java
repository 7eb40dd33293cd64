package io.keruen.app.dispatcher.term;

import io.keruen.connectors.outlet.GateAuthority;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** This dispatcher's term, while it lasts. Thread-safe. */
public final class GateTerm implements GateAuthority {
    private final CommandLog log;
    private final Clock decisions;
    private final AtomicLong term = new AtomicLong();
    private volatile OptionalLong lostTo = OptionalLong.empty();

    /** No term yet. */
    public GateTerm(CommandLog log, Clock decisions) {
        this.log = log;
        this.decisions = decisions;
    }

    /** The term begins. */
    public void begin(long number) {
        term.set(number);
    }

    /** Another dispatcher has begun one, of this number; 0 = it is not known. */
    public void loseTo(long number) {
        lostTo = OptionalLong.of(number);
        term.set(0);
    }

    /** The term of the dispatcher that has taken the gates from this one; empty if none has. */
    public OptionalLong lostTo() {
        return lostTo;
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
