package io.keruen.simulator.world;

/**
 * The road from a yard on the Kazakh side to one on the Chinese side near Bakhty and Pokitu. Illustrative, within a
 * kilometre or so, not surveyed; the seed bends its first leg gently.
 *
 * @param kzGateM chainage of the gate out of Kazakhstan
 * @param borderM chainage of the state border
 * @param cnGateM chainage of the gate into China
 * @param cnPostOutM chainage of the end of the Chinese post
 */
public record BakhtyRoad(Road road, double kzGateM, double borderM, double cnGateM, double cnPostOutM) {
    /** Yard, entry of the post, gate, border, gate, exit of the post, yard: latitude, longitude. */
    private static final double[][] STONES = {
        {46.6640, 82.7350},
        {46.6790, 82.7830},
        {46.6805, 82.7880},
        {46.6815, 82.7920},
        {46.6825, 82.7960},
        {46.6833, 82.8000},
        {46.6875, 82.8100}
    };

    private static final int KZ_GATE = 2;
    private static final int BORDER = 3;
    private static final int CN_GATE = 4;
    private static final int CN_POST_OUT = 5;
    private static final double SPACING_M = 30;
    private static final int SMOOTHINGS = 12;
    private static final double TAPER_M = 600;

    /** The road of a seed. */
    public static BakhtyRoad of(Chance chance) {
        LocalPlane plane = new LocalPlane(STONES[BORDER][0], STONES[BORDER][1]);
        int[] stoneAt = new int[STONES.length];
        double[][] points = dense(plane, stoneAt);
        bend(points, stoneAt[1], chance);
        for (int i = 0; i < SMOOTHINGS; i++) {
            smooth(points[0]);
            smooth(points[1]);
        }
        Road road = new Road(plane, points[0], points[1]);
        return new BakhtyRoad(
                road,
                road.chainageAtM(stoneAt[KZ_GATE]),
                road.chainageAtM(stoneAt[BORDER]),
                road.chainageAtM(stoneAt[CN_GATE]),
                road.chainageAtM(stoneAt[CN_POST_OUT]));
    }

    /** The gates in the order in which they are met. */
    double[] gatesM() {
        return new double[] {Math.min(kzGateM, cnGateM), Math.max(kzGateM, cnGateM)};
    }

    /** Points every 30 m or so along the stones: east and north; notes which point each stone is. */
    private static double[][] dense(LocalPlane plane, int[] stoneAt) {
        int total = 1;
        for (int leg = 1; leg < STONES.length; leg++) {
            total += pieces(plane, leg);
            stoneAt[leg] = total - 1;
        }
        double[][] points = new double[2][total];
        for (int leg = 1; leg < STONES.length; leg++) {
            int from = stoneAt[leg - 1];
            int pieces = stoneAt[leg] - from;
            for (int i = 0; i <= pieces; i++) {
                double share = (double) i / pieces;
                double lat = STONES[leg - 1][0] + share * (STONES[leg][0] - STONES[leg - 1][0]);
                double lon = STONES[leg - 1][1] + share * (STONES[leg][1] - STONES[leg - 1][1]);
                points[0][from + i] = plane.eastM(lon);
                points[1][from + i] = plane.northM(lat);
            }
        }
        return points;
    }

    private static int pieces(LocalPlane plane, int leg) {
        double eastwardM = plane.eastM(STONES[leg][1]) - plane.eastM(STONES[leg - 1][1]);
        double northwardM = plane.northM(STONES[leg][0]) - plane.northM(STONES[leg - 1][0]);
        return (int) Math.ceil(StrictMath.hypot(eastwardM, northwardM) / SPACING_M);
    }

    /** A gentle wave along the first leg, which leaves both its ends where they are. */
    private static void bend(double[][] points, int end, Chance chance) {
        double heightM = chance.between(8, 22);
        double waveM = chance.between(800, 1_300);
        double phase = chance.between(0, 2 * Math.PI);
        double eastwardM = points[0][end] - points[0][0];
        double northwardM = points[1][end] - points[1][0];
        double lengthM = StrictMath.hypot(eastwardM, northwardM);
        for (int i = 0; i <= end; i++) {
            double atM = lengthM * i / end;
            double taper = Math.min(1, Math.min(atM, lengthM - atM) / TAPER_M);
            double leftM = heightM * taper * StrictMath.sin(2 * Math.PI * atM / waveM + phase);
            points[0][i] -= leftM * northwardM / lengthM;
            points[1][i] += leftM * eastwardM / lengthM;
        }
    }

    private static void smooth(double[] axis) {
        double before = axis[0];
        for (int i = 1; i < axis.length - 1; i++) {
            double here = axis[i];
            axis[i] = 0.25 * before + 0.5 * here + 0.25 * axis[i + 1];
            before = here;
        }
    }
}
