package io.keruen.connectors.outlet;

/**
 * A way out to one destination. Used by one thread; makes no connection before the first try. Whatever the other side or
 * the network does is an {@link Attempt}, never an exception.
 */
public interface Outlet extends AutoCloseable {
    /** Tries once, and takes no longer than its timeout. */
    Attempt attempt(Delivery delivery) throws InterruptedException;

    /** Does what it has to do before anything is owed; called again and again, and does nothing once that is done. */
    default void begin() throws InterruptedException {}

    /** Whether it has a use for notices of this kind. */
    boolean takes(Notice notice);

    @Override
    void close();
}
