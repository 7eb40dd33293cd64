package io.keruen.app.dispatcher.log;

import java.io.IOException;

/** A log has a hole in its middle: it is not what a kill leaves behind, and nothing is guessed. */
public final class DamagedLogException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedLogException(String message) {
        super(message);
    }
}
