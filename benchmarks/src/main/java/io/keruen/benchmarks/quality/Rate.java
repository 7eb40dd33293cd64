package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.Confidence;
import io.keruen.benchmarks.measure.ReportFiles;
import java.util.Locale;

/** So many false alarms in so many vehicle-hours. */
record Rate(int count, double hours) {

    /** False alarms per vehicle-hour; NaN if nobody drove. */
    double perHour() {
        return hours > 0 ? count / hours : Double.NaN;
    }

    /** What is not exceeded with 95 % confidence if none was seen; NaN if some were or nobody drove. */
    double mostPerHour() {
        return count == 0 ? Confidence.mostPerHour(hours) : Double.NaN;
    }

    /** For people: the rate, or how small it is at least. */
    String text() {
        if (!(hours > 0)) {
            return "–";
        }
        return count == 0
                ? String.format(Locale.ROOT, "0 (< %.2g)", mostPerHour())
                : String.format(Locale.ROOT, "%.2g", perHour());
    }

    /** For machines. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"count\":%d,\"vehicleHours\":%s,\"perHour\":%s,\"mostPerHour\":%s}",
                count,
                ReportFiles.number(hours),
                Double.isNaN(perHour()) ? "null" : String.format(Locale.ROOT, "%.6f", perHour()),
                Double.isNaN(mostPerHour()) ? "null" : String.format(Locale.ROOT, "%.6f", mostPerHour()));
    }
}
