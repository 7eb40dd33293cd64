package io.keruen.app.dispatcher.queue;

import io.keruen.connectors.outlet.Delivery;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Told of what comes of deliveries, by the thread of each destination. */
public interface DeliveryListener {
    /** What has come of one. */
    enum Event {
        DELIVERED,
        NEEDLESS,
        FAILED,
        EXPIRED,
        REFUSED,
        DEAD,
        STOPPED
    }

    /**
     * Something has come of a delivery; what it changes of what is owed stands on disk.
     *
     * @param delivery {@code null} if the item cannot be read any more
     */
    void told(String destination, Event event, Item item, @Nullable Delivery delivery, String detail)
            throws IOException;
}
