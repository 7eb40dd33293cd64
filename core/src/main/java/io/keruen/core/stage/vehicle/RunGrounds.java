package io.keruen.core.stage.vehicle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * On whose ground a vehicle was at each sample of the run that is judged, whatever the run goes on to. Reused by the vehicle
 * stage.
 */
final class RunGrounds {
    private int[] from = new int[2];
    private @Nullable String[] names = new String[2];
    private int last;

    /** A run begins on this ground; {@code null} if nobody's that is known. */
    void begin(@Nullable String name) {
        last = 0;
        from[0] = 0;
        names[0] = name;
    }

    /** From this sample on, the last so far, it may be on other ground. */
    void moved(int sample, @Nullable String name) {
        if (name == null || name.equals(names[last])) {
            return;
        }
        if (++last == from.length) {
            from = Arrays.copyOf(from, 2 * last);
            names = Arrays.copyOf(names, 2 * last);
        }
        from[last] = sample;
        names[last] = name;
    }

    /** Whose ground it was at a sample. */
    @Nullable
    String at(int sample) {
        return names[place(sample)];
    }

    /** The last sample of a run of this size that is on the ground of this one. */
    int lastLike(int sample, int size) {
        int place = place(sample);
        return place == last ? size : from[place + 1] - 1;
    }

    private int place(int sample) {
        int place = last;
        while (from[place] > sample) {
            place--;
        }
        return place;
    }
}
