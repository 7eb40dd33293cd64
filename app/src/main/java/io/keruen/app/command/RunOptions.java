package io.keruen.app.command;

import picocli.CommandLine.Option;

/** What {@code replay} and {@code verify} have in common. */
final class RunOptions {
    private static final int MAX_PARALLELISM = 128;
    private static final int MAX_FRAME_SAMPLES = 1_000;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of the job, 1..128 (default ${DEFAULT-VALUE}); changes no result.")
    private int parallelism = 1;

    @Option(
            names = "--frame-samples",
            hidden = true,
            paramLabel = "N",
            description = "Samples in a frame, 1..1000 (default ${DEFAULT-VALUE}); changes no result.")
    private int frameSamples = 10;

    int parallelism() {
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new UsageException("--parallelism " + parallelism + " is not in 1.." + MAX_PARALLELISM);
        }
        return parallelism;
    }

    int frameSamples() {
        if (frameSamples < 1 || frameSamples > MAX_FRAME_SAMPLES) {
            throw new UsageException("--frame-samples " + frameSamples + " is not in 1.." + MAX_FRAME_SAMPLES);
        }
        return frameSamples;
    }
}
