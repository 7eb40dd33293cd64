package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.rule.integrity.DatumRule;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.rule.integrity.GnssQualityRule;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.stage.flow.TrackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a place is believed at each sample of a run, against what was open then, looked up for each by itself. */
class IntegrityWatchTest {
    private static final String SPOOFED = GnssConsistencyRule.TYPE;
    private static final String JAMMED = GnssQualityRule.TYPE;
    private static final List<String> TYPES =
            List.of(SPOOFED, JAMMED, DatumRule.TYPE, ClockSkewRule.TYPE, "POSITION_JUMP", "POSITION_FROZEN");
    private static final int SIZE = 40;

    private record Found(String type, int sample, boolean opens) {}

    private final SliceLayout layout = new SliceLayout();
    private final IntegrityWatch watch = new IntegrityWatch(layout);
    private final long[] longs = new long[layout.longs()];

    private static VehicleRun run() {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            moments.add(new Moment(Drive.START_MS + 100L * i));
        }
        return RuleRig.runOf(moments);
    }

    private static boolean isOpen(List<Found> all, String type, int sample) {
        boolean isOpen = false;
        for (Found found : all) {
            if (found.type.equals(type) && found.sample <= sample) {
                isOpen = found.opens;
            }
        }
        return isOpen;
    }

    private static boolean wasOpened(List<Found> all, String type, int sample) {
        return all.stream().anyMatch(found -> found.type.equals(type) && found.opens && found.sample <= sample);
    }

    private static Integrity expected(List<Found> all, int sample) {
        if (wasOpened(all, SPOOFED, sample)) {
            return Integrity.UNTRUSTED;
        }
        return TYPES.stream().anyMatch(type -> isOpen(all, type, sample)) ? Integrity.DEGRADED : Integrity.TRUSTED;
    }

    /** Samples of the run before are -SIZE + 1 .. 0. */
    private void findIn(VehicleRun run, List<Found> all, int shift, Random random, boolean mayLatch) {
        for (String type : TYPES) {
            boolean opens = !isOpen(all, type, 0);
            int sample = random.nextInt(SIZE);
            while (sample < SIZE && (mayLatch || !type.equals(SPOOFED))) {
                sample++;
                all.add(new Found(type, sample + shift, opens));
                watch.found(longs, opens ? Finding.Kind.RAISED : Finding.Kind.CLEARED, type, run, sample);
                watch.found(longs, Finding.Kind.UPDATED, type, run, sample);
                opens = !opens;
                sample += random.nextInt(SIZE);
            }
        }
        watch.found(longs, Finding.Kind.RAISED, "ZONE_ENTRY", run, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void each_sample_is_believed_as_far_as_what_was_open_then(long seed) {
        Random random = new Random(seed);
        List<Found> all = new ArrayList<>();
        VehicleRun run = run();
        watch.beginRun(longs);
        assertThat(watch.changedInRun()).isFalse();
        findIn(run, all, -SIZE, random, seed % 4 == 0);
        watch.endRun();
        assertThat(watch.of(longs)).isEqualTo(expected(all, 0));

        watch.beginRun(longs);
        findIn(run, all, 0, random, seed % 2 == 0);

        for (int i = 1; i <= SIZE; i++) {
            assertThat(watch.at(run.ingestTimeMs()[i])).as("sample %d", i).isEqualTo(expected(all, i));
            assertThat(watch.isUnusable(longs, i)).as("sample %d", i).isEqualTo(isUnusable(all, i));
        }
        assertThat(watch.of(longs)).isEqualTo(expected(all, SIZE));
        int from = 1 + random.nextInt(SIZE);
        TrackFrame track = new TrackFrame();
        track.size = SIZE + 1 - from;
        track.sigmaM = new double[SIZE];
        Arrays.fill(track.sigmaM, 0.5);
        watch.apply(longs, from, track);
        for (int k = 0; k < SIZE; k++) {
            boolean isUnusable = k < track.size && isUnusable(all, from + k);
            assertThat(track.sigmaM[k]).isEqualTo(isUnusable ? Double.POSITIVE_INFINITY : 0.5);
        }
    }

    private static boolean isUnusable(List<Found> all, int sample) {
        return wasOpened(all, SPOOFED, sample) || isOpen(all, JAMMED, sample);
    }

    @Test
    void a_run_in_which_nothing_was_found_goes_on_as_the_one_before() {
        VehicleRun run = run();
        watch.beginRun(longs);
        watch.found(longs, Finding.Kind.RAISED, JAMMED, run, SIZE);
        assertThat(watch.changedInRun()).isTrue();
        watch.endRun();
        watch.beginRun(longs);

        TrackFrame track = new TrackFrame();
        track.size = 2;
        track.sigmaM = new double[] {1, 2, 3};
        watch.apply(longs, 1, track);
        assertThat(track.sigmaM).containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3);
        assertThat(watch.isUnusable(longs, 1)).isTrue();
        assertThat(watch.at(Drive.START_MS)).isEqualTo(Integrity.DEGRADED);
    }

    @Test
    void what_is_found_at_an_arrival_is_no_matter_of_a_run() {
        watch.found(longs, Finding.Kind.RAISED, ClockSkewRule.TYPE, run(), 0);

        assertThat(watch.of(longs)).isEqualTo(Integrity.DEGRADED);
        assertThat(watch.changedInRun()).isFalse();
        watch.found(longs, Finding.Kind.CLEARED, ClockSkewRule.TYPE, run(), 0);
        assertThat(watch.of(longs)).isEqualTo(Integrity.TRUSTED);
    }
}
