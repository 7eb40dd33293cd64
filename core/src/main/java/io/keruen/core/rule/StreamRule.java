package io.keruen.core.rule;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import java.util.List;

/** The numbers by which samples are put in order, under the rule id {@code stream} of a policy. Raises nothing. */
public final class StreamRule implements RuleDeclaration {
    /** The id under which a policy sets these numbers. */
    public static final String ID = "stream";

    /** How long later samples wait for a hole in the sequence, ms of ingest time. */
    public static final int REORDER_MAX_MS = 0;

    /** A path longer than this in time is a hole, ms of event time. */
    public static final int PATH_MAX_MS = 1;

    /** Accuracy (1 sigma) of a sample that gives none, metres. */
    public static final int DEFAULT_ACCURACY_M = 2;

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("reorderMaxMs", 1_000, 0, 60_000),
            new Parameter("pathMaxMs", 10_000, 1_000, 600_000),
            new Parameter("defaultAccuracyM", 1.5, 0.001, 100));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of();
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }
}
