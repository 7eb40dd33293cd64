package io.keruen.core.zone;

import java.util.Arrays;

/**
 * A packed R-tree over boxes in primitive arrays: 16 children a node, items in the order of a Hilbert curve.
 *
 * <p>Boxes are floats rounded outward, so a search finds all that meet the question and a few that lie a metre off.
 * Immutable; searching allocates nothing and keeps no state. The curve decides speed only, never which items are found.
 */
final class PackedBoxes {
    private static final int FAN_BITS = 4;
    private static final int FAN = 1 << FAN_BITS;
    private static final int CURVE_BITS = 16;

    private final int[] items;
    private final float[][] levels;

    /** Packs boxes given as minLat, minLon, maxLat, maxLon one after the other. */
    PackedBoxes(double[] boxesDeg) {
        int count = boxesDeg.length / 4;
        this.items = order(boxesDeg, count);
        int depth = 1;
        for (int nodes = count; nodes > FAN; nodes = (nodes + FAN - 1) / FAN) {
            depth++;
        }
        this.levels = new float[depth][];
        levels[0] = new float[4 * count];
        for (int i = 0; i < count; i++) {
            for (int side = 0; side < 4; side++) {
                double limit = boxesDeg[4 * items[i] + side];
                levels[0][4 * i + side] = side < 2 ? below(limit) : above(limit);
            }
        }
        for (int level = 1; level < depth; level++) {
            levels[level] = parents(levels[level - 1]);
        }
    }

    private static float[] parents(float[] children) {
        int count = children.length / 4;
        float[] parents = new float[4 * ((count + FAN - 1) / FAN)];
        for (int child = 0; child < count; child++) {
            int at = 4 * (child / FAN);
            boolean first = child % FAN == 0;
            for (int side = 0; side < 4; side++) {
                float limit = children[4 * child + side];
                float known = parents[at + side];
                parents[at + side] = first ? limit : side < 2 ? Math.min(known, limit) : Math.max(known, limit);
            }
        }
        return parents;
    }

    /** The number of the item at a position that {@link #next} found. */
    int item(int position) {
        return items[position];
    }

    /** The next position after this one (-1 to begin) whose box meets the question, or -1. */
    int next(int position, float minLatDeg, float minLonDeg, float maxLatDeg, float maxLonDeg) {
        float[] boxes = levels[0];
        int at = position + 1;
        while (at < items.length) {
            if ((at & FAN - 1) == 0) {
                int skip = skip(at, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg);
                if (skip > 0) {
                    at += skip;
                    continue;
                }
            }
            int end = Math.min(items.length, (at | FAN - 1) + 1);
            for (; at < end; at++) {
                if (meets(boxes, at, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** One branch on the signs of all four differences: which of them decides is unpredictable, and costs more. */
    private static boolean meets(
            float[] boxes, int box, float minLatDeg, float minLonDeg, float maxLatDeg, float maxLonDeg) {
        int at = 4 * box;
        int signs = Float.floatToRawIntBits(maxLatDeg - boxes[at])
                | Float.floatToRawIntBits(maxLonDeg - boxes[at + 1])
                | Float.floatToRawIntBits(boxes[at + 2] - minLatDeg)
                | Float.floatToRawIntBits(boxes[at + 3] - minLonDeg);
        return signs >= 0;
    }

    /** How many items may be left out here because a node that begins here misses the question. */
    private int skip(int at, float minLatDeg, float minLonDeg, float maxLatDeg, float maxLonDeg) {
        int level = 1;
        int shift = FAN_BITS;
        while (level + 1 < levels.length && (at & ((1 << (shift + FAN_BITS)) - 1)) == 0) {
            level++;
            shift += FAN_BITS;
        }
        for (; level > 0 && level < levels.length; level--, shift -= FAN_BITS) {
            if (!meets(levels[level], at >>> shift, minLatDeg, minLonDeg, maxLatDeg, maxLonDeg)) {
                return 1 << shift;
            }
        }
        return 0;
    }

    /** The largest float not above the value. */
    static float below(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    /** The smallest float not below the value. */
    static float above(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }

    private static int[] order(double[] boxesDeg, int count) {
        double south = Double.POSITIVE_INFINITY;
        double west = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < boxesDeg.length; at += 4) {
            south = Math.min(south, boxesDeg[at]);
            west = Math.min(west, boxesDeg[at + 1]);
            north = Math.max(north, boxesDeg[at + 2]);
            east = Math.max(east, boxesDeg[at + 3]);
        }
        double perLat = ((1 << CURVE_BITS) - 1) / Math.max(1e-9, north - south);
        double perLon = ((1 << CURVE_BITS) - 1) / Math.max(1e-9, east - west);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            int y = (int) ((0.5 * (boxesDeg[4 * i] + boxesDeg[4 * i + 2]) - south) * perLat);
            int x = (int) ((0.5 * (boxesDeg[4 * i + 1] + boxesDeg[4 * i + 3]) - west) * perLon);
            keys[i] = hilbert(x, y) << 31 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (keys[i] & 0x7fffffffL);
        }
        return order;
    }

    /** Distance along the Hilbert curve of a cell (the xy2d algorithm, Wikipedia, "Hilbert curve"). */
    private static long hilbert(int x, int y) {
        int n = 1 << CURVE_BITS;
        long along = 0;
        for (int side = n / 2; side > 0; side /= 2) {
            int right = (x & side) > 0 ? 1 : 0;
            int upper = (y & side) > 0 ? 1 : 0;
            along += (long) side * side * ((3 * right) ^ upper);
            if (upper == 0) {
                if (right == 1) {
                    x = n - 1 - x;
                    y = n - 1 - y;
                }
                int swapped = x;
                x = y;
                y = swapped;
            }
        }
        return along;
    }
}
