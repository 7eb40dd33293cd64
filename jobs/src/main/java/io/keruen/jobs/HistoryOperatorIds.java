package io.keruen.jobs;

/** The operators of the history job by the uid under which savepoints keep their state: none is ever renamed. */
public enum HistoryOperatorIds {
    RECORDS("history-records"),
    POINTS("history-points"),
    INFLUX("history-influx"),
    REJECTED("history-rejected");

    private final String uid;

    HistoryOperatorIds(String uid) {
        this.uid = uid;
    }

    /** The uid in savepoints; also the operator's name in metrics and the web page. */
    public String uid() {
        return uid;
    }
}
