package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * A planned vehicle is not with its convoy: never heard when the convoy departed, or off the route for long. Found by
 * the escort stage.
 */
public final class ConvoyMemberRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "convoy-member";

    /** Raised about the vehicle. */
    public static final String MISSING = "CONVOY_MEMBER_MISSING";

    /** How long after the departure a vehicle that was never heard is missing, ms. */
    public static final int HOLD_MS = 0;

    /** How long a vehicle may be off the route before it is missing, ms. */
    public static final int OFF_ROUTE_MS = 1;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        MISSING,
                        "Find out where the vehicle is; hold the convoy at the next gate until it is back or written out of"
                                + " the plan.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("holdMs", 10_000, 0, 3_600_000), new Parameter("offRouteMs", 60_000, 1_000, 3_600_000));
    }
}
