package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is between two members of a convoy: drawn convoys, held against what is said of each pair alone. */
class ConvoyOrderTest {
    private static final long T = 1_700_000_000_000L;
    private static final EscortPlan PLAN = plan("E1", 1, 0, Long.MAX_VALUE, "A", "B", "C", "D");

    private final ConvoyOrder order = new ConvoyOrder();
    private String behindId = "";
    private double behindM;
    private double aheadM;

    /** A square of half a kilometre each side, or three sides of it. */
    private static RouteLine route(boolean isClosed) {
        double stepDeg = 500 * Point.DEG_PER_M;
        double[] latDeg = {Point.LAT_DEG, Point.LAT_DEG + stepDeg, Point.LAT_DEG + stepDeg, Point.LAT_DEG, Point.LAT_DEG
        };
        double[] lonDeg = {Point.LON_DEG, Point.LON_DEG, Point.LON_DEG + stepDeg, Point.LON_DEG + stepDeg, Point.LON_DEG
        };
        int count = isClosed ? 5 : 4;
        return new RouteLine(Arrays.copyOf(latDeg, count), Arrays.copyOf(lonDeg, count), 6);
    }

    /** From one to the other; on a ring the shorter way. */
    private static double alongM(double fromM, double toM, double lapM) {
        double m = toM - fromM;
        while (m > lapM / 2) {
            m -= lapM;
        }
        while (m < -lapM / 2) {
            m += lapM;
        }
        return m;
    }

    /** Between two of which one is as far behind it as the other is ahead of it, or both more. */
    private int law(double[] chainageM, boolean[] suspended, double atM, double lapM) {
        boolean allKnown = true;
        for (double memberM : chainageM) {
            allKnown &= !Double.isNaN(memberM);
        }
        for (int i = 1; i < chainageM.length; i++) {
            double leaderM = alongM(atM, chainageM[i - 1], lapM);
            double followerM = alongM(atM, chainageM[i], lapM);
            boolean isInOrder = followerM < 0 && leaderM > 0;
            boolean isOvertaken = followerM > 0 && leaderM < 0;
            boolean isOneWay = Math.abs(leaderM - followerM) < lapM / 2;
            if ((isInOrder || isOvertaken) && isOneWay) {
                behindId = PLAN.vehicles().get(isInOrder ? i : i - 1).vehicleId();
                behindM = -Math.min(followerM, leaderM);
                aheadM = Math.max(followerM, leaderM);
                return suspended[i] ? Truth.UNKNOWN : Truth.of(behindM > 2 && aheadM > 2);
            }
        }
        int last = chainageM.length - 1;
        boolean isAhead = alongM(chainageM[0], atM, lapM) >= 0;
        boolean isBehind = alongM(chainageM[last], atM, lapM) <= 0;
        return allKnown || isAhead || isBehind ? Truth.FALSE : Truth.UNKNOWN;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void who_is_between_two_is_what_is_said_of_each_pair(long seed, boolean isClosed) {
        Random random = new Random(seed);
        RouteLine route = route(isClosed);
        double lapM = isClosed ? route.lengthM() : Double.POSITIVE_INFINITY;
        RuleCatalog catalog = EscortKit.catalog();
        int[] answers = new int[3];
        for (int round = 0; round < 800; round++) {
            EscortState state = new EscortStage(catalog).newState("E1");
            double[] chainageM = new double[4];
            boolean[] suspended = new boolean[4];
            for (int i = 0; i < 4; i++) {
                // in steps of a metre, so that some are beside another; now and then one has overtaken or is silent
                chainageM[i] = 300 - 12 * i + random.nextInt(30) + (isClosed ? random.nextInt(3) * lapM : 0);
                suspended[i] = random.nextInt(12) == 0;
                boolean isPoor = random.nextInt(12) == 0;
                boolean isHeard = random.nextInt(12) != 0;
                if (isHeard) {
                    EscortMember member = state.member("ABCD".substring(i, i + 1));
                    member.suspended = suspended[i];
                    Point point = Point.of(member.vehicleId, T, chainageM[i]).sigma(isPoor ? 5.01 : 5);
                    member.queue.append(Point.frame(List.of(random.nextInt(12) == 0 ? point.unmatched() : point)));
                    boolean isElsewhere = random.nextInt(12) == 0;
                    int taken = member.queue.takePending(1, isElsewhere ? 7 : TrackRing.NO_ROUTE);
                    chainageM[i] = isPoor || isElsewhere ? Double.NaN : member.queue.chainageM(taken);
                    member.ring.add(member.queue, taken);
                } else {
                    chainageM[i] = Double.NaN;
                }
            }
            double atM = 255 + random.nextInt(70);
            int expected = law(chainageM, suspended, atM, lapM);
            int answer = order.isBetween(state, PLAN, route, atM, T, 2_500);

            assertThat(answer).as("round %d", round).isEqualTo(expected);
            answers[answer + 1]++;
            if (answer == Truth.TRUE) {
                assertThat(order.behindId()).isEqualTo(behindId);
                assertThat(order.behindM()).isCloseTo(behindM, offset(1e-6));
                assertThat(order.aheadM()).isCloseTo(aheadM, offset(1e-6));
            }
        }
        assertThat(Arrays.stream(answers).min().orElseThrow())
                .as("of each kind")
                .isGreaterThan(30);
    }
}
