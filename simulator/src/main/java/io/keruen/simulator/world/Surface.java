package io.keruen.simulator.world;

/** What the road is covered with, how fast a convoy is led on it and how much its wheels slip. */
public enum Surface {
    /** Nothing. */
    DRY(1, 0),
    /** Packed snow. */
    SNOW(0.85, 0.12),
    /** Ice. */
    ICE(0.75, 0.25);

    private final double pace;
    private final double mostSlip;

    Surface(double pace, double mostSlip) {
        this.pace = pace;
        this.mostSlip = mostSlip;
    }

    /** The share of the usual speed. */
    public double pace() {
        return pace;
    }

    /** The largest share by which wheels run ahead of the ground. */
    public double mostSlip() {
        return mostSlip;
    }

    /** Whether it is cold. */
    public boolean isWinter() {
        return this != DRY;
    }
}
