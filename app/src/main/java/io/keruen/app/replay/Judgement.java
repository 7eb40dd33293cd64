package io.keruen.app.replay;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.transit.TransitEvent;
import java.util.List;

/** Everything a replay said, each list in the order of its file. */
public record Judgement(
        List<AlertEvent> alerts,
        List<TransitEvent> transits,
        List<ClearanceDecision> clearances,
        List<RejectedInput> rejected,
        Summary summary) {}
