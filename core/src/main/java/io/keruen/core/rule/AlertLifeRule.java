package io.keruen.core.rule;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.LifeLimits;
import io.keruen.core.policy.Parameter;
import java.util.List;

/** Raises nothing: declares how long the life of alerts waits for people, so that a policy can say otherwise. */
public final class AlertLifeRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "alert-life";

    private static final int CRITICAL_ACK_MS = 0;
    private static final int HIGH_ACK_MS = 1;
    private static final int MEDIUM_ACK_MS = 2;
    private static final int SHELVE_MS = 3;
    private static final int CHATTER_COUNT = 4;
    private static final int CHATTER_MS = 5;

    private static final long DAY_MS = 86_400_000;

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("criticalAckMs", LifeLimits.DEFAULTS.criticalMs(), 1_000, DAY_MS),
            new Parameter("highAckMs", LifeLimits.DEFAULTS.highMs(), 1_000, DAY_MS),
            new Parameter("mediumAckMs", LifeLimits.DEFAULTS.mediumMs(), 1_000, DAY_MS),
            new Parameter("shelveMaxMs", LifeLimits.DEFAULTS.shelveMs(), 1_000, LifeLimits.DEFAULTS.shelveMs()),
            new Parameter("chatterCount", LifeLimits.DEFAULTS.chatterCount(), 2, 100),
            new Parameter("chatterMs", LifeLimits.DEFAULTS.chatterMs(), 0, 600_000));

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

    /** What these numbers say. */
    public static LifeLimits limits(double[] parameters) {
        return new LifeLimits(
                (long) parameters[CRITICAL_ACK_MS],
                (long) parameters[HIGH_ACK_MS],
                (long) parameters[MEDIUM_ACK_MS],
                (long) parameters[SHELVE_MS],
                (int) parameters[CHATTER_COUNT],
                (long) parameters[CHATTER_MS]);
    }
}
