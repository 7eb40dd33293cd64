package io.keruen.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of the many lines that Flink answers, the one that a person needs. */
class FlinkRestTest {
    @Test
    void what_our_main_said_comes_first() {
        String answer = "Internal server error.\n"
                + "<Exception on server side:\norg.apache.flink.client.program.ProgramInvocationException: The main method"
                + " caused an error: escort.parallelism cannot be 0\n\tat org.apache.flink.client.Program.call\n"
                + "Caused by: io.keruen.jobs.settings.UnusableSettingException: escort.parallelism cannot be 0\n";

        assertThat(FlinkRest.oneLine(answer)).isEqualTo("escort.parallelism cannot be 0");
    }

    @Test
    void else_the_innermost_cause() {
        String answer = "Internal server error.\nCaused by: java.lang.A: one\n\tat x\nCaused by: java.lang.B: two\n";

        assertThat(FlinkRest.oneLine(answer)).isEqualTo("java.lang.B: two");
    }

    @Test
    void else_the_first_line() {
        assertThat(FlinkRest.oneLine("Job 12 not found\nmore")).isEqualTo("Job 12 not found");
        assertThat(FlinkRest.oneLine("")).isEqualTo("no reason was given");
    }
}
