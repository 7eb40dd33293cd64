package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose ground a vehicle is on is a matter of each sample, not of the frame in which it comes. */
class GroundTest {
    private static final VehicleStage STAGE = new VehicleStage(RuleCatalog.standard());

    /** At 10 m/s it is on the one ground up to 40 m and on the other from 50 m on. */
    private static final ControlSnapshot CONTROL = new Controls()
            .zone(ground("kz", Jurisdiction.KZ, -10, 40))
            .zone(ground("cn", Jurisdiction.CN, 50, 500))
            .zone(zone("closed", ZoneKind.RESTRICTED, Jurisdiction.CN, 1_000, 1_500))
            .escort(null, "truck-1")
            .snapshot();

    private static ZoneSpec ground(String id, Jurisdiction jurisdiction, double fromM, double toM) {
        return zone(id, ZoneKind.STOP_ALLOWED, jurisdiction, fromM, toM);
    }

    private static ZoneSpec zone(String id, ZoneKind kind, Jurisdiction jurisdiction, double fromM, double toM) {
        double[] ring = {
            Drive.latDeg(-20), Drive.lonDeg(fromM), Drive.latDeg(-20), Drive.lonDeg(toM),
            Drive.latDeg(20), Drive.lonDeg(toM), Drive.latDeg(20), Drive.lonDeg(fromM)
        };
        return new ZoneSpec(
                id,
                kind,
                id,
                jurisdiction,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                Shape.polygon(ring),
                1,
                Double.NaN,
                -1,
                null);
    }

    /** What a stage says of grounds: of each sample of the track, and of each finding. */
    private static final class Grounds implements VehicleOutput {
        final List<String> ofSamples = new ArrayList<>();
        final List<String> ofFindings = new ArrayList<>();
        final List<Long> indexes = new ArrayList<>();

        @Override
        public void track(TrackFrame track) {
            for (int i = 0; i < track.size; i++) {
                ofSamples.add(track.jurisdiction);
                indexes.add(track.firstJudgedIndex + i);
            }
        }

        @Override
        public void finding(StampedFinding finding) {
            Finding found = finding.finding();
            ofFindings.add(found.kind() + " " + found.type() + " " + found.jurisdiction());
        }

        @Override
        public void transit(TransitEvent event) {}

        @Override
        public void presence(Presence presence) {}
    }

    private static Grounds play(List<Sample> samples, int perFrame) {
        Grounds grounds = new Grounds();
        VehicleState state = STAGE.newState("truck-1");
        for (int from = 0; from < samples.size(); from += perFrame) {
            Frame frame = VehicleRig.frame(samples.subList(from, Math.min(samples.size(), from + perFrame)));
            STAGE.work(state, frame, 0, frame.size(), CONTROL, grounds);
        }
        return grounds;
    }

    @Test
    void of_a_frame_that_goes_from_one_ground_to_the_other_each_sample_has_its_own() {
        List<Sample> samples = new Drive("truck-1").every(1_000).go(10, 10_000).samples();

        Grounds frame = play(samples, 10);

        // Two samples in a row beyond the margin of the new ground, the zone side of SEMANTICS 6.3.
        List<String> expected = new ArrayList<>(Collections.nCopies(7, "KZ"));
        expected.addAll(Collections.nCopies(3, "CN"));
        assertThat(frame.ofSamples).containsExactlyElementsOf(expected);
        assertThat(frame.indexes).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(play(samples, 1).ofSamples).isEqualTo(frame.ofSamples);
    }

    @Test
    void what_is_found_at_a_sample_is_a_matter_of_its_ground() {
        Drive drive = new Drive("truck-1")
                .every(1_000)
                .with(CodedSignal.EMERGENCY_STOP, 0)
                .go(10, 2_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 1).go(10, 1_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 0).go(10, 7_000);

        Grounds frame = play(drive.samples(), 10);

        assertThat(frame.ofFindings).contains("RAISED EMERGENCY_STOP KZ");
        assertThat(play(drive.samples(), 1).ofFindings).isEqualTo(frame.ofFindings);
    }

    /** Who is first heard where it must not be is on the ground of the zone that says so: nobody else would be told. */
    @Test
    void what_a_zone_finds_is_a_matter_of_the_ground_that_is_entered() {
        Drive drive = new Drive("truck-1").every(1_000).at(1_200, 0);

        Grounds frame = play(drive.go(10, 10_000).samples(), 10);

        assertThat(frame.ofFindings).contains("RAISED RESTRICTED_ZONE_ENTRY CN");
        assertThat(play(drive.samples(), 1).ofFindings).isEqualTo(frame.ofFindings);
    }

    /** A sample that came before, with other content, is noticed as it arrives, though none of those before it is judged yet. */
    @Test
    void what_is_found_as_it_arrives_is_a_matter_of_the_ground_of_those_before_it() {
        List<Sample> samples =
                new ArrayList<>(new Drive("truck-1").every(1_000).go(10, 10_000).samples());
        Sample old = new Drive("truck-1").every(1_000).go(10, 1_000).samples().get(0);
        old.latDeg += 0.001;
        old.ingestTimeMs = samples.get(9).ingestTimeMs;

        for (int perFrame : new int[] {1, 5, 10}) {
            Grounds grounds = new Grounds();
            VehicleState state = STAGE.newState("truck-1");
            for (int from = 0; from < samples.size(); from += perFrame) {
                Frame frame = VehicleRig.frame(samples.subList(from, from + perFrame));
                STAGE.work(state, frame, 0, frame.size(), CONTROL, grounds);
            }
            STAGE.work(state, VehicleRig.frame(List.of(old)), 0, 1, CONTROL, grounds);
            assertThat(grounds.ofFindings).contains("RAISED SEQUENCE_REPLAY CN");
        }
    }
}
