package io.keruen.core.rule.customs;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * A path crosses a BORDER_LINE while its vehicle's declaration is not released by both sides. Judged in the escort
 * stage, also for vehicles of no plan.
 */
public final class BorderReleaseRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "border-release";

    /** What it raises. */
    public static final String TYPE = "BORDER_CROSSED_WITHOUT_RELEASE";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Stop the vehicle where it is and tell the border guards of both sides.")
                .blockingGate()
                .latching());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
