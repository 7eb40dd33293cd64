package io.keruen.connectors.scenario;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * A scenario at another time, as if it happened then: every time in it moves, and every vehicle has booted anew, so that
 * it may be played twice into the same topics.
 */
public final class ShiftedScenario {
    private static final long MS_PER_S = 1_000;

    private final long byMs;

    private ShiftedScenario(long byMs) {
        this.byMs = byMs;
    }

    /** The scenario with its first arrival at this time. */
    public static Scenario startingAt(long startMs, Scenario scenario) {
        SampleLog samples = scenario.samples();
        long firstMs = samples.size() == 0 ? Long.MAX_VALUE : samples.ingestTimeMs(samples.ingestOrder()[0]);
        if (!scenario.records().isEmpty()) {
            firstMs = Math.min(firstMs, scenario.records().get(0).ingestTimeMs());
        }
        return firstMs == Long.MAX_VALUE ? scenario : new ShiftedScenario(startMs - firstMs).of(scenario);
    }

    private Scenario of(Scenario scenario) {
        return new Scenario(
                scenario.plans().stream().map(this::plan).toList(),
                scenario.zones().stream().map(this::zone).toList(),
                scenario.policies().stream().map(this::policy).toList(),
                scenario.refused(),
                scenario.ignored(),
                samples(scenario.samples()),
                scenario.records().stream().map(this::record).toList(),
                scenario.rejected(),
                scenario.counts());
    }

    private EscortPlan plan(EscortPlan plan) {
        return new EscortPlan(
                plan.escortId(),
                plan.convoyId(),
                plan.version(),
                shifted(plan.validFromMs()),
                shifted(plan.validToMs()),
                plan.arriveByMs() == 0 ? 0 : shifted(plan.arriveByMs()),
                plan.routeId(),
                plan.gates(),
                plan.vehicles(),
                plan.policy());
    }

    private ZoneSpec zone(ZoneSpec zone) {
        return new ZoneSpec(
                zone.id(),
                zone.kind(),
                zone.name(),
                zone.jurisdiction(),
                shifted(zone.validFromMs()),
                shifted(zone.validToMs()),
                zone.version(),
                zone.shape(),
                zone.marginM(),
                zone.speedLimitMps(),
                zone.maxDwellMs(),
                zone.gateId());
    }

    private Policy policy(Policy policy) {
        return new Policy(policy.version(), shifted(policy.validFromMs()), policy.overrides());
    }

    private SampleLog samples(SampleLog samples) {
        SampleLog moved = new SampleLog();
        Sample sample = new Sample();
        for (int i = 0; i < samples.size(); i++) {
            samples.read(i, sample);
            sample.eventTimeMs = shifted(sample.eventTimeMs);
            sample.ingestTimeMs = shifted(sample.ingestTimeMs);
            if (sample.bootId != Sample.ABSENT) {
                // boots are counted upwards: a later playing is a later boot
                sample.bootId += Math.max(0, byMs) / MS_PER_S;
            }
            moved.append(sample, samples.line(i));
        }
        return moved;
    }

    private InputRecord record(InputRecord record) {
        Map<String, Object> fields = new HashMap<>(record.fields());
        for (RecordKind.Field field : record.kind().fields()) {
            if (field.type() == RecordKind.Type.TIME) {
                fields.computeIfPresent(field.name(), (name, timeMs) -> shifted((Long) timeMs));
            }
        }
        return new InputRecord(
                record.kind(),
                shifted(record.eventTimeMs()),
                shifted(record.ingestTimeMs()),
                record.line(),
                Map.copyOf(fields),
                record.original());
    }

    /** What is always or for ever stays so. */
    private long shifted(long timeMs) {
        return timeMs == Long.MIN_VALUE || timeMs == Long.MAX_VALUE ? timeMs : timeMs + byMs;
    }
}
