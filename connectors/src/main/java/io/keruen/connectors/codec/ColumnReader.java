package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.List;

/** Reads the columns of a frame into its arrays and checks every value. One per thread. */
final class ColumnReader {
    private static final int BOOLEAN_CODES = 2;
    private static final int SHIFTED_DATUM_CODES = 2;
    private static final int[] CODE_LIMITS = codeLimits();

    private final WireReader wire;
    /** Whether the doubles read last have an infinite one among them. */
    private boolean infinite;

    ColumnReader(WireReader wire) {
        this.wire = wire;
    }

    static void requireTime(String field, long epochMs) throws InvalidFrameException {
        if (!Validity.isTime(epochMs)) {
            throw new InvalidFrameException(
                    Reason.BAD_TIME, "The " + field + " is " + epochMs + ", not in the years 2000 to 2100.");
        }
    }

    void readCoordinates(Frame into) throws InvalidFrameException {
        readCoordinate(into.latDeg(), into.size(), "latDeg", 90);
        readCoordinate(into.lonDeg(), into.size(), "lonDeg", 180);
    }

    private void readCoordinate(double[] column, int size, String field, double maxDeg) throws InvalidFrameException {
        if (!readDoubles(column, size, wire.readBlockCount(size))) {
            throw unequal(field, 0, size);
        }
        for (int i = 0; i < size; i++) {
            double value = column[i];
            if (!(Math.abs(value) <= maxDeg)) {
                Reason reason = Double.isFinite(value) ? Reason.OUT_OF_RANGE : Reason.NOT_FINITE;
                throw new InvalidFrameException(reason, "The " + field + " of sample " + i + " is " + value + ".");
            }
        }
    }

    void readSignal(Frame into, Signal signal) throws InvalidFrameException {
        int size = into.size();
        int block = wire.readBlockCount(size);
        if (block == 0) {
            return;
        }
        double[] column = into.fill(signal);
        readDoubles(column, size, block);
        boolean mayBeNegative = signal != Signal.SPEED_MPS && signal != Signal.ACCURACY_M;
        if (infinite || !mayBeNegative) {
            check(column, size, signal, mayBeNegative);
        }
    }

    private static void check(double[] column, int size, Signal signal, boolean mayBeNegative)
            throws InvalidFrameException {
        for (int i = 0; i < size; i++) {
            double value = column[i];
            if (Double.isInfinite(value) || (value < 0 && !mayBeNegative)) {
                Reason reason = Double.isInfinite(value) ? Reason.NOT_FINITE : Reason.NEGATIVE;
                throw new InvalidFrameException(
                        reason, "The " + signal.fieldName() + " of sample " + i + " is " + value + ".");
            }
        }
    }

    /** Reads the rest of an array whose first block is announced; false if it has no entries at all. */
    private boolean readDoubles(double[] into, int size, int firstBlock) throws InvalidFrameException {
        int count = 0;
        infinite = false;
        for (int block = firstBlock; block != 0; ) {
            if (block > size - count) {
                throw unequal("double", count + block, size);
            }
            infinite |= wire.readDoubles(into, count, block);
            count += block;
            block = wire.readBlockCount(size);
        }
        if (count != size && count != 0) {
            throw unequal("double", count, size);
        }
        return count != 0;
    }

    void readCodes(Frame into, CodedSignal signal) throws InvalidFrameException {
        int size = into.size();
        int block = wire.readBlockCount(size);
        if (block == 0) {
            int start = wire.skipBytes();
            if (wire.position() != start) {
                throw WireReader.unreadable("The presence of " + signal.fieldName() + " has no column.");
            }
            return;
        }
        int[] codes = into.fill(signal);
        int count = 0;
        while (block != 0) {
            if (block > size - count) {
                throw unequal(signal.fieldName(), count + block, size);
            }
            wire.readInts(codes, count, block);
            count += block;
            block = wire.readBlockCount(size);
        }
        if (count != size) {
            throw unequal(signal.fieldName(), count, size);
        }
        applyPresence(codes, size, signal);
    }

    private void applyPresence(int[] codes, int size, CodedSignal signal) throws InvalidFrameException {
        int start = wire.skipBytes();
        int length = wire.position() - start;
        if (length != 0 && length != (size + 7) / 8) {
            throw WireReader.unreadable(
                    "The presence of " + signal.fieldName() + " has " + length + " bytes for " + size + " samples.");
        }
        int limit = CODE_LIMITS[signal.ordinal()];
        int eight = 0;
        for (int i = 0; i < size; i++) {
            if ((i & 7) == 0) {
                eight = length == 0 ? 0 : wire.byteAt(start + (i >> 3));
            }
            if ((eight >> (i & 7) & 1) == 0) {
                codes[i] = CodedSignal.ABSENT;
            } else if (codes[i] < 0 || codes[i] >= limit) {
                throw badCode(signal, i, codes[i]);
            }
        }
        if (length != 0 && (size & 7) != 0 && (wire.byteAt(start + length - 1) & 0xFF) >> (size & 7) != 0) {
            throw WireReader.unreadable("The presence of " + signal.fieldName() + " marks samples that are not there.");
        }
    }

    private static InvalidFrameException badCode(CodedSignal signal, int sample, int code) {
        String sentence = "The " + signal.fieldName() + " of sample " + sample + " has code " + code + ".";
        if (signal == CodedSignal.SATELLITES) {
            return new InvalidFrameException(Reason.NEGATIVE, sentence);
        }
        int known = CODE_LIMITS[signal.ordinal()];
        boolean shifted = signal == CodedSignal.DATUM && code >= known && code < known + SHIFTED_DATUM_CODES;
        return new InvalidFrameException(shifted ? Reason.UNSUPPORTED_DATUM : Reason.UNKNOWN_VALUE, sentence);
    }

    void readTyres(Frame into) throws InvalidFrameException {
        int tyres = wire.readInt();
        if (tyres < 0 || tyres > Validity.MAX_TYRES) {
            throw new InvalidFrameException(Reason.OUT_OF_RANGE, "The tyreCount is " + tyres + ".");
        }
        int entries = tyres * into.size();
        int block = wire.readBlockCount(entries);
        if (entries == 0) {
            return;
        }
        if (wire.remaining() < (long) entries * Double.BYTES) {
            throw WireReader.unreadable("The column tyrePressureKpa claims more entries than the frame has bytes.");
        }
        double[] pressures = into.fillTyrePressureKpa(tyres);
        if (!readDoubles(pressures, entries, block)) {
            throw unequal("tyrePressureKpa", 0, entries);
        }
        if (infinite) {
            throw new InvalidFrameException(Reason.NOT_FINITE, "A tyrePressureKpa is infinite.");
        }
    }

    private static InvalidFrameException unequal(String field, int count, int size) {
        return WireReader.unreadable("A column (" + field + ") has " + count + " entries where " + size + " belong.");
    }

    private static int[] codeLimits() {
        int[] limits = new int[CodedSignal.COUNT];
        for (int i = 0; i < limits.length; i++) {
            List<String> names = CodedSignal.at(i).names();
            boolean isCount = CodedSignal.at(i) == CodedSignal.SATELLITES;
            limits[i] = isCount ? Integer.MAX_VALUE : names.isEmpty() ? BOOLEAN_CODES : names.size();
        }
        return limits;
    }
}
