package io.keruen.app.replay;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.transit.TransitEvent;
import java.util.List;

/** Everything a replay said, each list in the order of its file. */
public record Judgement(
        List<AlertEvent> alerts, List<TransitEvent> transits, List<RejectedInput> rejected, Summary summary) {}
