package io.keruen.core.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A zone's geometry as flat data, not yet checked; equal by content.
 *
 * @param kind which of the other components count
 * @param rings each {@code lat, lon, lat, lon, ...}: a polygon's rings (closed or not), a disc's one point, a line
 * @param shells for a polygon the numbers of the rings that are shells; each is followed by its holes
 * @param radiusM a disc's radius, else NaN
 * @param halfWidthM a corridor's half width, else NaN
 */
public record Shape(ShapeKind kind, double[][] rings, int[] shells, double radiusM, double halfWidthM) {
    /** Copies the arrays; what the accessors return must not be written. */
    public Shape {
        double[][] copies = new double[rings.length][];
        for (int i = 0; i < rings.length; i++) {
            copies[i] = rings[i].clone();
        }
        rings = copies;
        shells = shells.clone();
    }

    /** A polygon: its shell, then its holes. */
    public static Shape polygon(double[]... rings) {
        return new Shape(ShapeKind.POLYGON, rings, new int[] {0}, Double.NaN, Double.NaN);
    }

    /** A polygon of several parts, each a shell and its holes. */
    public static Shape multiPolygon(double[][]... parts) {
        List<double[]> rings = new ArrayList<>();
        int[] shells = new int[parts.length];
        for (int part = 0; part < parts.length; part++) {
            shells[part] = rings.size();
            rings.addAll(Arrays.asList(parts[part]));
        }
        return new Shape(ShapeKind.POLYGON, rings.toArray(new double[0][]), shells, Double.NaN, Double.NaN);
    }

    /** Everything within {@code radiusM} of a point. */
    public static Shape disc(double latDeg, double lonDeg, double radiusM) {
        return new Shape(ShapeKind.DISC, new double[][] {{latDeg, lonDeg}}, new int[0], radiusM, Double.NaN);
    }

    /** Everything within {@code halfWidthM} of a line. */
    public static Shape corridor(double[] line, double halfWidthM) {
        return new Shape(ShapeKind.CORRIDOR, new double[][] {line}, new int[0], Double.NaN, halfWidthM);
    }

    /** A line, or several. */
    public static Shape line(double[]... lines) {
        return new Shape(ShapeKind.LINE, lines, new int[0], Double.NaN, Double.NaN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that
                && kind == that.kind
                && Arrays.deepEquals(rings, that.rings)
                && Arrays.equals(shells, that.shells)
                && Double.compare(radiusM, that.radiusM) == 0
                && Double.compare(halfWidthM, that.halfWidthM) == 0;
    }

    @Override
    public int hashCode() {
        int hash = 31 * kind.name().hashCode() + Arrays.deepHashCode(rings);
        hash = 31 * hash + Arrays.hashCode(shells);
        return 31 * (31 * hash + Double.hashCode(radiusM)) + Double.hashCode(halfWidthM);
    }

    @Override
    public String toString() {
        return "Shape[" + kind + ", rings=" + Arrays.deepToString(rings) + ", shells=" + Arrays.toString(shells)
                + ", radiusM=" + radiusM + ", halfWidthM=" + halfWidthM + "]";
    }
}
