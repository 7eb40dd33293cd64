package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;

/** Bytes that are no acceptable telemetry frame; the frame is rejected as a whole. */
public final class InvalidFrameException extends InvalidInputException {
    private static final long serialVersionUID = 1;

    /** Rejects a frame for this reason. */
    public InvalidFrameException(Reason reason, String sentence) {
        super(reason, sentence);
    }
}
