package io.keruen.app.dispatcher;

/** Where a topic is read from of which the folder knows nothing, although it was read before. */
public enum OutboxStart {
    /** Where the one before was: what it took over and did not deliver stands in its folder only. */
    COMMITTED,
    /** The beginning: whoever was told is told again. */
    BEGINNING
}
