package io.keruen.core.rule;

/**
 * A rule's window on the state of its key: a few longs and doubles, all zero at first. A reusable cursor, one per
 * stage; never kept by a rule.
 */
public final class Slice {
    private long[] longs = new long[0];
    private double[] doubles = new double[0];
    private int longBase;
    private int doubleBase;

    /** Points the cursor at a slice. */
    public Slice at(long[] newLongs, int newLongBase, double[] newDoubles, int newDoubleBase) {
        longs = newLongs;
        longBase = newLongBase;
        doubles = newDoubles;
        doubleBase = newDoubleBase;
        return this;
    }

    public long getLong(int i) {
        return longs[longBase + i];
    }

    public void setLong(int i, long value) {
        longs[longBase + i] = value;
    }

    public double getDouble(int i) {
        return doubles[doubleBase + i];
    }

    public void setDouble(int i, double value) {
        doubles[doubleBase + i] = value;
    }
}
