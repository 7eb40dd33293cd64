package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one line of telemetry into a sample, or says why it is none. Reusable; one per thread. */
final class SampleLine {
    static final List<String> SHIFTED_DATUMS = List.of("GCJ02", "BD09");

    private static final int FIRST_CODED = Signal.COUNT;
    private static final int FIRST_OTHER = FIRST_CODED + CodedSignal.COUNT;
    private static final List<String> OTHERS = List.of(
            "vehicleId",
            "eventTimeMs",
            "latDeg",
            "lonDeg",
            "ingestTimeMs",
            "bootId",
            "sequence",
            "softwareVersion",
            "authenticatedAs",
            "tyrePressureKpa");
    private static final int REQUIRED_COUNT = 4;
    private static final long REQUIRED = ((1L << REQUIRED_COUNT) - 1) << FIRST_OTHER;
    private static final long INGEST_TIME = 1L << (FIRST_OTHER + OTHERS.indexOf("ingestTimeMs"));
    private static final Map<String, Integer> FIELDS = fields();

    private final JsonLine json = new JsonLine();
    private final Set<String> unknown = new HashSet<>();
    private final double[] tyres = new double[Validity.MAX_TYRES];
    private long unknownFields;

    /** Reads the line; what the sample then holds is undefined if it throws. */
    void read(byte[] bytes, int from, int to, Sample into) throws InvalidInputException {
        into.clear();
        unknown.clear();
        try {
            json.open(bytes, from, to);
            long seen = readFields(into);
            long missing = REQUIRED & ~seen;
            if (missing != 0) {
                String name = OTHERS.get(Long.numberOfTrailingZeros(missing) - FIRST_OTHER);
                throw new InvalidInputException(Reason.MISSING_FIELD, "The field " + name + " is missing.");
            }
            if ((seen & INGEST_TIME) == 0) {
                into.ingestTimeMs = into.eventTimeMs;
            }
        } finally {
            json.close();
        }
        unknownFields += unknown.size();
    }

    /** How many unknown fields the accepted lines had. */
    long unknownFields() {
        return unknownFields;
    }

    /** Reads all fields; answers which of the known ones have a value, as a set of bits. */
    private long readFields(Sample into) throws InvalidInputException {
        long named = 0;
        long valued = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            Integer field = FIELDS.get(name);
            if (field == null) {
                JsonLine.requireNew(unknown, name);
                json.skip(name);
                continue;
            }
            long bit = 1L << field;
            if ((named & bit) != 0) {
                throw JsonLine.twice(name);
            }
            named |= bit;
            if (!json.isNull()) {
                valued |= bit;
                readField(field, name, into);
            } else if ((REQUIRED & bit) != 0) {
                throw new InvalidInputException(Reason.NULL_FIELD, "The field " + name + " is null.");
            }
        }
        return valued;
    }

    private void readField(int field, String name, Sample into) throws InvalidInputException {
        if (field < FIRST_CODED) {
            readSignal(Signal.at(field), name, into);
        } else if (field < FIRST_OTHER) {
            readCode(CodedSignal.at(field - FIRST_CODED), name, into);
        } else {
            readOther(name, into);
        }
    }

    private void readSignal(Signal signal, String name, Sample into) throws InvalidInputException {
        double value = json.number(name);
        if (value < 0 && (signal == Signal.SPEED_MPS || signal == Signal.ACCURACY_M)) {
            throw new InvalidInputException(Reason.NEGATIVE, "The field " + name + " is " + value + ".");
        }
        into.set(signal, value);
    }

    private void readCode(CodedSignal signal, String name, Sample into) throws InvalidInputException {
        if (signal == CodedSignal.SATELLITES) {
            long count = json.count(name);
            if (count > Integer.MAX_VALUE) {
                throw new InvalidInputException(Reason.OUT_OF_RANGE, "The field " + name + " is " + count + ".");
            }
            into.set(signal, (int) count);
        } else if (signal.names().isEmpty()) {
            into.set(signal, json.bool(name) ? 1 : 0);
        } else {
            if (signal == CodedSignal.DATUM) {
                requireDatum();
            }
            into.set(signal, json.name(name, signal.names()));
        }
    }

    private void requireDatum() throws InvalidInputException {
        String datum = json.text("datum");
        if (SHIFTED_DATUMS.contains(datum)) {
            throw new InvalidInputException(Reason.UNSUPPORTED_DATUM, "The datum " + datum + " is not supported.");
        }
    }

    private void readOther(String name, Sample into) throws InvalidInputException {
        switch (name) {
            case "vehicleId" -> into.vehicleId = json.id(name);
            case "eventTimeMs" -> into.eventTimeMs = json.time(name);
            case "ingestTimeMs" -> into.ingestTimeMs = json.time(name);
            case "latDeg" -> into.latDeg = json.degrees(name, 90);
            case "lonDeg" -> into.lonDeg = json.degrees(name, 180);
            case "bootId" -> into.bootId = json.count(name);
            case "sequence" -> into.sequence = json.count(name);
            case "softwareVersion" -> into.softwareVersion = json.word(name);
            case "authenticatedAs" -> into.authenticatedAs = json.text(name);
            case "tyrePressureKpa" -> into.tyrePressureKpa = tyres(name);
            default -> throw new IllegalStateException("no reading of " + name);
        }
    }

    private double[] tyres(String name) throws InvalidInputException {
        json.requireArray(name);
        int count = 0;
        while (json.nextEntry()) {
            if (count == tyres.length) {
                throw new InvalidInputException(
                        Reason.TOO_LONG, "The field " + name + " has more than " + tyres.length + " entries.");
            }
            tyres[count++] = json.isNull() ? Double.NaN : json.number(name);
        }
        return Arrays.copyOf(tyres, count);
    }

    private static Map<String, Integer> fields() {
        Map<String, Integer> fields = new HashMap<>();
        for (int i = 0; i < Signal.COUNT; i++) {
            fields.put(Signal.at(i).fieldName(), i);
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            fields.put(CodedSignal.at(i).fieldName(), FIRST_CODED + i);
        }
        for (int i = 0; i < OTHERS.size(); i++) {
            fields.put(OTHERS.get(i), FIRST_OTHER + i);
        }
        return Map.copyOf(fields);
    }
}
