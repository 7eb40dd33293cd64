package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * Nobody speaks any more: one alert for an outage of everything, found by the fleet stage. Or too much is said: one alert
 * for a flood of alerts about an escort, found by the escort stage.
 */
public final class PipelineRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "pipeline";

    /** Raised once per outage, about no single vehicle. */
    public static final String DEGRADED = "PIPELINE_DEGRADED";

    /** The subject of {@link #DEGRADED}. */
    public static final String SUBJECT = "fleet";

    /** Raised once per flood, about no single vehicle. */
    public static final String FLOOD = "ALARM_FLOOD";

    /** The subject of {@link #FLOOD}. */
    public static final String FLOOD_SUBJECT = "alerts";

    /** More new alerts than this within {@link #FLOOD_MS} are a flood. */
    public static final int FLOOD_COUNT = 0;

    /** The flood is over when fewer than this came within {@link #FLOOD_MS}. */
    public static final int FLOOD_END_COUNT = 1;

    /** The span in which they are counted, ms of ingest time. */
    public static final int FLOOD_MS = 2;

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("floodCount", 10, 1, 1_000),
            new Parameter("floodEndCount", 5, 1, 1_000),
            new Parameter("floodMs", 600_000, 1_000, 86_400_000));

    /** Whether it tells an escort of an outage that stands in the fleet's name. */
    public static boolean isOutageOfEscort(Finding finding) {
        return finding.type().equals(DEGRADED) && finding.escortId() != null;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(
                                DEGRADED,
                                "Check gateway, radio network and broker; keep the gates closed until vehicles report again.")
                        .blockingGate(),
                AlertType.of(
                                FLOOD,
                                "Call a second officer, look for the one cause, and take the CRITICAL alerts first.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }
}
