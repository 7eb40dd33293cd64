package io.keruen.core.stage.zone;

/** A hole, or what is left of it, between two ends that late samples may move towards each other. */
final class LateHole {
    LateFront left;
    LateFront right;
    /** The hole as the main line saw it, before late data made it smaller. */
    MainHole main;
    /** Usual time between two samples. */
    long spacingMs;
    /** Late samples that came since one last fell in here. */
    int idle;
    /** Filled before the main line was sure: the left end stands where the main line does and knows better. */
    boolean filled;

    LateHole(LateFront left, LateFront right, MainHole main, long spacingMs) {
        this.left = left;
        this.right = right;
        this.main = main;
        this.spacingMs = spacingMs;
    }

    /** A hole that is a part of this one. */
    LateHole part(LateFront newLeft, LateFront newRight) {
        return new LateHole(newLeft, newRight, main, spacingMs);
    }

    boolean contains(long tMs) {
        return left.endMs() < tMs && tMs < right.endMs();
    }

    long lengthMs() {
        return right.endMs() - left.endMs();
    }
}
