package io.keruen.app.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be ended in the opposite order; one that fails does not keep the others from ending. */
public final class Parts implements AutoCloseable {
    private final Deque<Closing> closings = new ArrayDeque<>();

    /** Something was started, and this ends it. */
    public <T> T add(T part, Close<T> close) {
        closings.push(() -> close.of(part));
        return part;
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Ends them because of a failure, which stays the one that is told of. */
    public void closeAfter(Exception failure) {
        try {
            close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** How a part is ended. */
    public interface Close<T> {
        void of(T part) throws Exception;
    }

    /** A part that waits for its end. */
    private interface Closing {
        void run() throws Exception;
    }
}
