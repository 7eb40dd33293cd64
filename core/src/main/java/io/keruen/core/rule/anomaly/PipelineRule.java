package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/** Nobody speaks any more: one alert for an outage of everything, found by the fleet stage. */
public final class PipelineRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "pipeline";

    /** Raised once per outage, about no single vehicle. */
    public static final String DEGRADED = "PIPELINE_DEGRADED";

    /** The subject of the alert. */
    public static final String SUBJECT = "fleet";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(new AlertType(
                DEGRADED,
                true,
                false,
                null,
                "Check gateway, radio network and broker; keep the gates closed until vehicles report again."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
