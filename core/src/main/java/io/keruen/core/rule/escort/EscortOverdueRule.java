package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/** The convoy has not arrived by {@code arriveByMs}; found by the escort stage, although nobody speaks. */
public final class EscortOverdueRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "escort-overdue";

    /** Raised about no single vehicle; the subject is the escort. */
    public static final String OVERDUE = "TRANSIT_OVERDUE";

    /** How long after its time an arrival is waited for that was in time: two samples tell it, over a radio; ms. */
    public static final int HOLD_MS = 0;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                OVERDUE, "Ask the convoy's operator what holds it up; extend the transit time or send someone to it."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("holdMs", 5_000, 0, 3_600_000));
    }
}
