package io.keruen.app.replay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** A progress bar on a terminal; silent in a pipe, so that nothing but results is ever in a log. */
public final class Progress {
    private static final int CELLS = 32;
    private static final long STEP_NS = 100_000_000;
    private static final String ERASE = "\r\u001B[2K";

    private final PrintStream err;
    private final boolean terminal;
    private final String title;

    /** A bar with this title on the error stream, if somebody sits at a terminal. */
    public Progress(String title, PrintStream err, boolean terminal) {
        this.title = title;
        this.err = err;
        this.terminal = terminal;
    }

    /** Shows how far something has come, until it is done. */
    public void follow(DoubleSupplier doneRatio, BooleanSupplier isDone, int samples) {
        if (!terminal) {
            return;
        }
        while (!isDone.getAsBoolean()) {
            err.print(ERASE + line(doneRatio.getAsDouble(), samples));
            err.flush();
            LockSupport.parkNanos(STEP_NS);
        }
        err.print(ERASE);
        err.flush();
    }

    /** The bar as text. */
    String line(double doneRatio, int samples) {
        double ratio = Math.max(0, Math.min(1, doneRatio));
        int full = (int) Math.round(ratio * CELLS);
        String bar = "█".repeat(full) + "░".repeat(CELLS - full);
        return String.format(Locale.ROOT, "%s %s %3.0f %% of %,d samples", title, bar, 100 * ratio, samples);
    }
}
