package io.keruen.core.stage;

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
     * The pressures of a sample of the run that tells one, in what is given if it is as long. Those that are absent at the
     * end are left out: a frame fills up a sample that has fewer than another.
     */
    double[] copy(int i, double[] into) {
        int from = tyres * (i - 1);
        int count = tyres;
        while (Double.isNaN(pressureKpa[from + count - 1])) {
            count--;
        }
        double[] copy = into.length == count ? into : new double[count];
        System.arraycopy(pressureKpa, from, copy, 0, count);
        return copy;
    }
}
