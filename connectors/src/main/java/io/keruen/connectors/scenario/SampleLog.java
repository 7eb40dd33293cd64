package io.keruen.connectors.scenario;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many samples in memory, in columns: some 80 bytes each and not an object. Grows only; one writer. */
public final class SampleLog {
    private static final int FIRST_ROOM = 1024;

    private int size;
    private boolean inIngestOrder = true;
    private int[] vehicle = new int[FIRST_ROOM];
    private int[] line = new int[FIRST_ROOM];
    private long[] bootId = new long[FIRST_ROOM];
    private long[] sequence = new long[FIRST_ROOM];
    private long[] eventTimeMs = new long[FIRST_ROOM];
    private long[] ingestTimeMs = new long[FIRST_ROOM];
    private double[] latDeg = new double[FIRST_ROOM];
    private double[] lonDeg = new double[FIRST_ROOM];
    private final double[] @Nullable [] signals = new double[Signal.COUNT][];
    private final int[] @Nullable [] codes = new int[CodedSignal.COUNT][];
    private double @Nullable [] @Nullable [] tyres;
    private @Nullable String @Nullable [] softwareVersion;
    private @Nullable String @Nullable [] authenticatedAs;
    private final List<String> vehicleIds = new ArrayList<>();
    private final Map<String, Integer> vehicleNumbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** Appends a copy of the sample. */
    public void append(Sample sample, long lineNumber) {
        if (size == vehicle.length) {
            grow(2 * size);
        }
        int at = size;
        vehicle[at] = vehicleNumbers.computeIfAbsent(sample.vehicleId, this::addVehicle);
        line[at] = Math.toIntExact(lineNumber);
        bootId[at] = sample.bootId;
        sequence[at] = sample.sequence;
        eventTimeMs[at] = sample.eventTimeMs;
        ingestTimeMs[at] = sample.ingestTimeMs;
        latDeg[at] = sample.latDeg;
        lonDeg[at] = sample.lonDeg;
        appendSignals(sample, at);
        appendTexts(sample, at);
        inIngestOrder &= at == 0 || ingestTimeMs[at - 1] <= sample.ingestTimeMs;
        size++;
    }

    private int addVehicle(String vehicleId) {
        vehicleIds.add(vehicleId);
        return vehicleIds.size() - 1;
    }

    private void appendSignals(Sample sample, int at) {
        for (int i = 0; i < Signal.COUNT; i++) {
            double value = sample.value(Signal.at(i));
            double[] column = signals[i];
            if (column == null && !Double.isNaN(value)) {
                column = new double[vehicle.length];
                Arrays.fill(column, Double.NaN);
                signals[i] = column;
            }
            if (column != null) {
                column[at] = value;
            }
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            int value = sample.code(CodedSignal.at(i));
            int[] column = codes[i];
            if (column == null && value != CodedSignal.ABSENT) {
                column = new int[vehicle.length];
                Arrays.fill(column, CodedSignal.ABSENT);
                codes[i] = column;
            }
            if (column != null) {
                column[at] = value;
            }
        }
    }

    private void appendTexts(Sample sample, int at) {
        if (sample.tyrePressureKpa.length > 0) {
            double[] @Nullable [] column = tyres == null ? new double[vehicle.length][] : tyres;
            column[at] = sample.tyrePressureKpa.clone();
            tyres = column;
        }
        softwareVersion = withText(softwareVersion, sample.softwareVersion, at);
        authenticatedAs = withText(authenticatedAs, sample.authenticatedAs, at);
    }

    private @Nullable String @Nullable [] withText(
            @Nullable String @Nullable [] column, @Nullable String text, int at) {
        if (text == null) {
            return column;
        }
        @Nullable String[] filled = column == null ? new String[vehicle.length] : column;
        filled[at] = texts.computeIfAbsent(text, first -> first);
        return filled;
    }

    private void grow(int room) {
        vehicle = Arrays.copyOf(vehicle, room);
        line = Arrays.copyOf(line, room);
        bootId = Arrays.copyOf(bootId, room);
        sequence = Arrays.copyOf(sequence, room);
        eventTimeMs = Arrays.copyOf(eventTimeMs, room);
        ingestTimeMs = Arrays.copyOf(ingestTimeMs, room);
        latDeg = Arrays.copyOf(latDeg, room);
        lonDeg = Arrays.copyOf(lonDeg, room);
        for (int i = 0; i < signals.length; i++) {
            double[] column = signals[i];
            signals[i] = column == null ? null : Arrays.copyOf(column, room);
        }
        for (int i = 0; i < codes.length; i++) {
            int[] column = codes[i];
            codes[i] = column == null ? null : Arrays.copyOf(column, room);
        }
        tyres = tyres == null ? null : Arrays.copyOf(tyres, room);
        softwareVersion = softwareVersion == null ? null : Arrays.copyOf(softwareVersion, room);
        authenticatedAs = authenticatedAs == null ? null : Arrays.copyOf(authenticatedAs, room);
    }

    /** How many samples there are. */
    public int size() {
        return size;
    }

    /** Copies sample {@code i}, counted in the order of the file, into a sample to reuse. */
    public Sample read(int i, Sample into) {
        into.clear();
        into.vehicleId = vehicleId(i);
        into.bootId = bootId[i];
        into.sequence = sequence[i];
        into.eventTimeMs = eventTimeMs[i];
        into.ingestTimeMs = ingestTimeMs[i];
        into.latDeg = latDeg[i];
        into.lonDeg = lonDeg[i];
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            double[] column = signals[signal];
            if (column != null) {
                into.set(Signal.at(signal), column[i]);
            }
        }
        for (int signal = 0; signal < CodedSignal.COUNT; signal++) {
            int[] column = codes[signal];
            if (column != null) {
                into.set(CodedSignal.at(signal), column[i]);
            }
        }
        double[] pressures = tyres == null ? null : tyres[i];
        into.tyrePressureKpa = pressures == null ? into.tyrePressureKpa : pressures.clone();
        into.softwareVersion = softwareVersion == null ? null : softwareVersion[i];
        into.authenticatedAs = authenticatedAs == null ? null : authenticatedAs[i];
        return into;
    }

    /** The vehicle of sample {@code i}. */
    public String vehicleId(int i) {
        return vehicleIds.get(vehicle[i]);
    }

    /** The ids of all vehicles, in the order in which they first appear. */
    public List<String> vehicleIds() {
        return List.copyOf(vehicleIds);
    }

    /** The line of sample {@code i} in its file, from 1. */
    public long line(int i) {
        return line[i];
    }

    /** The ingest time of sample {@code i}. */
    public long ingestTimeMs(int i) {
        return ingestTimeMs[i];
    }

    /** The samples by ingest time, at equal times in the order of the file; not sorted if they stand so already. */
    public int[] ingestOrder() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        if (!inIngestOrder) {
            StableSort.byKey(order, ingestTimeMs);
        }
        return order;
    }
}
