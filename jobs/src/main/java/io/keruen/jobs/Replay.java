package io.keruen.jobs;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.sink.Collected;
import io.keruen.jobs.source.PlayedInput;
import io.keruen.jobs.source.PlayedTicks;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Judges recorded input by the escort job, in a mini cluster of this JVM that lives as long as the run. Close it in any
 * case: that ends a run that is still going.
 */
public final class Replay implements AutoCloseable {
    private final PlayedInput<WireFrame> frames;
    private final PlayedInput<ControlRecord> control;
    private final Collected collected = Collected.open();
    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> end;

    private Replay(PlayedInput<WireFrame> frames, PlayedInput<ControlRecord> control, EscortSettings settings)
            throws Exception {
        this.frames = frames;
        this.control = control;
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                settings.parallelism(), settings.flinkConfiguration());
        Sources sources = new Sources(frames.source(), control.source(), true, settings.parallelism());
        EscortPipeline.build(env, sources, collected.outlets());
        job = env.executeAsync("replay");
        end = job.getJobExecutionResult();
    }

    /** Starts a run; the frames carry the ingest times of their samples. */
    public static Replay start(
            List<WireFrame> frames, List<ControlRecord> control, PlayedTicks ticks, EscortSettings settings)
            throws Exception {
        return new Replay(
                PlayedInput.frames(frames, settings.parallelism(), ticks),
                PlayedInput.control(control, ticks),
                settings);
    }

    /** How much of the frames has been read, 0..1. */
    public double playedRatio() {
        return frames.playedRatio();
    }

    /** Whether the run is over, well or not. */
    public boolean isDone() {
        return end.isDone();
    }

    /**
     * Waits for the end and returns what was said; good until this replay is closed.
     *
     * @throws ExecutionException if the job failed
     */
    public Collected await() throws ExecutionException, InterruptedException {
        end.get();
        return collected;
    }

    /** Ends the run if it is still going, and forgets its input and results. */
    @Override
    public void close() throws ExecutionException, InterruptedException {
        if (!end.isDone()) {
            job.cancel().get();
            try {
                end.get();
            } catch (ExecutionException | CancellationException e) {
                // cancelled, as asked; a failure would have been told by await()
            }
        }
        frames.close();
        control.close();
        collected.close();
    }
}
