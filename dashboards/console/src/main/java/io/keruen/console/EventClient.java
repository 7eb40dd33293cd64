package io.keruen.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One browser's event stream: a bounded queue in front of a connection. Nobody waits for a browser: when its queue is
 * full it is dropped, and comes back for a new snapshot.
 */
final class EventClient {
    private static final long HEARTBEAT_S = 5;
    private static final byte[] HEARTBEAT = {':', '\n', '\n'};

    private final BlockingQueue<byte[]> queue;
    private @Nullable Thread writer;
    private boolean dropped;

    EventClient(int queued) {
        queue = new ArrayBlockingQueue<>(queued);
    }

    /** Queues an event; false when the client is, or now was, dropped. */
    boolean offer(byte[] event) {
        if (!queue.offer(event)) {
            drop();
        }
        return !isDropped();
    }

    /** Ends the stream, also when its thread hangs in a write: the interrupt closes the connection. */
    synchronized void drop() {
        dropped = true;
        if (writer != null) {
            writer.interrupt();
        }
    }

    synchronized boolean isDropped() {
        return dropped;
    }

    /** Writes what is queued, on the calling thread, until the client goes or is dropped. */
    void writeTo(OutputStream out) throws IOException {
        try {
            if (!enter()) {
                return;
            }
            while (!isDropped()) {
                byte[] event = queue.poll(HEARTBEAT_S, TimeUnit.SECONDS);
                out.write(event == null ? HEARTBEAT : event);
                out.flush();
            }
        } catch (InterruptedException e) {
            return; // dropped
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        writer = Thread.currentThread();
        return !dropped;
    }

    /** The thread goes back to its pool, and must not take an interrupt with it that was meant for this client. */
    private synchronized void leave() {
        writer = null;
        dropped = true;
        Thread.interrupted();
    }
}
