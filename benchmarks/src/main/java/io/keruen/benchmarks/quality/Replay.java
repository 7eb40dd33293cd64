package io.keruen.benchmarks.quality;

import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.scenario.PlayedFrame;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioPlayer;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.StageChain;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges a scenario through the core alone, in one thread, and notes how far time had come when it spoke. One use. */
final class Replay implements StageChain.Output {
    private static final int FRAME_SAMPLES = 10;
    private static final long FRAME_SPAN_MS = 1_000;

    private final List<AlertEvent> events = new ArrayList<>();
    private final Map<String, Long> spokenMsById = new HashMap<>();
    private final ControlSnapshot control;
    private long nowMs = Long.MIN_VALUE;

    /** Judges the whole scenario. */
    Replay(Scenario scenario, RuleCatalog catalog) throws InvalidFrameException {
        control = ControlSnapshot.of(scenario.zones(), scenario.plans(), scenario.policies(), catalog.policySchema());
        StageChain chain = new StageChain(catalog, control, this);
        FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
        Frame frame = new Frame(FRAME_SAMPLES);
        ScenarioPlayer player = new ScenarioPlayer(scenario.samples(), FRAME_SAMPLES, FRAME_SPAN_MS);
        long arrivedMs = Long.MIN_VALUE;
        while (player.hasNext()) {
            PlayedFrame played = player.next();
            if (played.ingestTimeMs() > arrivedMs && arrivedMs != Long.MIN_VALUE) {
                advance(chain, played.ingestTimeMs() - 1);
            }
            arrivedMs = Math.max(arrivedMs, played.ingestTimeMs());
            decoder.decode(played.payload(), played.ingestTimeMs(), frame);
            chain.frame(frame);
        }
        for (int i = 0; i < scenario.samples().size(); i++) {
            arrivedMs = Math.max(arrivedMs, scenario.samples().ingestTimeMs(i));
        }
        advance(chain, arrivedMs);
    }

    private void advance(StageChain chain, long toMs) {
        nowMs = toMs;
        chain.advance(toMs);
    }

    @Override
    public void alert(AlertEvent event) {
        events.add(event);
        spokenMsById.putIfAbsent(event.alertId(), nowMs);
    }

    @Override
    public void transit(TransitEvent event) {
        // expected things are not judged here
    }

    /** All that was said, in order. */
    List<AlertEvent> events() {
        return events;
    }

    /** The ingest time to which the stream had come when this alert was first said. */
    long spokenMs(AlertEvent alert) {
        Long spokenMs = spokenMsById.get(alert.alertId());
        if (spokenMs == null) {
            throw new IllegalStateException("nobody said " + alert);
        }
        return spokenMs;
    }

    /** What was in force. */
    ControlSnapshot control() {
        return control;
    }
}
