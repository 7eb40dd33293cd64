package io.keruen.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.cluster.FlinkRest;
import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.job.Checkpoints;
import io.keruen.app.job.StoredState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** When a job is handed over, and when it is left alone. */
class SubmitCommandTest {
    private static final long NOW_MS = 1_780_000_000_000L;
    private static final String ASKED = "\"kafka.begin-anew\":\"false\"";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private FakeJobManager manager;
    private FlinkRest rest;
    private HealthFile health;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        manager = new FakeJobManager();
        rest = new FlinkRest(manager.address());
        health = new HealthFile(folder.resolve("health"), console());
    }

    @AfterEach
    void stop() {
        manager.close();
    }

    @Test
    void a_job_that_was_seen_to_end_is_left_so_when_the_cluster_has_forgotten_it() throws Exception {
        SubmitCommand command = submit("--watch");
        for (String state : List.of("FINISHED", "CANCELED", "FAILED")) {
            manager.knows("RUNNING");
            command.look(rest, health);
            manager.knows(state);
            command.look(rest, health);
            manager.forgets();
            command.look(rest, health);
            command.look(rest, health);
        }

        assertThat(manager.runs()).isEmpty();
        assertThat(said())
                .contains("is FINISHED and is left so", "is CANCELED", "is FAILED")
                .hasLineCount(3);
    }

    @Test
    void one_that_was_lost_while_it_ran_is_handed_over_again_also_if_another_had_ended_before() throws Exception {
        SubmitCommand command = submit("--watch");
        manager.knows("FINISHED");
        command.look(rest, health);
        manager.knows("RUNNING");
        command.look(rest, health);
        manager.forgets();
        command.look(rest, health);

        assertThat(manager.runs()).hasSize(1);
    }

    @Test
    void one_that_began_from_something_else_is_watched_and_not_replaced_until_its_own_is_seen() throws Exception {
        Path file = folder.resolve("health");
        SubmitCommand command = submit("--watch");
        manager.begins("0b".repeat(16));
        manager.knows("RUNNING");
        command.look(rest, health);
        command.look(rest, health);
        assertThat(said())
                .startsWith("keruen: the job escort " + "0b".repeat(16) + " began from another jar, ")
                .hasLineCount(1);
        assertThat(file).exists();

        Files.delete(file);
        manager.forgets();
        for (int i = 0; i <= SubmitCommand.PATIENT_LOOKS + 1; i++) {
            command.look(rest, health);
        }
        assertThat(file).doesNotExist();
        assertThat(manager.jars()).isZero();
        assertThat(said()).contains("the one that is lost, 0b0b").hasLineCount(2);

        submit().look(rest, health);
        manager.knows("RUNNING");
        command.look(rest, health);
        manager.forgets();
        command.look(rest, health);
        assertThat(manager.runs()).hasSize(2);
    }

    @Test
    void a_watcher_that_is_started_anew_knows_what_the_one_before_has_handed_over() throws Exception {
        submit("--watch").look(rest, health);
        manager.knows("RUNNING");
        Files.createDirectory(folder.resolve("checkpoints")); // the job did, meanwhile
        SubmitCommand anew = told("--watch");
        anew.look(rest, health);
        manager.forgets();
        anew.look(rest, health);

        assertThat(manager.runs()).hasSize(2);
        assertThat(said()).doesNotContain("another");
    }

    @Test
    void other_arguments_make_another_job_too() throws Exception {
        submit("--", "--escort.parallelism", "4").look(rest, health);
        manager.knows("RUNNING");
        SubmitCommand watcher = told("--watch");
        watcher.look(rest, health);

        assertThat(said()).contains("began from another jar, class, arguments or --checkpoints");
    }

    @Test
    void a_job_begins_from_nothing_only_if_it_has_never_read_or_a_person_says_so_once() throws Exception {
        SubmitCommand asking = submit("--watch");
        asking.look(rest, health);
        asking.look(rest, health);
        SubmitCommand told = submit("--watch", "--begin-anew");
        told.look(rest, health);
        told.look(rest, health);
        submit("--from", "file:/savepoint-1").look(rest, health);

        assertThat(manager.runs())
                .satisfiesExactly(
                        first -> assertThat(first).contains(ASKED),
                        again -> assertThat(again).contains(ASKED),
                        begun -> assertThat(begun).doesNotContain("begin-anew"),
                        lost -> assertThat(lost).contains(ASKED),
                        gone -> assertThat(gone)
                                .contains("\"savepointPath\":\"file:/savepoint-1\"")
                                .doesNotContain("begin-anew"));
    }

    @Test
    void a_job_that_was_seen_to_run_is_begun_anew_no_more_whoever_began_it() throws Exception {
        for (String said : List.of("--begin-anew", "--from=file:/savepoint-1")) {
            manager.forgets();
            manager.refuses(503, "no answer in time");
            SubmitCommand command = submit("--watch", said);
            command.look(rest, health); // it began nevertheless
            manager.knows("RUNNING");
            command.look(rest, health);
            manager.forgets();
            command.look(rest, health);
        }

        assertThat(said().lines().filter(line -> line.endsWith("--begin-anew count for no later start")))
                .as("once each")
                .hasSize(2);
        assertThat(manager.runs()).hasSize(4);
        assertThat(List.of(manager.runs().get(1), manager.runs().get(3)))
                .allSatisfy(later -> assertThat(later).contains(ASKED).doesNotContain("savepointPath"));
    }

    @Test
    void a_watcher_of_a_job_that_is_refused_says_so_once_tries_at_times_and_knows_still_how_it_ended()
            throws Exception {
        Path file = folder.resolve("health");
        SubmitCommand command = submit("--watch");
        manager.refuses(400, "no checkpoint to go on from");
        for (int i = 0; i <= 2 * (SubmitCommand.PATIENT_LOOKS + 1); i++) {
            command.look(rest, health);
        }
        assertThat(said())
                .isEqualTo("keruen: the job escort cannot be started: no checkpoint to go on from\n")
                .hasLineCount(1);
        assertThat(manager.runs()).hasSize(3);
        assertThat(manager.jars()).isZero();
        assertThat(file).doesNotExist();

        manager.startsJobs();
        for (int i = 0; i <= SubmitCommand.PATIENT_LOOKS; i++) {
            command.look(rest, health);
        }
        assertThat(manager.jars()).isOne();
        assertThat(file).doesNotExist();
        manager.knows("RUNNING");
        command.look(rest, health);
        assertThat(file).exists();
    }

    @Test
    void checkpoints_that_cannot_be_used_do_not_end_a_watcher() throws Exception {
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoints/a/chk-1"));
        Files.writeString(checkpoint.resolve("_metadata"), "damaged");
        SubmitCommand command = submit("--watch");
        command.look(rest, health);
        command.look(rest, health);

        assertThat(said()).contains("cannot be started: ", "is damaged").hasLineCount(1);
        assertThat(manager.runs()).isEmpty();
        assertThatThrownBy(() -> submit().look(rest, health)).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"execution.checkpointing.savepoint-dir", "state.savepoints.dir"}) // as it is called, and was
    void a_checkpoint_that_is_older_than_a_savepoint_of_the_job_is_gone_on_from_only_where_a_person_names_it(String key)
            throws Exception {
        Path checkpoint = StoredState.at(NOW_MS, StoredState.write(folder.resolve("checkpoints/a/chk-10"), "vehicle"));
        Path savepoint = StoredState.write(folder.resolve("save points/savepoint-b"), "vehicle");
        manager.isTold(key, Checkpoints.forFlink(folder.resolve("save points")));
        SubmitCommand command = submit("--watch");
        StoredState.at(NOW_MS + 1, savepoint);
        command.look(rest, health);
        assertThat(said())
                .isEqualTo("keruen: the job escort cannot be started: the checkpoint " + checkpoint
                        + " is older than the savepoint " + savepoint
                        + "; say with --from which of them the job shall go on from\n");
        assertThat(manager.runs()).isEmpty();

        submit("--from=" + savepoint).look(rest, health);
        assertThat(manager.runs()).singleElement().asString().contains(savepoint.toString());
        StoredState.at(NOW_MS - 1, savepoint);
        submit().look(rest, health);
        assertThat(manager.runs().get(1)).contains(Checkpoints.forFlink(checkpoint));
    }

    @Test
    void checkpoints_behind_a_link_are_gone_on_from_also_where_it_may_begin_anew() throws Exception {
        StoredState.write(folder.resolve("disk/a/chk-10"), "vehicle");
        Files.createSymbolicLink(folder.resolve("checkpoints"), folder.resolve("disk"));
        submit("--begin-anew").look(rest, health);

        assertThat(manager.runs())
                .singleElement()
                .asString()
                .contains(Checkpoints.forFlink(folder.resolve("checkpoints/a/chk-10")));
    }

    @Test
    void savepoints_that_cannot_be_looked_at_from_here_are_said() throws Exception {
        StoredState.write(folder.resolve("checkpoints/a/chk-10"), "vehicle");
        manager.isTold("execution.checkpointing.savepoint-dir", "s3://border/savepoints");
        submit().look(rest, health);

        assertThat(said()).contains("s3://border/savepoints cannot be looked at from here: ");
        assertThat(manager.runs()).hasSize(1);
    }

    @Test
    void a_jar_of_which_nobody_knows_whether_a_job_began_is_taken_away_before_the_next() throws Exception {
        SubmitCommand command = submit("--watch");
        manager.refuses(503, "no answer in time");
        for (int i = 0; i < 4; i++) {
            command.look(rest, health);
        }

        assertThat(manager.runs()).hasSize(4);
        assertThat(manager.jars()).isOne();
    }

    /** Its main may have begun it all the same, and Flink begins no two of one id. */
    @Test
    void a_job_of_which_no_answer_came_is_asked_for_under_the_same_id_and_after_an_answer_under_another()
            throws Exception {
        SubmitCommand command = submit("--watch");
        manager.refuses(503, "no answer in time");
        command.look(rest, health);
        command.look(rest, health);
        manager.refuses(500, "the frames have 2 partitions");
        command.look(rest, health);
        manager.startsJobs();
        for (int i = 0; i <= SubmitCommand.PATIENT_LOOKS; i++) {
            command.look(rest, health);
        }

        List<String> ids = manager.ids();
        assertThat(ids).hasSizeGreaterThan(3);
        assertThat(ids.subList(0, 3)).containsOnly(ids.get(0));
        assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
    }

    @Test
    void a_watcher_outlives_a_cluster_that_cannot_answer_yet() throws Exception {
        SubmitCommand command = submit("--watch");
        manager.answersWith(503, "Service temporarily unavailable due to an ongoing leader election.");
        command.look(rest, health);
        command.look(rest, health);
        assertThat(said()).contains("ongoing leader election").hasLineCount(1);
        manager.answersWith(500, "Ask timed out");
        command.look(rest, health);
        assertThat(said()).contains("Ask timed out").hasLineCount(2);

        manager.forgets();
        manager.takesNoJar(503, "no leader");
        command.look(rest, health);
        manager.takesJars();
        manager.refuses(503, "lost the lead");
        command.look(rest, health);
        assertThat(said()).contains("no leader", "lost the lead").hasLineCount(4);
    }

    @Test
    void without_watch_a_job_that_is_refused_is_an_error_and_leaves_no_jar() throws Exception {
        manager.refuses(500, "escort.parallelism cannot be 0");
        SubmitCommand command = submit();

        assertThatThrownBy(() -> command.look(rest, health))
                .isInstanceOf(UsageException.class)
                .hasMessage("the job escort cannot be started: escort.parallelism cannot be 0");
        assertThat(manager.jars()).isZero();
    }

    @Test
    void an_outage_is_said_again_after_the_one_before_was_over() throws Exception {
        SubmitCommand command = submit("--watch");
        for (int i = 0; i < 2; i++) {
            manager.answersWith(503, "no leader");
            command.look(rest, health);
            command.look(rest, health);
            manager.knows("RUNNING");
            command.look(rest, health);
        }

        assertThat(said()).hasLineCount(2);
        assertThat(manager.runs()).isEmpty();
    }

    @Test
    void it_is_not_well_while_the_job_is_there_and_judges_nothing() throws Exception {
        Path file = folder.resolve("health");
        SubmitCommand command = submit("--watch");
        for (String state : List.of("INITIALIZING", "CREATED", "RESTARTING", "FAILING", "CANCELLING")) {
            manager.knows(state);
            command.look(rest, health);
        }
        manager.knows("RUNNING", 13); // one waits for a slot
        command.look(rest, health);
        manager.knows("RESTARTING", 14);
        command.look(rest, health);

        assertThat(file).doesNotExist();
        assertThat(manager.runs()).isEmpty();
        assertThat(said()).contains("not all of its tasks run").hasLineCount(1);
        manager.knows("RUNNING");
        command.look(rest, health);
        assertThat(file).exists();
    }

    @Test
    void it_is_well_only_while_the_job_is_there_and_a_health_file_that_cannot_be_written_ends_nothing()
            throws Exception {
        Path file = folder.resolve("health");
        SubmitCommand command = submit("--watch");
        manager.answersWith(503, "no leader");
        command.look(rest, health);
        assertThat(file).doesNotExist();
        manager.knows("RUNNING");
        command.look(rest, health);
        assertThat(file).hasContent("escort\n");

        Files.delete(file);
        Files.createDirectory(file);
        command.look(rest, health);
        assertThat(said()).endsWith("make room, or the file writable\n").hasLineCount(2);
    }

    @Test
    void without_watch_an_error_is_one_line() throws Exception {
        manager.answersWith(503, "no leader");
        SubmitCommand command = submit();

        assertThatThrownBy(() -> command.look(rest, health))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--flink " + manager.address() + " does not answer: ")
                .hasMessageEndingWith("no leader");
    }

    /** A command, and a cluster on which somebody with the same words has begun the job. */
    private SubmitCommand submit(String... more) throws IOException {
        SubmitCommand command = told(more);
        manager.begins(command.origin().newId());
        return command;
    }

    private SubmitCommand told(String... more) throws IOException {
        SubmitCommand command = new SubmitCommand(console());
        List<String> arguments = new ArrayList<>(List.of(
                "--flink=" + manager.address(),
                "--jar=" + Files.writeString(folder.resolve("job.jar"), "a jar"),
                "--checkpoints=" + folder.resolve("checkpoints")));
        arguments.addAll(List.of(more));
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return command;
    }

    private Console console() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, false, false);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
