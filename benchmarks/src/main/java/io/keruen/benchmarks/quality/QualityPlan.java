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
 * @param drags crossings with a dragged receiver
 * @param recorded folders of recorded runs
 */
record QualityPlan(
        int firstSeed, int seeds, int cleanHours, int winterHours, int drags, List<Path> recorded, int threads) {

    /** The figures. */
    static QualityPlan full() {
        int threads = Runtime.getRuntime().availableProcessors();
        return new QualityPlan(1, 1_000, 100, 100, 200, List.of(), threads);
    }

    /** Whether it still works: the figures mean little. */
    QualityPlan quick() {
        return new QualityPlan(firstSeed, 4, 2, 1, 2, recorded, threads);
    }

    QualityPlan withFirstSeed(int seed) {
        return new QualityPlan(seed, seeds, cleanHours, winterHours, drags, recorded, threads);
    }

    QualityPlan withSeeds(int count) {
        return new QualityPlan(firstSeed, count, cleanHours, winterHours, drags, recorded, threads);
    }

    QualityPlan withCleanHours(int hours) {
        return new QualityPlan(firstSeed, seeds, hours, winterHours, drags, recorded, threads);
    }

    QualityPlan withWinterHours(int hours) {
        return new QualityPlan(firstSeed, seeds, cleanHours, hours, drags, recorded, threads);
    }

    QualityPlan withDrags(int count) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, count, recorded, threads);
    }

    QualityPlan withRecorded(List<Path> folders) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, drags, folders, threads);
    }

    QualityPlan withThreads(int count) {
        return new QualityPlan(firstSeed, seeds, cleanHours, winterHours, drags, recorded, count);
    }
}
