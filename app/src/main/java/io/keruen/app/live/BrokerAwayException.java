package io.keruen.app.live;

import io.keruen.app.command.UsageException;

/** No broker answers: it may later. One that refuses something is another matter. */
final class BrokerAwayException extends UsageException {
    private static final long serialVersionUID = 1;

    BrokerAwayException(String message) {
        super(message);
    }
}
