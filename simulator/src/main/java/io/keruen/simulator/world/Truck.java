package io.keruen.simulator.world;

/** Where a truck truly is and how it moves: along the road by its acceleration, across it as it is steered. */
public final class Truck {
    /** The most it speeds up. */
    public static final double SPEED_UP_MPS2 = 0.9;

    /** The most it brakes. */
    public static final double BRAKE_MPS2 = 3;

    /** How it brakes when it only keeps to a speed. */
    private static final double SERVICE_BRAKE_MPS2 = 1.5;

    private static final double SETTLE_S = 0.4;
    private static final double STILL_MPS = 0.15;
    private static final double STILL_MPS2 = 0.15;

    private final double lengthM;
    private final Wander sway;
    private double chainageM;
    private double speedMps;
    private double leftM;
    private double steeredM;
    private double speedCapMps = Double.POSITIVE_INFINITY;
    private double ownMps = Double.NaN;
    private double restM = CarFollowing.REST_M;
    private double timeGapS = CarFollowing.TIME_GAP_S;

    Truck(double lengthM, double chainageM, Chance chance) {
        this.lengthM = lengthM;
        this.chainageM = chainageM;
        sway = new Wander(0.2, 350, 700, chance);
        leftM = sway.at(chainageM);
    }

    /** Bumper to bumper. */
    public double lengthM() {
        return lengthM;
    }

    /** Chainage of its front. */
    public double chainageM() {
        return chainageM;
    }

    /** Speed along the road, negative backwards. */
    public double speedMps() {
        return speedMps;
    }

    /** Metres to the left of the road's line. */
    public double leftM() {
        return leftM;
    }

    /** Drives at most this fast until told otherwise; infinity frees it. */
    public void capSpeed(double mps) {
        speedCapMps = mps;
    }

    /** Drives at this speed whatever the convoy does, backwards if it is negative, until told otherwise; NaN ends it. */
    public void driveAt(double mps) {
        ownMps = mps;
    }

    /** The speed at which it drives whatever the convoy does, NaN if it drives with it. */
    double ownMps() {
        return ownMps;
    }

    /** Follows at this distance, which is a gap at rest and a time, until told otherwise. */
    public void follow(double gapAtRestM, double gapS) {
        restM = gapAtRestM;
        timeGapS = gapS;
    }

    /** Follows at the usual distance again. */
    public void followAsUsual() {
        follow(CarFollowing.REST_M, CarFollowing.TIME_GAP_S);
    }

    /** Its gap at rest. */
    double restM() {
        return restM;
    }

    /** Its gap in seconds beyond that. */
    double timeGapS() {
        return timeGapS;
    }

    /** Puts it somewhere, as if it had driven there. */
    public void place(double atM, double mps, double besideM) {
        chainageM = atM;
        speedMps = mps;
        leftM = besideM;
    }

    /** Drives this far to the left of its lane until told otherwise. */
    public void steer(double metresLeft) {
        steeredM = metresLeft;
    }

    /** Whether it stands. */
    public boolean stands() {
        return speedMps == 0;
    }

    /** What it wants at most to reach a speed and to keep to its cap. */
    double towardsMps2(double mps) {
        double wanted = (Math.min(mps, speedCapMps) - speedMps) / SETTLE_S;
        return Math.max(-SERVICE_BRAKE_MPS2, Math.min(SPEED_UP_MPS2, wanted));
    }

    /** Moves on for a while; a crawl that does not speed up ends in a halt. */
    void move(double wantedMps2, double seconds) {
        double accel = Math.max(-BRAKE_MPS2, Math.min(SPEED_UP_MPS2, wantedMps2));
        double before = speedMps;
        boolean backwards = ownMps < 0;
        double least = backwards ? ownMps : Math.min(0, before);
        speedMps = Math.max(least, before + accel * seconds);
        if (!backwards && Math.abs(speedMps) < STILL_MPS && accel <= STILL_MPS2) {
            speedMps = 0;
        }
        double wayM = 0.5 * (before + speedMps) * seconds;
        chainageM += wayM;
        leftM = steeredM + sway.at(chainageM); // by the way driven: who stands does not sway
    }
}
