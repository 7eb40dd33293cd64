package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.Confidence;
import io.keruen.benchmarks.measure.Percentiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A picture of the figures: for each alert type of each rule that something called for, recall with its interval and the delays. */
final class QualityPlot {
    private static final double WIDTH = 1_160;
    private static final double ROW = 30;
    private static final double TOP = 112;
    private static final double NAME_END = 312;
    private static final double RECALL_FROM = 324;
    private static final double RECALL_TO = 604;
    private static final double COUNT_X = 614;
    private static final double DELAY_FROM = 770;
    private static final double DELAY_TO = 1_130;
    private static final double LEAST_S = 0.01;
    private static final double MOST_S = 1_000;
    private static final double MS_PER_S = 1_000;
    private static final double MS_PER_HOUR = 3_600_000;

    private static final String INK = "#1f2933";
    private static final String SOFT = "#5f6b76";
    private static final String GRID = "#e2e6ea";
    private static final String BAR = "#8fb8de";
    private static final String BEYOND = "#1769aa";
    private static final String SPOKEN = "#c2571a";

    private final String commit;
    private final QualityBenchmark.Results results;
    private final Svg svg = new Svg(WIDTH);
    private double y = TOP;

    QualityPlot(String commit, QualityBenchmark.Results results) {
        this.commit = commit;
        this.results = results;
    }

    /** The picture. */
    String svg() {
        Scores simulated = results.simulated();
        Scores recorded = results.recorded();
        svg.text(24, 34, Svg.Anchor.START, 20, INK, "Keruen: what was alerted, of what should have been");
        svg.text(24, 56, Svg.Anchor.START, 13, SOFT, subtitle(simulated, recorded));
        group("Simulated", simulated);
        if (recorded.rides(Source.RECORDED) > 0) {
            group("Recorded", recorded);
        }
        legend();
        return svg.document(y);
    }

    private String subtitle(Scores simulated, Scores recorded) {
        return String.format(
                Locale.ROOT,
                "%,d crossings with faults from seed %d on, %.0f clean vehicle-hours, %d recorded runs;"
                        + " commit %s; whiskers: 95 %% confidence (Wilson)",
                simulated.rides(Source.FAULTY),
                results.plan().firstSeed(),
                simulated.vehicleMs(Source.CLEAN) / MS_PER_HOUR,
                recorded.rides(Source.RECORDED),
                commit);
    }

    private void group(String name, Scores scores) {
        List<Tally> shown =
                scores.tallies().stream().filter(tally -> tally.expected() > 0).toList();
        long watched = scores.tallies().stream()
                .filter(Tally::isJudged)
                .filter(tally -> tally.expected() == 0)
                .count();
        int said = scores.tallies().stream()
                .filter(tally -> tally.expected() == 0)
                .mapToInt(Tally::falseAlarms)
                .sum();
        axes(name, shown.size());
        for (Tally tally : shown) {
            row(tally, label(tally, scores));
        }
        y += 18;
        if (watched > 0 || said > 0) {
            String rest = String.format(
                    Locale.ROOT, "%d more rows watched: nothing called for them, %,d said in vain", watched, said);
            svg.text(RECALL_FROM, y, Svg.Anchor.START, 12, SOFT, rest);
        }
        y += 60;
    }

    private void axes(String name, int rows) {
        double bottom = y + rows * ROW;
        svg.text(24, y - 8, Svg.Anchor.START, 14, INK, name);
        svg.text(RECALL_FROM, y - 24, Svg.Anchor.START, 12, INK, "recall");
        svg.text(DELAY_FROM, y - 24, Svg.Anchor.START, 12, INK, "delay");
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = RECALL_FROM + (RECALL_TO - RECALL_FROM) * percent / 100;
            svg.line(x, y, x, bottom, GRID, 1);
            svg.text(x, y - 8, Svg.Anchor.MIDDLE, 11, SOFT, percent + " %");
        }
        for (double s = LEAST_S; s <= MOST_S * 1.001; s *= 10) {
            double x = delayX(s);
            svg.line(x, y, x, bottom, GRID, 1);
            String tick = BigDecimal.valueOf(s)
                    .round(MathContext.DECIMAL32)
                    .stripTrailingZeros()
                    .toPlainString();
            svg.text(x, y - 8, Svg.Anchor.MIDDLE, 11, SOFT, (s == LEAST_S ? "≤ " : "") + tick + " s");
        }
    }

    private void row(Tally tally, String label) {
        double middle = y + ROW / 2;
        svg.text(NAME_END, middle + 4, Svg.Anchor.END, 12, INK, label);
        double width = RECALL_TO - RECALL_FROM;
        svg.rect(RECALL_FROM, middle - 8, width * tally.recall(), 16, BAR);
        Confidence.Interval interval = tally.recallInterval();
        double least = RECALL_FROM + width * interval.least();
        double most = RECALL_FROM + width * interval.most();
        svg.line(least, middle, most, middle, INK, 1.5);
        svg.line(least, middle - 5, least, middle + 5, INK, 1.5);
        svg.line(most, middle - 5, most, middle + 5, INK, 1.5);
        String counts = String.format(
                Locale.ROOT, "%,d of %,d, %,d false", tally.found(), tally.expected(), tally.falseAlarms());
        svg.text(COUNT_X, middle + 4, Svg.Anchor.START, 12, INK, counts);
        range(tally.beyondHoldMs(), middle - 5, BEYOND);
        range(tally.spokenMs(), middle + 6, SPOKEN);
        y += ROW;
    }

    /** The alert, and the rule where several raise it. */
    private static String label(Tally tally, Scores scores) {
        long rows = scores.tallies().stream()
                .filter(other -> other.type().equals(tally.type()))
                .count();
        return rows > 1 ? tally.type() + ' ' + tally.ruleId() : tally.type();
    }

    private void range(Percentiles ms, double atY, String colour) {
        if (ms.count() == 0) {
            return;
        }
        double median = delayX(ms.at(0.5) / MS_PER_S);
        double late = delayX(ms.at(0.95) / MS_PER_S);
        svg.line(median, atY, late, atY, colour, 2);
        svg.dot(late, atY, 3.5, colour, false);
        svg.dot(median, atY, 3.5, colour, true);
    }

    private static double delayX(double seconds) {
        double clipped = Math.max(LEAST_S, Math.min(MOST_S, seconds));
        return DELAY_FROM + (DELAY_TO - DELAY_FROM) * Math.log(clipped / LEAST_S) / Math.log(MOST_S / LEAST_S);
    }

    private void legend() {
        key(24, BEYOND, "delay of the raising, event time, beyond the rule's hold: median (disc), p95 (ring)");
        key(24 + WIDTH / 2, SPOKEN, "beginning of the cause to the core's word, ingest time, hold included");
        y += 24;
    }

    private void key(double x, String colour, String text) {
        svg.line(x, y - 4, x + 24, y - 4, colour, 2);
        svg.dot(x + 24, y - 4, 3.5, colour, false);
        svg.dot(x, y - 4, 3.5, colour, true);
        svg.text(x + 36, y, Svg.Anchor.START, 12, SOFT, text);
    }
}
