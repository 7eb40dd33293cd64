package io.keruen.app.play;

import java.util.function.LongSupplier;

/**
 * How fast a scenario is played.
 *
 * @param speed times real time, &gt; 0
 * @param nanoTime our time, as {@link System#nanoTime()} tells it
 */
public record Tempo(double speed, LongSupplier nanoTime) {
    /** So many times real time. */
    public static Tempo of(double speed) {
        return new Tempo(speed, System::nanoTime);
    }
}
