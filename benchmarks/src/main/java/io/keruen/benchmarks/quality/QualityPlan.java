package io.keruen.benchmarks.quality;

import java.nio.file.Path;
import java.util.List;

/**
 * What is played.
 *
 * @param firstSeed of the faulty and of the clean crossings
 * @param seeds faulty crossings
 * @param cleanHours clean crossings are played until their vehicles were heard for so long
 * @param recorded folders of recorded runs
 */
record QualityPlan(int firstSeed, int seeds, int cleanHours, List<Path> recorded, int threads) {

    /** The figures. */
    static QualityPlan full() {
        return new QualityPlan(1, 200, 100, List.of(), Runtime.getRuntime().availableProcessors());
    }

    /** Whether it still works: the figures mean little. */
    QualityPlan quick() {
        return new QualityPlan(firstSeed, 4, 2, recorded, threads);
    }

    QualityPlan withFirstSeed(int seed) {
        return new QualityPlan(seed, seeds, cleanHours, recorded, threads);
    }

    QualityPlan withSeeds(int count) {
        return new QualityPlan(firstSeed, count, cleanHours, recorded, threads);
    }

    QualityPlan withCleanHours(int hours) {
        return new QualityPlan(firstSeed, seeds, hours, recorded, threads);
    }

    QualityPlan withRecorded(List<Path> folders) {
        return new QualityPlan(firstSeed, seeds, cleanHours, folders, threads);
    }

    QualityPlan withThreads(int count) {
        return new QualityPlan(firstSeed, seeds, cleanHours, recorded, count);
    }
}
