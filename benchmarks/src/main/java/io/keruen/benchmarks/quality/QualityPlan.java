package io.keruen.benchmarks.quality;

import java.nio.file.Path;
import java.util.List;

/**
 * What is played.
 *
 * @param firstSeed of the faulty and of the clean crossings
 * @param seeds faulty crossings
 * @param cleanHours clean crossings are played until their vehicles were heard for so long
 * @param winterHours the same of clean ones in winter
 * @param noisyHours the same of clean ones with noise of 1.5 m, reflections, and any surface and radio
 * @param drags crossings with a dragged receiver
 * @param recorded folders of recorded runs
 */
record QualityPlan(
        int firstSeed,
        int seeds,
        int cleanHours,
        int winterHours,
        int noisyHours,
        int drags,
        List<Path> recorded,
        int threads) {

    /** The figures. */
    static QualityPlan full() {
        int threads = Runtime.getRuntime().availableProcessors();
        return new QualityPlan(1, 1_000, 100, 100, 600, 200, List.of(), threads);
    }

    /** Whether it still works: the figures mean little. */
    QualityPlan quick() {
        return new QualityPlan(firstSeed, 4, 2, 1, 1, 2, recorded, threads);
    }

    QualityPlan withFirstSeed(int seed) {
        return new QualityPlan(seed, seeds, cleanHours, winterHours, noisyHours, drags, recorded, threads);
    }

    QualityPlan withSeeds(int count) {
        return new QualityPlan(firstSeed, count, cleanHours, winterHours, noisyHours, drags, recorded, threads);
    }

    QualityPlan withCleanHours(int hours) {
        return new QualityPlan(firstSeed, seeds, hours, winterHours, noisyHours, drags, recorded, threads);
    }

    QualityPlan withWinterHours(int hours) {
        return new QualityPlan(firstSeed, seeds, cleanHours, hours, noisyHours, drags, recorded, threads);
    }

    QualityPlan withNoisyHours(int hours) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, hours, drags, recorded, threads);
    }

    QualityPlan withDrags(int count) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, noisyHours, count, recorded, threads);
    }

    QualityPlan withRecorded(List<Path> folders) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, noisyHours, drags, folders, threads);
    }

    QualityPlan withThreads(int count) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, noisyHours, drags, recorded, count);
    }
}
