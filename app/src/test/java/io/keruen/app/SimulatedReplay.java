package io.keruen.app;

import io.keruen.app.replay.Ticks;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.policy.Policy;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.StageChain;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Delivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a simulated crossing through the core alone, frame by frame as they arrive, without writing it down. */
final class SimulatedReplay implements StageChain.Output {
    final List<AlertEvent> alerts = new ArrayList<>();
    final List<ConvoyStatus> convoys = new ArrayList<>();
    final List<VehicleStatus> vehicles = new ArrayList<>();
    final List<ClearanceDecision> clearances = new ArrayList<>();
    final List<TransitEvent> transits = new ArrayList<>();

    private final List<Long> saidAtMs = new ArrayList<>();
    private final Ticks ticks;
    private final Frame frame = new Frame(16);

    SimulatedReplay(SimulatedScenario scenario) {
        this(scenario, RuleCatalog.standard(), List.of());
    }

    SimulatedReplay(SimulatedScenario scenario, RuleCatalog catalog, List<Policy> policies) {
        ControlSnapshot control =
                ControlSnapshot.of(scenario.zones(), scenario.plans(), policies, catalog.policySchema());
        StageChain chain = new StageChain(catalog, control, this);
        ticks = new Ticks(chain);
        scenario.actions().forEach(chain::action);
        scenario.declarations().forEach(chain::declaration);
        scenario.seals().forEach(chain::seal);
        scenario.gateLines().forEach(chain::gateLine);
        long lastMs = Long.MIN_VALUE;
        for (Delivery delivery : scenario.frames()) {
            if (delivery.arrivalMs() > lastMs && lastMs != Long.MIN_VALUE) {
                ticks.advance(delivery.arrivalMs() - 1);
            }
            lastMs = delivery.arrivalMs();
            fill(delivery);
            chain.frame(frame);
        }
        ticks.advance(lastMs);
    }

    /** What the core said. */
    Said said() {
        return new Said(alerts, saidAtMs, clearances, transits);
    }

    private void fill(Delivery delivery) {
        List<Sample> samples = delivery.samples();
        Sample first = samples.get(0);
        frame.reset(samples.size());
        frame.vehicleId = first.vehicleId;
        frame.bootId = first.bootId;
        frame.firstSequence = first.sequence;
        frame.sentAtMs = delivery.arrivalMs();
        frame.softwareVersion = first.softwareVersion;
        frame.authenticatedAs = first.authenticatedAs;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            frame.eventTimeMs()[i] = sample.eventTimeMs;
            frame.ingestTimeMs()[i] = delivery.arrivalMs();
            frame.latDeg()[i] = sample.latDeg;
            frame.lonDeg()[i] = sample.lonDeg;
        }
        for (int s = 0; s < Signal.COUNT; s++) {
            fill(Signal.at(s), samples);
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            fill(CodedSignal.at(s), samples);
        }
        fillTyres(samples);
    }

    private void fill(Signal signal, List<Sample> samples) {
        boolean present = false;
        for (Sample sample : samples) {
            present |= !Double.isNaN(sample.value(signal));
        }
        if (present) {
            double[] column = frame.fill(signal);
            for (int i = 0; i < samples.size(); i++) {
                column[i] = samples.get(i).value(signal);
            }
        }
    }

    private void fill(CodedSignal signal, List<Sample> samples) {
        boolean present = false;
        for (Sample sample : samples) {
            present |= sample.code(signal) != CodedSignal.ABSENT;
        }
        if (present) {
            int[] column = frame.fill(signal);
            for (int i = 0; i < samples.size(); i++) {
                column[i] = samples.get(i).code(signal);
            }
        }
    }

    /** A sample with fewer tyres than another of the frame has the rest absent. */
    private void fillTyres(List<Sample> samples) {
        int tyres = samples.stream()
                .mapToInt(sample -> sample.tyrePressureKpa.length)
                .max()
                .orElse(0);
        double[] column = frame.fillTyrePressureKpa(tyres);
        for (int i = 0; i < samples.size(); i++) {
            double[] own = samples.get(i).tyrePressureKpa;
            Arrays.fill(column, i * tyres, (i + 1) * tyres, Double.NaN);
            System.arraycopy(own, 0, column, i * tyres, own.length);
        }
    }

    @Override
    public void vehicle(VehicleStatus status) {
        vehicles.add(status);
    }

    @Override
    public void alert(AlertEvent event) {
        alerts.add(event);
        saidAtMs.add(ticks.reachedMs());
    }

    @Override
    public void clearance(ClearanceDecision decision) {
        clearances.add(decision);
    }

    @Override
    public void convoy(ConvoyStatus status) {
        convoys.add(status);
    }

    @Override
    public void transit(TransitEvent event) {
        transits.add(event);
    }
}
