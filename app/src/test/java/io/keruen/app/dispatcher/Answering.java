package io.keruen.app.dispatcher;

import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;

/** An outlet that takes everything and always says the same. */
public record Answering(Attempt answer) implements Outlet {
    @Override
    public Attempt attempt(Delivery delivery) {
        return answer;
    }

    @Override
    public boolean takes(Notice notice) {
        return true;
    }

    @Override
    public void close() {}
}
