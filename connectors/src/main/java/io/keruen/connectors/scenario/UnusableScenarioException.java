package io.keruen.connectors.scenario;

/** A scenario folder that cannot be used at all: says which file and why, in one line. */
public final class UnusableScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    /** Refuses the folder because of this file. */
    public UnusableScenarioException(String file, String reason) {
        super(file + ": " + reason);
    }
}
