package io.keruen.core.stage.zone;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Situation;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.geofence.RestrictedZoneRule;
import io.keruen.core.rule.geofence.SpeedLimitRule;
import io.keruen.core.rule.geofence.ZoneDwellRule;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One vehicle driven over zones by tests, on a plane of metres east and north of a place near Bakhty. */
public final class Walker implements GeofenceOutput {
    static final double LAT = 46.67;
    static final double LON = 82.75;
    public static final long T0 = 1_750_000_000_000L;

    /** A sample: milliseconds after T0, metres east and north, accuracy. */
    record At(long ms, double eastM, double northM, double sigmaM) {
        At(long ms, double eastM, double northM) {
            this(ms, eastM, northM, 0.1);
        }
    }

    final RuleCatalog catalog = new RuleCatalog(
            List.of(new StreamRule(), new RestrictedZoneRule(), new ZoneDwellRule(), new SpeedLimitRule()));
    final ZoneTracker tracker;
    final LateTracker lateTracker = new LateTracker(catalog);
    final VehicleRun run = new VehicleRun();
    final Carry carry = new Carry();
    ZoneVisits visits = new ZoneVisits();
    LateFragments fragments = new LateFragments();
    ZoneTable zones;
    final List<ZoneTransit> transits = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<Integer> kinds = new ArrayList<>();
    final List<Double> limits = new ArrayList<>();
    final Situation situation;
    final Frame frame = new Frame(64);
    int unjudged;

    Walker(ZoneSpec... specs) {
        this(true, specs);
    }

    Walker(boolean circles, ZoneSpec... specs) {
        tracker = new ZoneTracker(catalog, circles);
        zones = new ZoneTable(List.of(specs));
        double[][] parameters = new double[catalog.all().size()][];
        for (int r = 0; r < parameters.length; r++) {
            RuleDeclaration rule = catalog.all().get(r);
            parameters[r] = rule.parameters().stream()
                    .mapToDouble(parameter -> parameter.defaultValue())
                    .toArray();
        }
        situation = new Situation(0, Long.MAX_VALUE, null, -1, null, 0, null, Double.NaN, Double.NaN, 0, 0, parameters);
    }

    public static double lat(double northM) {
        return LAT + northM / LocalMetric.mPerLatDegAt(LAT);
    }

    public static double lon(double eastM) {
        return LON + eastM / LocalMetric.mPerLonDegAt(LAT);
    }

    public static ZoneSpec rectangle(String id, ZoneKind kind, double west, double south, double east, double north) {
        return ZoneSpec.of(id, kind, Shape.polygon(new double[] {
            lat(south), lon(west), lat(south), lon(east), lat(north), lon(east), lat(north), lon(west)
        }));
    }

    public static ZoneSpec line(String id, ZoneKind kind, double... eastNorth) {
        double[] line = new double[eastNorth.length];
        for (int i = 0; i < line.length; i += 2) {
            line[i] = lat(eastNorth[i + 1]);
            line[i + 1] = lon(eastNorth[i]);
        }
        return ZoneSpec.of(id, kind, Shape.line(line));
    }

    public static ZoneSpec with(ZoneSpec spec, Jurisdiction jurisdiction, double limitMps, long maxDwellMs) {
        return new ZoneSpec(
                spec.id(),
                spec.kind(),
                spec.name(),
                jurisdiction,
                spec.validFromMs(),
                spec.validToMs(),
                spec.version(),
                spec.shape(),
                spec.marginM(),
                limitMps,
                maxDwellMs,
                spec.gateId());
    }

    Walker walk(At... samples) {
        return walk(List.of(samples));
    }

    /** Judges the samples in one run. */
    Walker walk(List<At> samples) {
        return walk(samples, new double[0]);
    }

    Walker walk(List<At> samples, double[] speedsMps) {
        if (samples.isEmpty()) {
            return this;
        }
        fill(samples, speedsMps);
        run.start("truck", situation, 0, carry);
        run.append(frame, 0, samples.size());
        for (int i = 1; i <= samples.size(); i++) {
            run.sigmaM()[i] = samples.get(i - 1).sigmaM;
        }
        tracker.track(run, visits, fragments, zones, this);
        for (int i = 1; i <= samples.size(); i++) {
            kinds.add(run.zoneKinds()[i]);
            limits.add(run.speedLimitMps()[i]);
        }
        run.keepLast(carry);
        return this;
    }

    /** Lets a vehicle rule judge the last run. */
    void judge(VehicleRule rule, Slice slice) {
        FindingOutput out = this;
        rule.judge(run, situation.parameters()[catalog.index(rule.id())], slice, out);
    }

    private void fill(List<At> samples, double[] speedsMps) {
        frame.reset(samples.size());
        frame.vehicleId = "truck";
        double[] accuracyM = frame.fill(Signal.ACCURACY_M);
        for (int i = 0; i < samples.size(); i++) {
            At at = samples.get(i);
            frame.eventTimeMs()[i] = T0 + at.ms;
            frame.ingestTimeMs()[i] = T0 + at.ms;
            frame.latDeg()[i] = lat(at.northM);
            frame.lonDeg()[i] = lon(at.eastM);
            accuracyM[i] = at.sigmaM;
        }
        if (speedsMps.length > 0) {
            System.arraycopy(speedsMps, 0, frame.fill(Signal.SPEED_MPS), 0, samples.size());
        }
    }

    /** Gives late samples in this order. */
    Walker late(List<At> samples) {
        return late(samples, -1, -1);
    }

    Walker late(List<At> samples, long bootId, long firstSequence) {
        for (int i = 0; i < samples.size(); i++) {
            At at = samples.get(i);
            fill(List.of(at), new double[0]);
            frame.bootId = bootId;
            frame.firstSequence = firstSequence < 0 ? -1 : at.ms / 1_000 + firstSequence;
            if (!lateTracker.late(frame, 0, situation, fragments, zones, this)) {
                unjudged++;
            }
        }
        return this;
    }

    /** Late data are not waited for any longer. */
    Walker quiet() {
        lateTracker.quiet("truck", tMs -> situation, fragments, zones, this);
        tracker.correct("truck", situation.parameters(), visits, fragments, zones, this);
        return this;
    }

    /** Writes the state and reads it back. */
    Walker restart() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            visits.write(out);
            fragments.write(out);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            visits = new ZoneVisits();
            visits.read(in);
            fragments = new LateFragments();
            fragments.read(in, 0);
            if (in.read() >= 0) {
                throw new IllegalStateException("bytes left over");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void transit(int i, ZoneTransit transit) {
        transits.add(transit);
    }

    @Override
    public void found(int i, Finding.Builder finding) {
        findings.add(finding.build());
    }

    /** The transits as short text: {@code "ENTERED yard 1500"}, with {@code late}, {@code unobserved} and the reason. */
    List<String> said() {
        return transits.stream().map(Walker::text).toList();
    }

    static String text(ZoneTransit transit) {
        return transit.event() + " " + transit.zoneId() + " " + (transit.eventTimeMs() - T0)
                + (transit.reason() == null ? "" : " " + transit.reason())
                + (transit.late() ? " late" : "")
                + (transit.unobserved() ? " unobserved" : "");
    }

    /** The findings as short text: {@code "RAISED zone-dwell truck@yard 1000 1500"} (started, moment). */
    List<String> found() {
        return findings.stream()
                .map(finding -> finding.kind() + " " + finding.ruleId() + " " + finding.subject() + " "
                        + (finding.startedAtMs() - T0) + " " + (finding.atMs() - T0)
                        + (finding.late() ? " late" : "")
                        + (finding.unobserved() ? " unobserved" : ""))
                .toList();
    }

    long count(Event event) {
        return transits.stream().filter(transit -> transit.event() == event).count();
    }
}
