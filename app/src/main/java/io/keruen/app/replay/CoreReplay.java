package io.keruen.app.replay;

import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.scenario.ActionLine;
import io.keruen.connectors.scenario.CustomsLines;
import io.keruen.connectors.scenario.GateLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.PlayedFrame;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioPlayer;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.StageChain;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges a scenario through the core alone, in one thread: the slow twin that the job is compared with. */
public final class CoreReplay implements StageChain.Output {
    public final List<AlertEvent> alerts = new ArrayList<>();

    /** The ingest time to which the stream had come when each of these alert events was said. */
    public final List<Long> saidAtMs = new ArrayList<>();

    public final List<TransitEvent> transits = new ArrayList<>();
    public final List<VehicleStatus> vehicles = new ArrayList<>();
    public final List<ConvoyStatus> convoys = new ArrayList<>();
    public final List<ClearanceDecision> clearances = new ArrayList<>();
    public final Map<OfficerAction, Refusal> refused = new LinkedHashMap<>();
    public final StageChain chain;
    public final ControlSnapshot control;

    private final Ticks ticks;

    /** Judges the whole scenario, in frames of at most this many samples. */
    public CoreReplay(Scenario scenario, int frameSamples) throws InvalidFrameException {
        this(scenario, frameSamples, RuleCatalog.standard());
    }

    /** Judges the whole scenario by the rules of this catalogue. */
    public CoreReplay(Scenario scenario, int frameSamples, RuleCatalog catalog) throws InvalidFrameException {
        control = ControlSnapshot.of(scenario.zones(), scenario.plans(), scenario.policies(), catalog.policySchema());
        chain = new StageChain(catalog, control, this);
        ticks = new Ticks(chain);
        FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());
        Frame frame = new Frame(64);
        ScenarioPlayer player = new ScenarioPlayer(scenario.samples(), frameSamples, 1_000);
        long endMs = Long.MIN_VALUE;
        for (InputRecord record : scenario.recordsOf(RecordKind.ACTION)) {
            chain.action(ActionLine.action(record));
            endMs = Math.max(endMs, record.ingestTimeMs());
        }
        for (InputRecord record : scenario.recordsOf(RecordKind.DECLARATION)) {
            chain.declaration(CustomsLines.declaration(record));
            endMs = Math.max(endMs, record.ingestTimeMs());
        }
        for (InputRecord record : scenario.recordsOf(RecordKind.SEAL)) {
            chain.seal(CustomsLines.seal(record));
            endMs = Math.max(endMs, record.ingestTimeMs());
        }
        for (InputRecord record : scenario.recordsOf(RecordKind.GATE)) {
            chain.gateLine(GateLines.line(record));
            endMs = Math.max(endMs, record.ingestTimeMs());
        }
        long lastMs = Long.MIN_VALUE;
        while (player.hasNext()) {
            PlayedFrame played = player.next();
            if (played.ingestTimeMs() > lastMs && lastMs != Long.MIN_VALUE) {
                ticks.advance(played.ingestTimeMs() - 1);
            }
            lastMs = Math.max(lastMs, played.ingestTimeMs());
            decoder.decode(played.payload(), played.ingestTimeMs(), frame);
            chain.frame(frame);
        }
        for (int i = 0; i < scenario.samples().size(); i++) {
            lastMs = Math.max(lastMs, scenario.samples().ingestTimeMs(i));
        }
        ticks.advance(Math.max(lastMs, endMs));
    }

    /**
     * The ingest time to which the stream had come when people were first told of an alert; when it was first said of one
     * that was held off, or a part of another, all the time.
     */
    public long toldAtMs(AlertEvent alert) {
        Long firstSaidAtMs = null;
        for (int i = 0; i < alerts.size(); i++) {
            AlertEvent event = alerts.get(i);
            if (event.alertId().equals(alert.alertId())) {
                if (event.isForPeople()) {
                    return saidAtMs.get(i);
                }
                firstSaidAtMs = firstSaidAtMs == null ? saidAtMs.get(i) : firstSaidAtMs;
            }
        }
        if (firstSaidAtMs == null) {
            throw new IllegalStateException("nobody told " + alert);
        }
        return firstSaidAtMs;
    }

    @Override
    public void alert(AlertEvent event) {
        alerts.add(event);
        saidAtMs.add(ticks.reachedMs());
    }

    @Override
    public void vehicle(VehicleStatus status) {
        vehicles.add(status);
    }

    @Override
    public void convoy(ConvoyStatus status) {
        convoys.add(status);
    }

    @Override
    public void refused(OfficerAction action, Refusal why) {
        refused.put(action, why);
    }

    @Override
    public void clearance(ClearanceDecision decision) {
        clearances.add(decision);
    }

    @Override
    public void transit(TransitEvent event) {
        transits.add(event);
    }
}
