package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.ProcessMeter;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Plays what the plan says and counts; its results do not depend on the number of threads. */
final class QualityBenchmark {
    /** False alarms of all rules together. */
    static final double MOST_NOISY_PER_HOUR = 0.1;

    private static final double NS_PER_S = 1e9;
    private static final long MS_PER_HOUR = 3_600_000;

    private final QualityPlan plan;
    private final RuleCatalog catalog;
    private final LongConsumer progress;
    private long done;

    /** As planned, by the rules of this catalogue; {@code progress} hears how many crossings have been judged. */
    QualityBenchmark(QualityPlan plan, RuleCatalog catalog, LongConsumer progress) {
        this.plan = plan;
        this.catalog = catalog;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param winter clean crossings on snow and ice
     * @param noisy clean crossings with noise of 1.5 m, reflections, and any surface and radio
     * @param dragged crossings with a dragged receiver
     * @param seconds how long the simulated crossings took, played and judged
     * @param cpuSeconds CPU time of the whole process meanwhile
     */
    record Results(
            QualityPlan plan,
            Scores simulated,
            Scores winter,
            Scores noisy,
            Scores dragged,
            Scores recorded,
            double seconds,
            double cpuSeconds) {
        int crossings() {
            return simulated.rides(Source.FAULTY) + simulated.rides(Source.CLEAN);
        }

        boolean isGood() {
            Rate rate = noisy.falseRate(Source.NOISY);
            return rate.count() <= MOST_NOISY_PER_HOUR * rate.hours()
                    && Stream.of(simulated, winter, dragged, recorded).allMatch(scores -> scores.incidentCount() == 0);
        }
    }

    Results run() throws UnusableScenarioException, InterruptedException {
        Scores recorded = new Scores(catalog);
        for (Path folder : plan.recorded()) {
            recorded.add(Outcome.of(Traffic.recorded(folder), catalog));
        }
        long startedNs = System.nanoTime();
        long startedCpuNs = ProcessMeter.cpuNs();
        Scores simulated = new Scores(catalog);
        Scores winter = new Scores(catalog);
        Scores noisy = new Scores(catalog);
        Scores dragged = new Scores(catalog);
        double seconds;
        double cpuSeconds;
        try (InOrder<Outcome> outcomes = new InOrder<>(plan.threads())) {
            outcomes.play(
                    plan.firstSeed(),
                    () -> simulated.rides(Source.FAULTY) < plan.seeds(),
                    seed -> outcome(Source.FAULTY, seed),
                    outcome -> count(simulated, outcome));
            hours(outcomes, Source.CLEAN, plan.cleanHours(), simulated);
            seconds = (System.nanoTime() - startedNs) / NS_PER_S;
            cpuSeconds = (ProcessMeter.cpuNs() - startedCpuNs) / NS_PER_S;
            hours(outcomes, Source.WINTER, plan.winterHours(), winter);
            hours(outcomes, Source.NOISY, plan.noisyHours(), noisy);
            outcomes.play(
                    plan.firstSeed(),
                    () -> dragged.rides(Source.DRAGGED) < plan.drags(),
                    seed -> outcome(Source.DRAGGED, seed),
                    outcome -> count(dragged, outcome));
        }
        return new Results(plan, simulated, winter, noisy, dragged, recorded, seconds, cpuSeconds);
    }

    /** As many crossings as it takes until their vehicles were heard for so long. */
    private void hours(InOrder<Outcome> outcomes, Source source, int hours, Scores scores) throws InterruptedException {
        outcomes.play(
                plan.firstSeed(),
                () -> scores.vehicleMs(source) < hours * MS_PER_HOUR,
                seed -> outcome(source, seed),
                outcome -> count(scores, outcome));
    }

    private void count(Scores scores, Outcome outcome) {
        scores.add(outcome);
        progress.accept(++done);
    }

    private Outcome outcome(Source source, long seed) {
        return Outcome.of(Traffic.crossing(source, seed), catalog);
    }
}
