package io.keruen.benchmarks.job;

import io.keruen.app.embedded.EmbeddedFlink;
import io.keruen.benchmarks.process.ChildJvm;
import io.keruen.benchmarks.process.ChildLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster in a process of its own that runs one candidate again and again, so that what the compiler learned
 * from one candidate does not help or harm another.
 */
public final class CandidateMain implements ChildLoop.Answers {
    private static final int SLOTS = 2;
    private static final long POLL_NS = 20_000_000;
    private static final int NAPS_A_LOOK = 100;
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);
    private static final String HEAP = "2g";

    private final Candidate candidate;
    private final CandidateGraphs graphs;
    private final EmbeddedFlink flink;
    private EmbeddedFlink.@Nullable Running job;

    private CandidateMain(Candidate candidate, CandidateGraphs graphs, Path temporary) throws Exception {
        this.candidate = candidate;
        this.graphs = graphs;
        flink = EmbeddedFlink.start(temporary, SLOTS);
    }

    /** Runs the candidate whenever the parent asks. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(words.get(1)).toUri().toString());
        CandidateGraphs graphs = new CandidateGraphs(words.get(2), JobWorld.parse(words.subList(3, 7)), config);
        Path temporary = Path.of(words.get(1)).resolveSibling("flink-tmp-" + words.get(0));
        ChildLoop.run(new CandidateMain(Candidate.valueOf(words.get(0)), graphs, temporary));
        Runtime.getRuntime().halt(0);
    }

    /** Starts one. */
    static ChildJvm start(Candidate candidate, Path folder, String bootstrapServers, JobWorld world)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(candidate.name());
        arguments.add(folder.resolve("checkpoints-" + candidate).toString());
        arguments.add(bootstrapServers);
        arguments.addAll(world.words());
        return ChildJvm.start(candidate.name(), folder, CandidateMain.class, HEAP, arguments);
    }

    @Override
    public String to(String question) throws Exception {
        String[] words = question.split(" ", -1);
        return switch (words[0]) {
            case "start" -> start(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
            case "finish" -> finish();
            case "stop" -> stop();
            default -> throw new IllegalArgumentException(question);
        };
    }

    private String start(String group, long mark, long total) throws Exception {
        Consumed.expect(mark, total);
        job = flink.submit(graphs.of(candidate, group), null);
        return "started";
    }

    /** Waits until everything has been judged and written; says what that took since the first that counts. */
    private String finish() throws Exception {
        EmbeddedFlink.Running running = Objects.requireNonNull(job);
        long startedNs = System.nanoTime();
        for (int nap = 1; !Consumed.isAll(); nap++) {
            // asking the cluster is work that would be counted as the job's
            Throwable failure = nap % NAPS_A_LOOK == 0 ? running.failure() : null;
            if (failure != null) {
                throw new IllegalStateException("the job failed: " + failure.getMessage(), failure);
            }
            if (System.nanoTime() - startedNs > PATIENCE_NS) {
                throw new IllegalStateException("the job stands at " + Consumed.samples() + " samples");
            }
            LockSupport.parkNanos(POLL_NS);
        }
        running.checkpoint();
        long compilerNs = Consumed.compilerNs();
        long cpuNs = Consumed.cpuNs();
        if (!Consumed.isAll()) {
            throw new IllegalStateException("the job counts " + Consumed.samples() + " samples, more than there are");
        }
        return cpuNs + " " + Consumed.wallNs() + " " + compilerNs;
    }

    private String stop() throws Exception {
        EmbeddedFlink.Running running = job;
        if (running != null) {
            running.cancel();
            job = null;
        }
        return "stopped";
    }
}
