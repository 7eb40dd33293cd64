package io.keruen.connectors.outlet;

import java.util.List;

/**
 * A way out to one destination. Used by one thread; makes no connection before the first try. Whatever the other side or
 * the network does is an {@link Attempt}, never an exception.
 */
public interface Outlet extends AutoCloseable {
    /** Tries once, and takes no longer than its timeout. */
    Attempt attempt(Delivery delivery) throws InterruptedException;

    /** How many the other side takes in one message. */
    default int mostAtOnce() {
        return 1;
    }

    /**
     * Tries several in one message, once: all of them are delivered, or it is not known of any.
     *
     * @param deliveries in order, at least one and no more than {@link #mostAtOnce()}
     */
    default Attempt attempt(List<Delivery> deliveries) throws InterruptedException {
        if (deliveries.size() != 1) {
            throw new IllegalArgumentException(deliveries.size() + " deliveries to one that takes one at a time");
        }
        return attempt(deliveries.get(0));
    }

    /** Does what it has to do before anything is owed; called again and again, and does nothing once that is done. */
    default void begin() throws InterruptedException {}

    /** Whether it would try now what is owed; what expires meanwhile was missed, and else it was another's to deliver. */
    default boolean isOnDuty() {
        return true;
    }

    /** Whether it has a use for notices of this kind. */
    boolean takes(Notice notice);

    @Override
    void close();
}
