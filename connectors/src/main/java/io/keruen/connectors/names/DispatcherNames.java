package io.keruen.connectors.names;

/** What the dispatcher calls its own things in Kafka. */
public final class DispatcherNames {
    /** The group whose offsets say what stands in the queues. */
    public static final String GROUP = "keruen-dispatcher";

    /** The compacted topic of the terms in which one dispatcher may command the gates. */
    public static final String TERMS = "dispatcher.terms";

    /** The transactional id of whoever begins a term: a newer one fences an older one. */
    public static final String TERM_WRITER = "keruen-dispatcher-term";

    private DispatcherNames() {}
}
