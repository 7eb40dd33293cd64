package io.keruen.app.live;

import io.keruen.app.cluster.FlinkRest;
import io.keruen.app.cluster.JobStart;
import io.keruen.app.cluster.RestException;
import io.keruen.app.cluster.SeenJob;
import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.UsageException;
import io.keruen.app.job.Checkpoints;
import io.keruen.app.job.UnusableDataException;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.settings.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keruen submit}: hands a job to a Flink cluster, and goes on from its newest checkpoint where there is one. With
 * {@code --watch} it does so again whenever the cluster has lost the job: a JobManager without high availability forgets
 * its jobs when it starts anew. A job that was ended, or gave up, is not lost, also when the cluster has forgotten it since,
 * and one that began from something else (an upgrade, another parallelism) is not its own: it is watched and never replaced.
 * A job that is refused does not end the watch, which would forget that: it is said once, and tried again after a while.
 */
@Command(
        name = "submit",
        description = "Hands a job to a Flink cluster by REST, from its newest checkpoint if there is one.",
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
    private static final long LOOK_MS = 5_000;

    /** Looks from a refusal to the next try: each runs the job's main on the JobManager, with a jar of its own. */
    static final int PATIENT_LOOKS = 12;

    private static final String ANOTHER = "another jar, class, arguments or --checkpoints than these";
    private static final String MEND = "start this watcher anew with those, or submit with these once without --watch";

    private final Console console;

    @Option(
            names = "--flink",
            required = true,
            paramLabel = "URL",
            description = "The JobManager's REST address, such as http://localhost:8081.")
    private URI flink = URI.create("http://localhost:8081");

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The job's jar.")
    private Path jar = Path.of("keruen-job.jar");

    @Option(names = "--class", paramLabel = "NAME", description = "Its main class (default ${DEFAULT-VALUE}).")
    private String mainClass = EscortJob.class.getName();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The job's name on Flink's page, by which it is known again (default ${DEFAULT-VALUE}).")
    private String name = EscortJob.NAME;

    @Option(
            names = "--checkpoints",
            required = true,
            paramLabel = "DIR",
            description = "Where this job keeps its checkpoints; Flink sees the same folder under the same path.")
    private Path checkpoints = Path.of("checkpoints");

    @Option(names = "--from", paramLabel = "PATH", description = "Go on from this savepoint or checkpoint instead.")
    private @Nullable String from;

    @Option(
            names = "--begin-anew",
            description =
                    "Where there is no checkpoint, begin once more from nothing although the job has read its topics"
                            + " before: it forgets its alerts and latches.")
    private boolean beginAnew;

    @Option(names = "--watch", description = "Stay, and hand it over again whenever the cluster has lost it.")
    private boolean watch;

    @Option(
            names = "--health",
            paramLabel = "FILE",
            description = "Written at each look that found all of the job's tasks running: old = ill.")
    private @Nullable Path health;

    @Parameters(paramLabel = "ARGUMENT", description = "The job's own settings, after --: --KEY VALUE ...")
    private List<String> arguments = List.of();

    private String lastSaid = "";

    /** How the job ended, once seen: a cluster forgets that, when it starts anew or after a while. */
    private @Nullable JobStatus ended;

    /** The id of the job that was seen or begun last. */
    private @Nullable String last;

    /**
     * The id under which a job was to begin and no answer came: its main may still be at it. The next try asks for the same
     * one, for Flink begins no two jobs of one id.
     */
    private @Nullable String unanswered;

    /** A jar that was handed over and of which nobody knows whether a job has begun from it. */
    private @Nullable String leftOver;

    private int looksToWait;

    public SubmitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(jar)) {
            throw new UsageException("--jar " + jar + " is not there");
        }
        HealthFile written = new HealthFile(health, console);
        try (Ending ending = new Ending()) {
            FlinkRest rest = new FlinkRest(flink);
            do {
                look(rest, written);
            } while (watch && !ending.isAskedWithin(LOOK_MS));
            return 0;
        }
    }

    /** Looks once whether the job is there, and hands it over if it is not. */
    void look(FlinkRest rest, HealthFile written) throws InterruptedException {
        SeenJob seen;
        try {
            seen = rest.job(name).orElse(null);
        } catch (IOException | RestException e) {
            notYet("--flink " + flink + " does not answer: " + e);
            return;
        }
        if (seen != null && !seen.hasEnded()) {
            isThere(seen, written);
            return;
        }
        if (seen != null) {
            ended = seen.status();
        }
        if (ended != null && watch) {
            // Somebody ended it, or it gave up: either way a person knows more than this loop.
            sayOnce("the job " + name + " is " + ended + " and is left so; submit it without --watch");
        } else if (submit(rest)) {
            lastSaid = "";
        }
    }

    /** It was handed over, by whomever: all is well once it works. */
    private void isThere(SeenJob seen, HealthFile written) {
        ended = null;
        if (watch && !seen.id().equals(last) && isAnothers(seen.id())) {
            console.say("the job " + name + " " + seen.id() + " began from " + ANOTHER
                    + ": lost, it is not handed over again; " + MEND);
        }
        last = seen.id();
        if (watch && (from != null || beginAnew)) {
            console.say("the job " + name + " runs already: --from and --begin-anew count for no later start");
        }
        haveBegun();
        if (!watch) {
            console.say("the job " + name + " runs already");
        }
        if (seen.doesAllRun()) {
            lastSaid = "";
            written.write(name);
        } else if (watch) {
            sayOnce("the job " + name
                    + " is there, but not all of its tasks run: if they do not soon, see Flink's page");
        }
    }

    /**
     * What was said of the first start counts for no other, whoever began it. Were it to count until a checkpoint is seen,
     * one that never sees the folder would begin from nothing at any time; so a job that is lost before its first
     * checkpoint is refused, and a person says it once more.
     */
    private void haveBegun() {
        from = null;
        beginAnew = false;
        looksToWait = 0;
    }

    /** Somebody is away, or must come: a later look finds it mended, or a person hears of it now. */
    private void notYet(String line) {
        if (!watch) {
            throw new UsageException(line);
        }
        sayOnce(line);
    }

    private void sayOnce(String line) {
        if (!line.equals(lastSaid)) {
            console.say(line);
            lastSaid = line;
        }
    }

    /** Whether it was handed over; if not, the next look does it. */
    private boolean submit(FlinkRest rest) throws InterruptedException {
        if (looksToWait > 0) {
            looksToWait--;
            return false;
        }
        JobOrigin origin;
        try {
            origin = origin();
        } catch (IOException e) {
            notYet("--jar " + jar + " cannot be read (" + e + "); put it there, or make it readable");
            return false;
        }
        if (last != null && !origin.isOf(last)) {
            refused("the one that is lost, " + last + ", began from " + ANOTHER + "; " + MEND);
            return false;
        }
        return goOn(rest, origin);
    }

    /** Whether it was handed over, to go on from what there is. */
    private boolean goOn(FlinkRest rest, JobOrigin origin) throws InterruptedException {
        String savepoints;
        try {
            savepoints = rest.configuration().get(CheckpointingOptions.SAVEPOINT_DIRECTORY);
        } catch (IOException | RestException e) {
            notYet("--flink " + flink + " does not answer: " + e);
            return false;
        }
        String savepoint;
        try {
            savepoint = from != null ? from : new NewestState(checkpoints, this::sayOnce).find(savepoints);
        } catch (UnusableDataException e) {
            refused(e.getMessage());
            return false;
        } catch (IOException e) {
            notYet("--checkpoints " + checkpoints + " cannot be read (" + e + "); mount it, or make it readable");
            return false;
        }
        String id = unanswered != null && origin.isOf(unanswered) ? unanswered : origin.newId();
        return handOver(rest, id, savepoint);
    }

    /** Whether it was handed over; {@code null} = it begins. */
    private boolean handOver(FlinkRest rest, String id, @Nullable String savepoint) throws InterruptedException {
        String uploaded;
        try {
            forgetLeftOver(rest);
            uploaded = rest.upload(jar);
            leftOver = uploaded;
        } catch (IOException | RestException e) {
            notYet("--flink " + flink + " takes no jar: " + e);
            return false;
        }
        Map<String, String> own = new HashMap<>();
        own.put(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), Checkpoints.forFlink(checkpoints));
        if (savepoint == null && !beginAnew) {
            own.put(KafkaSettings.BEGIN_ANEW.key(), Boolean.toString(false));
        }
        try {
            unanswered = id;
            last = rest.run(uploaded, new JobStart(id, mainClass, arguments, own, savepoint));
            console.say("the job " + name + " is " + last
                    + (savepoint == null ? ", begun from nothing" : ", gone on from " + savepoint));
        } catch (IOException e) {
            notYet("--flink " + flink + " does not answer: " + e);
            return false;
        } catch (RestException e) {
            unanswered = null;
            try {
                forgetLeftOver(rest);
            } catch (IOException away) {
                e.addSuppressed(away); // the next try takes it away
            }
            refused(e.getMessage());
            return false;
        }
        unanswered = null;
        leftOver = null; // the job's own
        haveBegun();
        return true;
    }

    /** What is handed over here. */
    JobOrigin origin() throws IOException {
        List<String> words = new ArrayList<>(
                List.of(mainClass, checkpoints.toAbsolutePath().normalize().toString()));
        words.addAll(arguments);
        return JobOrigin.of(jar, words);
    }

    /** Whether a job did not begin from what would be handed over here; a jar that cannot be read is said when it is. */
    private boolean isAnothers(String id) {
        try {
            return !origin().isOf(id);
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the jar of a try away from which no job is known to have begun: else each try would leave one. */
    private void forgetLeftOver(FlinkRest rest) throws IOException, InterruptedException {
        if (leftOver != null) {
            try {
                rest.delete(leftOver);
            } catch (RestException e) {
                // A JobManager that was started anew has none.
            }
            leftOver = null;
        }
    }

    /** A person is needed; with {@code --watch} the health file is ill until one has come. */
    private void refused(@Nullable String why) {
        looksToWait = PATIENT_LOOKS;
        notYet("the job " + name + " cannot be started: " + why);
    }
}
