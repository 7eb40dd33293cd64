package io.keruen.core.stage.vehicle;

import io.keruen.core.sample.Frame;
import java.util.Arrays;

/** The tyre pressures of a run that is being collected: no rule reads them, what is told of the vehicle does. One per stage. */
final class TyreColumn {
    private int tyres;
    private int size;
    private double[] pressureKpa = new double[0];

    /** A run begins, whose samples report this many tyres each. */
    void start(int newTyres) {
        tyres = newTyres;
        size = 0;
    }

    /** How many tyres each sample reports. */
    int tyres() {
        return tyres;
    }

    /** Appends samples of a frame with as many tyres. */
    void append(Frame frame, int from, int count) {
        int used = tyres * size;
        int entries = tyres * count;
        if (used + entries > pressureKpa.length) {
            pressureKpa = Arrays.copyOf(pressureKpa, Math.max(used + entries, 2 * pressureKpa.length));
        }
        System.arraycopy(frame.tyrePressureKpa(), tyres * from, pressureKpa, used, entries);
        size += count;
    }

    /** The last of the run's samples {@code from .. to} that tells a pressure; 0 if none does. */
    int lastTold(int from, int to) {
        for (int at = tyres * to - 1; at >= tyres * (from - 1); at--) {
            if (!Double.isNaN(pressureKpa[at])) {
                return at / tyres + 1;
            }
        }
        return 0;
    }

    /**
     * How many pressures a sample of the run has that tells one. Those that are absent at the end do not count: a frame
     * fills up a sample that has fewer than another.
     */
    int count(int i) {
        int count = tyres;
        while (Double.isNaN(pressureKpa[tyres * (i - 1) + count - 1])) {
            count--;
        }
        return count;
    }

    /** The first so many pressures of a sample of the run, in what is given if they fit in. */
    double[] copy(int i, int count, double[] into) {
        double[] copy = into.length < count ? new double[count] : into;
        System.arraycopy(pressureKpa, tyres * (i - 1), copy, 0, count);
        return copy;
    }
}
