package io.keruen.core.rule.vehicle;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;

/**
 * What a vehicle said last of a coded signal: it may tell of it only when it changes.
 *
 * <p>Stateless; the state is {@link #LONGS} longs of a slice: the code and one, so that zero means that nothing
 * was ever said.
 */
final class LastSaid {
    static final int LONGS = 1;

    private final CodedSignal signal;
    private final int at;

    LastSaid(CodedSignal signal, int longOffset) {
        this.signal = signal;
        at = longOffset;
    }

    /** The code; {@link CodedSignal#ABSENT} if nothing was ever said. */
    int code(Slice slice) {
        return (int) slice.getLong(at) - 1;
    }

    /** Hears one sample; answers the code that counts from it on. */
    int hear(VehicleRun run, int i, Slice slice) {
        int code = run.codes(signal)[i];
        if (code != CodedSignal.ABSENT) {
            slice.setLong(at, code + 1L);
        }
        return code(slice);
    }

    /** Hears a whole run. */
    void hear(VehicleRun run, Slice slice) {
        for (int i = 1; i <= run.size(); i++) {
            hear(run, i, slice);
        }
    }
}
