package io.keruen.benchmarks.quality;

import static io.keruen.benchmarks.measure.ReportFiles.number;
import static io.keruen.benchmarks.measure.ReportFiles.quoted;

import io.keruen.benchmarks.measure.Confidence;
import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Percentiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of one run, for people and for machines. */
record QualityReport(Machine machine, QualityBenchmark.Results results) {
    private static final String SPOOFING = "GNSS_SPOOFING_SUSPECTED";
    private static final int SHOWN = 20;
    private static final double MS_PER_HUNDREDTH = 10;
    private static final double HUNDREDTHS = 100;
    private static final double MS_PER_HOUR = 3_600_000;

    private static final String METHOD = """
        Crossings and runs go straight through the core in frames of 10; what it says is held against what the truth
        calls for by the rules of `verify`: *expected* are the alerts that must come; one that may come is neither found nor
        false, nor is one that people were never told of, being a child of another or held off, but where the truth lets it be
        so, or where two rules speak of one sensor, it is found. *injected*: causes that faults put in, by the alert they call
        for; more may follow from them. An alert that several rules raise has a row for each of them: a rule finds what
        is its own business and is not helped by the others. In brackets: 95 % confidence (Wilson). *delay*: median and
        p95, s, of the event time at which the alert was raised, less the moment at which its cause truly began and less
        the rule's hold where the column before names its parameter. *spoken*: of the ingest time at which the core
        spoke, less that moment: hold, radio and frame are in it. *false/h*: false alarms per vehicle-hour; where there were none, what is not exceeded with 95 %
        confidence (3 / hours). A dash: nothing to divide by.
        """;

    private static final String HEAD = """
        | alert | rule | injected | expected | found | missed | false | recall % | precision % | hold | delay s \
        | spoken s | false/h clean | false/h all |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|---:|---:|
        """;

    /** The tables, and what went wrong. */
    String tables() {
        StringBuilder text = new StringBuilder("## Simulated\n\n");
        Scores simulated = results.simulated();
        text.append(String.format(
                Locale.ROOT,
                "%,d crossings with faults from seed %d on (%.1f vehicle-hours), %,d clean ones (%.1f vehicle-hours),"
                        + " %,d samples.\n\n",
                simulated.rides(Source.FAULTY),
                results.plan().firstSeed(),
                simulated.vehicleMs(Source.FAULTY) / MS_PER_HOUR,
                simulated.rides(Source.CLEAN),
                simulated.vehicleMs(Source.CLEAN) / MS_PER_HOUR,
                simulated.samples()));
        text.append(table(simulated)).append('\n').append(incidents(simulated));
        text.append(conditions());
        Scores recorded = results.recorded();
        text.append("\n## Recorded\n\n");
        if (recorded.rides(Source.RECORDED) == 0) {
            return text.append("No recorded runs.\n").toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "%d runs (%.1f vehicle-hours), %,d samples; only what their lines name is judged.\n\n",
                recorded.rides(Source.RECORDED),
                recorded.vehicleMs(Source.RECORDED) / MS_PER_HOUR,
                recorded.samples()));
        text.append(table(recorded)).append('\n').append(incidents(recorded));
        text.append("\nSaid there and not judged: ")
                .append(recorded.unjudged().isEmpty() ? "nothing" : recorded.unjudged());
        return text.append(".\n").toString();
    }

    /** What is asked for in particular. */
    private String conditions() {
        Scores simulated = results.simulated();
        Scores winter = results.winter();
        Scores dragged = results.dragged();
        Tally drag = dragged.tally(SPOOFING);
        return "\n## Asked for in particular\n\n| what | over | found | aim |\n|---|---|---|---|\n"
                + String.format(
                        Locale.ROOT,
                        "| receiver dragged along by 1 m/s, sigma 1.5 m, dry road: %s | %,d drags that must be seen |"
                                + " %s %%, after %s s (median, p95 from the first metre to the raising) | p95 <= 10 s |\n",
                        SPOOFING,
                        drag.expected(),
                        share(drag.recall(), drag.recallInterval()),
                        seconds(drag.raisedMs()))
                + line("clean crossings in fair conditions, every alert", simulated.cleanRate(), "<= 0.1 /h")
                + line("clean crossings on snow and ice, every alert", winter.falseRate(Source.WINTER), "<= 0.1 /h")
                + line(
                        "clean crossings on snow and ice, " + SPOOFING,
                        winter.tally(SPOOFING).rate(),
                        "none")
                + line(
                        "clean crossings at 1.5 m of noise with multipath, any surface and radio, every alert",
                        results.noisy().falseRate(Source.NOISY),
                        "<= 0.1 /h")
                + incidentsIfAny(winter)
                + incidentsIfAny(results.noisy())
                + incidentsIfAny(dragged);
    }

    private static String line(String what, Rate rate, String aim) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f vehicle-hours | %d, %s /h | %s |\n",
                what,
                rate.hours(),
                rate.count(),
                rate.text(),
                aim);
    }

    private static String incidentsIfAny(Scores scores) {
        return scores.incidentCount() == 0 ? "" : '\n' + incidents(scores);
    }

    private static String table(Scores scores) {
        StringBuilder table = new StringBuilder(HEAD);
        scores.tallies().stream().filter(Tally::isJudged).forEach(tally -> table.append(line(tally)));
        return table.toString();
    }

    private static String line(Tally tally) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %,d | %,d | %,d | %s | %s | %s | %s | %s | %s | %s |\n",
                tally.type(),
                tally.ruleId(),
                tally.injectedCount(),
                tally.expected(),
                tally.found(),
                tally.missed(),
                tally.falseAlarms(),
                share(tally.recall(), tally.recallInterval()),
                share(tally.precision(), tally.precisionInterval()),
                tally.hold().isEmpty() ? "–" : '`' + tally.hold() + '`',
                seconds(tally.beyondHoldMs()),
                seconds(tally.spokenMs()),
                tally.cleanRate().text(),
                tally.rate().text());
    }

    private static String share(double ratio, Confidence.Interval interval) {
        return Double.isNaN(ratio)
                ? "–"
                : String.format(
                        Locale.ROOT, "%.1f (%.1f–%.1f)", 100 * ratio, 100 * interval.least(), 100 * interval.most());
    }

    private static String seconds(Percentiles ms) {
        return ms.count() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.2f, %.2f", hundredths(ms.at(0.5)), hundredths(ms.at(0.95)));
    }

    /** Seconds of so many ms, without a minus before nothing. */
    private static double hundredths(long ms) {
        return Math.round(ms / MS_PER_HUNDREDTH) / HUNDREDTHS;
    }

    private static String incidents(Scores scores) {
        if (scores.incidentCount() == 0) {
            return "Nothing was missed, nothing was said in vain.\n";
        }
        StringBuilder text = new StringBuilder();
        scores.incidents().stream()
                .limit(SHOWN)
                .forEach(incident -> text.append("* ").append(incident).append('\n'));
        int more = scores.incidentCount() - SHOWN;
        return more <= 0
                ? text.toString()
                : text.append("* and ").append(more).append(" more\n").toString();
    }

    /** A page for {@code benchmarks/results}. */
    String markdown() {
        return "# bench quality, " + LocalDate.now(ZoneOffset.UTC) + "\n\n" + machine.markdown()
                + String.format(
                        Locale.ROOT,
                        "| speed | %.2f crossings/s, %,.0f samples/s, played and judged in %d threads; %.2f s CPU a crossing"
                                + " |\n\n",
                        results.crossings() / results.seconds(),
                        results.simulated().samples() / results.seconds(),
                        results.plan().threads(),
                        results.cpuSeconds() / results.crossings())
                + METHOD + '\n' + tables();
    }

    /** The same for machines, with each miss and each false alarm. */
    String json() {
        QualityPlan plan = results.plan();
        StringBuilder json = new StringBuilder("{\"benchmark\":\"quality\",\"date\":\"");
        json.append(LocalDate.now(ZoneOffset.UTC)).append("\",").append(machine.json());
        json.append(String.format(
                Locale.ROOT,
                ",\n\"firstSeed\":%d,\"seeds\":%d,\"threads\":%d,\"seconds\":%s,\"cpuSeconds\":%s,"
                        + "\"crossingsPerSecond\":%s,\n",
                plan.firstSeed(),
                plan.seeds(),
                plan.threads(),
                number(results.seconds()),
                number(results.cpuSeconds()),
                number(results.crossings() / results.seconds())));
        json.append("\"simulated\":").append(json(results.simulated(), Source.FAULTY, Source.CLEAN));
        json.append(",\n\"winter\":").append(json(results.winter(), Source.WINTER));
        json.append(",\n\"noisy\":").append(json(results.noisy(), Source.NOISY));
        json.append(",\n\"dragged\":").append(json(results.dragged(), Source.DRAGGED));
        json.append(",\n\"recorded\":").append(json(results.recorded(), Source.RECORDED));
        return json.append("}\n").toString();
    }

    private static String json(Scores scores, Source... sources) {
        StringBuilder json = new StringBuilder("{");
        for (Source source : sources) {
            json.append(String.format(
                    Locale.ROOT,
                    "\"%s\":{\"runs\":%d,\"vehicleHours\":%s},",
                    source.name().toLowerCase(Locale.ROOT),
                    scores.rides(source),
                    number(scores.vehicleMs(source) / MS_PER_HOUR)));
        }
        json.append("\"samples\":").append(scores.samples()).append(",\n\"rows\":[");
        join(json, scores.tallies().stream().filter(Tally::isJudged).map(QualityReport::json));
        json.append("],\n\"incidentCount\":").append(scores.incidentCount()).append(",\"incidents\":[");
        join(json, scores.incidents().stream().map(QualityReport::json));
        json.append("],\n\"unjudged\":{");
        String separator = "";
        for (Map.Entry<String, Integer> type : scores.unjudged().entrySet()) {
            json.append(separator).append(quoted(type.getKey())).append(':').append(type.getValue());
            separator = ",";
        }
        return json.append("}}").toString();
    }

    private static void join(StringBuilder json, Stream<String> objects) {
        List<String> all = objects.toList();
        json.append(all.isEmpty() ? "" : "\n").append(String.join(",\n", all));
    }

    private static String json(Tally tally) {
        return String.format(
                Locale.ROOT,
                "{\"type\":%s,\"ruleId\":%s,\"injected\":%d,\"expected\":%d,\"found\":%d,\"missed\":%d,"
                        + "\"falseAlarms\":%d,\"recall\":%s,\"recall95\":%s,\"precision\":%s,\"precision95\":%s,"
                        + "\"hold\":%s,\"delayMs\":%s,\"delayBeyondHoldMs\":%s,\"spokenAfterMs\":%s,\"clean\":%s,\"all\":%s}",
                quoted(tally.type()),
                quoted(tally.ruleId()),
                tally.injectedCount(),
                tally.expected(),
                tally.found(),
                tally.missed(),
                tally.falseAlarms(),
                number(tally.recall()),
                json(tally.recallInterval()),
                number(tally.precision()),
                json(tally.precisionInterval()),
                tally.hold().isEmpty() ? "null" : quoted(tally.hold()),
                json(tally.raisedMs()),
                json(tally.beyondHoldMs()),
                json(tally.spokenMs()),
                tally.cleanRate().json(),
                tally.rate().json());
    }

    private static String json(Confidence.Interval interval) {
        return "[" + number(interval.least()) + "," + number(interval.most()) + "]";
    }

    private static String json(Percentiles ms) {
        return ms.count() == 0
                ? "null"
                : String.format(
                        Locale.ROOT,
                        "{\"count\":%d,\"p50\":%d,\"p95\":%d,\"most\":%d}",
                        ms.count(),
                        ms.at(0.5),
                        ms.at(0.95),
                        ms.most());
    }

    private static String json(Incident incident) {
        return String.format(
                Locale.ROOT,
                "{\"what\":\"%s\",\"type\":%s,\"ruleId\":%s,\"vehicleId\":%s,\"otherVehicleId\":%s,\"startedAtMs\":%s,"
                        + "\"command\":%s}",
                incident.missed() ? "missed" : "false",
                quoted(incident.type()),
                quoted(incident.ruleId()),
                quoted(incident.vehicleId()),
                quoted(incident.otherVehicleId()),
                incident.startedAt().isEmpty() ? "null" : Long.toString(incident.startedAtMs()),
                quoted(incident.command()));
    }
}
