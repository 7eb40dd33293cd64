package io.keruen.simulator.world;

/** Spells in which wheels run ahead of the ground, on snow and ice: 5 to 30 s, about a minute apart. */
final class Slip {
    private static final double SETTLE_S = 0.8;
    private static final double LEAST = 0.02;

    private final double most;
    private final Chance chance;
    private double share;
    private double wanted;
    private double leftS;

    Slip(Surface surface, Chance chance) {
        most = surface.mostSlip();
        this.chance = chance;
        leftS = chance.between(10, 60);
    }

    /** By which share wheels run ahead now, so many seconds after they were last asked. */
    double next(double seconds) {
        if (most == 0) {
            return 0;
        }
        leftS -= seconds;
        if (leftS <= 0) {
            boolean ends = wanted > 0;
            wanted = ends ? 0 : chance.between(LEAST, most);
            leftS = ends ? chance.between(20, 90) : chance.between(5, 30);
        }
        share += (wanted - share) * Math.min(1, seconds / SETTLE_S);
        return share;
    }
}
