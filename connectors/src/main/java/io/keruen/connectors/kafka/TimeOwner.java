package io.keruen.connectors.kafka;

/** Who says when a record arrived. It is the clock of the jobs, so there is one owner for all input topics. */
public enum TimeOwner {
    /** The broker, by its own clock, as records are appended: the rule wherever vehicles speak for themselves. */
    BROKER("LogAppendTime"),
    /**
     * The one who plays a recorded scenario, at whatever speed: he alone writes to the input topics, in order of time.
     */
    PLAYER("CreateTime");

    private final String timestampType;

    TimeOwner(String timestampType) {
        this.timestampType = timestampType;
    }

    /** The word for it in a topic's settings. */
    String timestampType() {
        return timestampType;
    }
}
