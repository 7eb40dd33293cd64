package io.keruen.core.rule.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.geo.Distance;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.Slice;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two speakers under one name, held against the whole of what was heard. */
class IdentityRuleTest {
    private static final int TURNS = 3;
    private static final long SPAN_MS = 3_000;
    private static final long CLOCK_MS = 2_000;
    private static final double REACH_MPS = 50;
    private static final double APART_M = 200;
    private static final double[] PARAMETERS = {10_000, TURNS, SPAN_MS, CLOCK_MS, REACH_MPS, APART_M};
    private static final long[] DELAY_MS = {0, 0, 500, 2_000, -2_000, -2_500, 4_000, 9_000};

    private final IdentityRule rule = new IdentityRule();
    private final Slice slice = new Slice().at(new long[IdentityRule.LONGS], 0, new double[0], 0);
    private final Slice memory =
            new Slice().at(new long[IdentityRule.MEMORY_LONGS], 0, new double[IdentityRule.MEMORY_DOUBLES], 0);

    private static Sample sample(long bootId, long sequence, long eventTimeMs, long ingestTimeMs) {
        Sample sample = new Sample();
        sample.vehicleId = "truck-1";
        sample.bootId = bootId;
        sample.sequence = sequence;
        sample.eventTimeMs = eventTimeMs;
        sample.ingestTimeMs = ingestTimeMs;
        sample.latDeg = Drive.LAT_DEG;
        sample.lonDeg = Drive.LON_DEG;
        return sample;
    }

    private boolean isTwo(Sample sample, boolean isNew) {
        return rule.isTwo(memory, VehicleRig.frame(List.of(sample)), 0, isNew, PARAMETERS);
    }

    @Test
    void another_proved_sender_is_a_mismatch_and_none_or_the_right_one_is_not() {
        assertThat(IdentityRule.isMismatch(null, "truck-1")).isFalse();
        assertThat(IdentityRule.isMismatch("truck-1", "truck-1")).isFalse();
        assertThat(IdentityRule.isMismatch("truck-2", "truck-1")).isTrue();
        assertThat(IdentityRule.clearMs(PARAMETERS)).isEqualTo(10_000);
    }

    @Test
    void an_alert_of_either_kind_and_a_suspicion_are_not_idle() {
        assertThat(rule.isIdle(slice, memory)).isTrue();
        rule.mismatch.happened(slice, 1, 1);
        assertThat(rule.isIdle(slice, memory)).isFalse();
        rule.mismatch.reset(slice);
        assertThat(rule.isIdle(slice, memory)).isTrue();
        rule.duplicate.happened(slice, 1, 1);
        assertThat(rule.isIdle(slice, memory)).isFalse();
        rule.duplicate.reset(slice);
        isTwo(place(0, 0, 0), true);
        isTwo(place(1_000, 5_000, 0), true);
        assertThat(rule.isIdle(slice, memory)).isFalse();
    }

    private static Sample place(long afterMs, double eastM, double northM) {
        Sample sample = sample(Sample.ABSENT, Sample.ABSENT, Drive.START_MS + afterMs, Drive.START_MS + afterMs);
        sample.latDeg = Drive.latDeg(northM);
        sample.lonDeg = Drive.lonDeg(eastM);
        return sample;
    }

    @Test
    void the_antimeridian_lies_between_two_places_that_are_near() {
        for (int i = 0; i < 40; i++) {
            Sample sample = place(1_000L * i, 0, 0);
            sample.lonDeg = i % 2 == 0 ? 179.9995 : -179.9995; // 76 m
            assertThat(isTwo(sample, true)).isFalse();
        }
        assertThat(rule.isIdle(slice, memory)).isTrue();
    }

    @Test
    void where_one_turn_is_enough_the_first_place_out_of_reach_is_another_vehicle() {
        double[] strict = {10_000, 1, 0, CLOCK_MS, REACH_MPS, APART_M};
        for (Sample each : List.of(place(0, 0, 0), place(1_000, 240, 0), place(2_000, 300, 0))) {
            assertThat(rule.isTwo(memory, VehicleRig.frame(List.of(each)), 0, true, strict))
                    .isFalse();
        }
        assertThat(rule.isTwo(memory, VehicleRig.frame(List.of(place(3_000, 600, 0))), 0, true, strict))
                .isTrue();
        assertThat(rule.isTwo(memory, VehicleRig.frame(List.of(place(4_000, 900, 400))), 0, true, strict))
                .as("nobody's place again, and so a new turn")
                .isTrue();
    }

    /** The turns that a second speaker took with the first, by all that was heard. */
    private static final class Turns {
        private final List<Long> takenMs = new ArrayList<>();
        private long heardMs;
        private boolean speaks;

        boolean second(long nowMs) {
            heardMs = nowMs;
            if (speaks) {
                return false;
            }
            speaks = true;
            takenMs.add(nowMs);
            return takenMs.size() >= TURNS && nowMs - takenMs.get(0) >= SPAN_MS;
        }

        void forget() {
            takenMs.clear();
            speaks = false;
        }

        void forgetIfOld(long nowMs) {
            if (!takenMs.isEmpty() && nowMs - heardMs > 30_000) {
                forget();
            }
        }

        long sinceMs() {
            return takenMs.isEmpty() ? 0 : takenMs.get(0);
        }
    }

    /** Every number above all before it, with those of which a mark was made. */
    private static final class Stream {
        private final Turns turns = new Turns();
        private final List<Sample> marks = new ArrayList<>();
        private @Nullable Sample top;

        private static boolean isAbove(Sample sample, Sample other) {
            return sample.bootId > other.bootId || (sample.bootId == other.bootId && sample.sequence > other.sequence);
        }

        boolean isTwo(Sample sample, boolean isNew) {
            turns.forgetIfOld(sample.ingestTimeMs);
            if (top == null || isAbove(sample, top)) {
                if (isNew) {
                    turns.speaks = false;
                    follow(sample);
                }
                return false;
            }
            if (marks.size() < 2) {
                return false;
            }
            Sample mark = marks.get(marks.size() - 2);
            boolean takenAfterMark = sample.eventTimeMs > mark.eventTimeMs + CLOCK_MS
                    && sample.eventTimeMs > mark.ingestTimeMs + CLOCK_MS
                    && sample.eventTimeMs <= sample.ingestTimeMs + CLOCK_MS;
            return !isAbove(sample, mark) && takenAfterMark && turns.second(sample.ingestTimeMs);
        }

        void follow(Sample sample) {
            top = sample;
            if (marks.isEmpty() || sample.ingestTimeMs >= marks.get(marks.size() - 1).ingestTimeMs + 5_000) {
                marks.add(sample);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void numbered_samples_taken_after_a_mark_they_are_numbered_before_are_a_second_speaker(long seed) {
        Random random = new Random(seed);
        Stream stream = new Stream();
        long nowMs = Drive.START_MS;
        long bootId = 5;
        long sequence = 1_000;
        int proved = 0;
        for (int k = 0; k < 2_000; k++) {
            nowMs += random.nextInt(300) == 0 ? 29_500 + 500L * random.nextInt(3) : 500L * random.nextInt(3);
            long eventMs = nowMs - DELAY_MS[random.nextInt(DELAY_MS.length)];
            if (random.nextInt(2 + k / 500) != 0) {
                if (random.nextInt(100) == 0) {
                    bootId++;
                    sequence = random.nextInt(2_000);
                }
                sequence += 1 + random.nextInt(3);
                Sample next = sample(bootId, sequence, eventMs, nowMs);
                if (rule.isIdle(slice, memory) && stream.top != null && random.nextBoolean()) {
                    nowMs = followMany(stream, next, 1 + random.nextInt(25));
                    sequence = stream.top.sequence;
                } else {
                    boolean isNew = random.nextInt(20) != 0;
                    assertThat(isTwo(next, isNew)).isEqualTo(stream.isTwo(next, isNew));
                }
            } else {
                long back = random.nextInt(3) == 0 ? random.nextInt(30) : random.nextInt(900);
                long otherBoot = bootId - (random.nextInt(4) == 0 ? 1 : 0);
                Sample other = sample(otherBoot, Math.max(0, sequence - back), eventMs, nowMs);
                boolean expected = stream.isTwo(other, true);
                assertThat(isTwo(other, true)).as("arrival %d", k).isEqualTo(expected);
                proved += expected ? 1 : 0;
            }
            assertThat(rule.twoSinceMs(memory)).as("arrival %d", k).isEqualTo(stream.turns.sinceMs());
        }
        assertThat(proved).isGreaterThan(10);
    }

    /** Consecutive samples in one frame, half a second or so apart; answers when the last came. */
    private long followMany(Stream stream, Sample first, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long laterMs = 700L * i;
            samples.add(sample(
                    first.bootId, first.sequence + i, first.eventTimeMs + laterMs, first.ingestTimeMs + laterMs));
        }
        Frame frame = VehicleRig.frame(samples);
        int from = count / 3;
        rule.follow(memory, frame, 0, from + 1);
        if (from + 1 < count) {
            rule.follow(memory, frame, from + 1, count - from - 1);
        }
        samples.forEach(stream::follow);
        return samples.get(count - 1).ingestTimeMs;
    }

    /** Where one vehicle was heard last and, if there is one, the other. */
    private static final class Places {
        private final Turns turns = new Turns();
        private @Nullable Sample one;
        private @Nullable Sample other;

        private static boolean reaches(@Nullable Sample from, Sample to) {
            if (from == null) {
                return false;
            }
            double wayM = Distance.betweenM(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg);
            return wayM <= APART_M + REACH_MPS * Math.abs(to.eventTimeMs - from.eventTimeMs) / 1_000;
        }

        private static Sample later(@Nullable Sample known, Sample now) {
            return known != null && known.eventTimeMs >= now.eventTimeMs ? known : now;
        }

        boolean isTwo(Sample now, boolean isNew) {
            turns.forgetIfOld(now.ingestTimeMs);
            if (!isNew) {
                return false;
            }
            if (one == null || now.eventTimeMs - one.eventTimeMs > 30_000) {
                one = later(one, now);
                other = null;
                turns.forget();
                return false;
            }
            if (reaches(one, now)) {
                one = later(one, now);
                turns.speaks = false;
                return false;
            }
            if (!reaches(other, now)) {
                turns.forget();
            }
            other = later(other, now);
            return turns.second(now.ingestTimeMs);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void without_numbers_two_that_go_on_where_they_were_by_turns_are_two(long seed) {
        Random random = new Random(seed);
        Places places = new Places();
        long afterMs = 0;
        double[] eastM = {0, 3_000};
        double[] northM = {0, -2_000};
        int proved = 0;
        for (int k = 0; k < 2_000; k++) {
            afterMs += random.nextInt(60) == 0 ? 29_000 + 1_000L * random.nextInt(3) : 1_000;
            int who = random.nextInt(3) == 0 ? 1 : 0;
            int fate = random.nextInt(30);
            double apartM = fate == 0 ? 270 : fate == 1 ? 235 : fate == 2 ? 4_000 : 20;
            double turn = random.nextDouble() * 2 * Math.PI;
            eastM[who] += apartM * Math.cos(turn);
            northM[who] += apartM * Math.sin(turn);
            long eventMs = fate == 3 ? afterMs - 2_500 : afterMs;
            Sample sample = place(eventMs, eastM[who], northM[who]);
            sample.ingestTimeMs = Drive.START_MS + afterMs + (fate == 4 ? 700 : 0);
            boolean isNew = random.nextInt(20) != 0;
            boolean expected = places.isTwo(sample, isNew);
            assertThat(isTwo(sample, isNew)).as("arrival %d", k).isEqualTo(expected);
            assertThat(rule.twoSinceMs(memory)).as("arrival %d", k).isEqualTo(places.turns.sinceMs());
            proved += expected ? 1 : 0;
        }
        assertThat(proved).isGreaterThan(10);
    }
}
