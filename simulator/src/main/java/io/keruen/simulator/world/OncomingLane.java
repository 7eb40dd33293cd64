package io.keruen.simulator.world;

/** The lane to the left of a road's line, along which one comes the other way. It is a road of its own. Immutable. */
final class OncomingLane {
    /** So far to the left of the line it lies. */
    private static final double ASIDE_M = 4;

    private final Road road;
    private final Road lane;

    OncomingLane(Road road) {
        this.road = road;
        int count = road.pointCount();
        double[] eastM = new double[count];
        double[] northM = new double[count];
        for (int i = 0; i < count; i++) {
            double atM = road.chainageAtM(count - 1 - i);
            eastM[i] = road.eastM(atM, ASIDE_M);
            northM[i] = road.northM(atM, ASIDE_M);
        }
        lane = new Road(road.plane(), eastM, northM);
    }

    /** The crossing as one meets it on this lane. */
    BakhtyRoad of(BakhtyRoad crossing) {
        return new BakhtyRoad(
                lane,
                chainageM(crossing.kzGateM()),
                chainageM(crossing.borderM()),
                chainageM(crossing.cnGateM()),
                chainageM(crossing.cnPostOutM()));
    }

    /** A zone of the road as one sees it from this lane. */
    Stretch of(Stretch stretch) {
        return new Stretch(
                stretch.id(),
                stretch.kind(),
                stretch.name(),
                stretch.jurisdiction(),
                chainageM(stretch.toM()),
                chainageM(stretch.fromM()),
                ASIDE_M - stretch.leftM(),
                ASIDE_M - stretch.rightM(),
                stretch.speedLimitMps(),
                stretch.maxDwellMs());
    }

    /** The chainage on this lane beside a chainage on the road. */
    private double chainageM(double atM) {
        int last = road.pointCount() - 1;
        int to = 1;
        while (to < last && road.chainageAtM(to) < atM) {
            to++;
        }
        double fromM = road.chainageAtM(to - 1);
        double share = (atM - fromM) / (road.chainageAtM(to) - fromM);
        double fromOnLaneM = lane.chainageAtM(last - to + 1);
        return fromOnLaneM + share * (lane.chainageAtM(last - to) - fromOnLaneM);
    }
}
