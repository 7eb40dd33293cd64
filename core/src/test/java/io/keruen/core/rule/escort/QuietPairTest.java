package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.PairSpan;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pair rule calls quiet changes nothing and says nothing when it is judged all the same. */
class QuietPairTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final int ROUNDS = 20_000;

    static Stream<String> ruleIds() {
        return RuleCatalog.standard().pairRules().stream().map(PairRule::id);
    }

    @ParameterizedTest
    @MethodSource("ruleIds")
    void quiet_samples_change_nothing(String ruleId) {
        PairRule rule = (PairRule)
                RuleCatalog.standard().all().get(RuleCatalog.standard().index(ruleId));
        assertThat(walk(rule, parameters(rule), ruleId.hashCode()))
                .as("not all is quiet")
                .isGreaterThan(20);
        walk(rule, new double[rule.parameters().size()], 5); // the strictest numbers there are
    }

    /** Judges what it calls quiet all the same; answers how often it spoke. */
    private static int walk(PairRule rule, double[] parameters, long seed) {
        Random random = new Random(seed);
        int quiet = 0;
        int loud = 0;
        long[] longs = new long[rule.longs()];
        double[] doubles = new double[rule.doubles()];
        Slice slice = new Slice().at(longs, 0, doubles, 0);
        Walk walk = new Walk(random);
        for (int round = 0; round < ROUNDS; round++) {
            List<PairSample> samples = walk.next(1 + random.nextInt(6));
            PairSpan span = new PairSpan();
            span.clear();
            samples.forEach(span::add);
            boolean isQuiet = rule.isQuiet(span, parameters, slice);
            long[] longsBefore = longs.clone();
            double[] doublesBefore = doubles.clone();
            int[] said = new int[1];
            for (PairSample sample : samples) {
                rule.judge(sample, parameters, slice, (i, finding) -> said[0]++);
            }
            if (isQuiet) {
                assertThat(said[0]).as("round %d", round).isZero();
                assertThat(longs).as("round %d", round).isEqualTo(longsBefore);
                assertThat(doubles).as("round %d", round).isEqualTo(doublesBefore);
                quiet++;
            }
            loud += said[0];
        }
        assertThat(quiet).isGreaterThan(ROUNDS / 50);
        return loud;
    }

    private static double[] parameters(PairRule rule) {
        return rule.parameters().stream()
                .mapToDouble(parameter -> parameter.defaultValue())
                .toArray();
    }

    /** Two that drift apart and together again, at limits as often as far from them; now and then something is unknown. */
    private static final class Walk {
        private static final double[] GAPS_M = {-3, 2.9, 3, 9.9, 10, 18, 40, 48, 60, 60.1, 120, 150, 150.1, 400};
        private final Random random;
        private long tMs = START_MS;
        private double gapM = 40;
        private double speedMps = 8;
        private boolean hasOvertaken;

        Walk(Random random) {
            this.random = random;
        }

        List<PairSample> next(int count) {
            if (random.nextInt(12) == 0) {
                gapM = GAPS_M[random.nextInt(GAPS_M.length)];
                speedMps = new double[] {0, 1.5, 1.6, 8, 12, 22, 201}[random.nextInt(7)];
                hasOvertaken = random.nextInt(4) == 0;
            }
            List<PairSample> samples = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                PairSample sample = new PairSample();
                sample.followerId = "B";
                sample.leaderId = "A";
                tMs += 100 + random.nextInt(1_000);
                sample.eventTimeMs = tMs;
                sample.leaderLengthM = 15;
                sample.orderKnown = random.nextInt(8) != 0;
                sample.leaderChainageM = sample.orderKnown ? 1_000 : Double.NaN;
                double followerM = hasOvertaken ? 1_005 : 985 - gapM;
                sample.followerChainageM = sample.orderKnown ? followerM + random.nextInt(3) - 1 : Double.NaN;
                boolean isKnown = random.nextInt(8) != 0;
                double measuredM = gapM + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
                sample.gapM = isKnown && measuredM > -15 ? measuredM : Double.NaN;
                sample.followerSpeedMps = random.nextInt(8) == 0 ? Double.NaN : speedMps;
                sample.suspended = random.nextInt(10) == 0;
                samples.add(sample);
            }
            return samples;
        }
    }
}
