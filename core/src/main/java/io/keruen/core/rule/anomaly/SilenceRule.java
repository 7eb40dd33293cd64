package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * A vehicle does not speak. Found on ingest time: the vehicle stage notices the silence of each vehicle, the fleet
 * stage decides whether it is the vehicle's or everybody's.
 */
public final class SilenceRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "telemetry-silence";

    /** Raised after staleMs. */
    public static final String STALE = "TELEMETRY_STALE";

    /** Raised after lostMs, instead of {@link #STALE}. */
    public static final String LOST = "TELEMETRY_LOST";

    /** Silence that makes telemetry stale, ms of ingest time; also the longest hole a place is interpolated across. */
    public static final int STALE_MS = 0;

    /** Silence that makes a vehicle lost, ms of ingest time. */
    public static final int LOST_MS = 1;

    /** Both limits for a vehicle that stands in a YARD, ms of ingest time. */
    public static final int PARKED_MS = 2;

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("staleMs", 2_500, 100, 3_600_000),
            new Parameter("lostMs", 5_000, 100, 3_600_000),
            new Parameter("parkedMs", 30_000, 100, 86_400_000));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(STALE, "Watch whether the vehicle reports again."),
                AlertType.of(LOST, "Call the vehicle's operator; keep the gate closed until it reports again.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }
}
