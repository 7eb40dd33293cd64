package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.ProcessMeter;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Plays what the plan says and counts; its results do not depend on the number of threads. */
final class QualityBenchmark {
    private static final double NS_PER_S = 1e9;
    private static final long MS_PER_HOUR = 3_600_000;

    private final QualityPlan plan;
    private final RuleCatalog catalog;
    private final LongConsumer progress;

    /** As planned, by the rules of this catalogue; {@code progress} hears how many crossings have been judged. */
    QualityBenchmark(QualityPlan plan, RuleCatalog catalog, LongConsumer progress) {
        this.plan = plan;
        this.catalog = catalog;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param seconds how long the simulated crossings took, played and judged
     * @param cpuSeconds CPU time of the whole process meanwhile
     */
    record Results(QualityPlan plan, Scores simulated, Scores recorded, double seconds, double cpuSeconds) {
        int crossings() {
            return simulated.rides(Source.FAULTY) + simulated.rides(Source.CLEAN);
        }

        boolean isGood() {
            return simulated.incidentCount() + recorded.incidentCount() == 0;
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
        try (InOrder<Outcome> outcomes = new InOrder<>(plan.threads())) {
            outcomes.play(
                    plan.firstSeed(),
                    () -> simulated.rides(Source.FAULTY) < plan.seeds(),
                    seed -> outcome(Source.FAULTY, seed),
                    outcome -> count(simulated, outcome));
            outcomes.play(
                    plan.firstSeed(),
                    () -> simulated.vehicleMs(Source.CLEAN) < plan.cleanHours() * MS_PER_HOUR,
                    seed -> outcome(Source.CLEAN, seed),
                    outcome -> count(simulated, outcome));
        }
        return new Results(
                plan,
                simulated,
                recorded,
                (System.nanoTime() - startedNs) / NS_PER_S,
                (ProcessMeter.cpuNs() - startedCpuNs) / NS_PER_S);
    }

    private void count(Scores scores, Outcome outcome) {
        scores.add(outcome);
        progress.accept((long) scores.rides(Source.FAULTY) + scores.rides(Source.CLEAN));
    }

    private Outcome outcome(Source source, long seed) {
        return Outcome.of(Traffic.crossing(source, seed), catalog);
    }
}
