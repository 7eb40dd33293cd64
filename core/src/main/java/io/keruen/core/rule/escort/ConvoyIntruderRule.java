package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/** A vehicle of no plan, or of another, drives between two members of a convoy. Found by the escort stage. */
public final class ConvoyIntruderRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "convoy-intruder";

    /** Raised about the intruder; the other vehicle is the member behind it. */
    public static final String INTRUDER = "CONVOY_INTRUDER";

    /** How long it must drive there, ms. */
    public static final int HOLD_MS = 0;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        INTRUDER,
                        "Have the vehicle leave the convoy; hold the convoy at the next gate and inspect the members around it.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("holdMs", 3_000, 0, 600_000));
    }
}
