package io.keruen.benchmarks.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.benchmarks.measure.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobReportTest {
    private static final JobRow PASS = row(10, 10, Candidate.PASS_THROUGH, 400, 100);
    private static final JobRow OURS = row(10, 10, Candidate.ESCORT, 800, 200);
    private static final JobRow OBVIOUS = row(10, 10, Candidate.OBVIOUS, 8_000, 2_000);
    private static final JobRow OTHER_CELL = row(1_000, 10, Candidate.PASS_THROUGH, 1, 1);
    private static final JobReport REPORT = new JobReport(
            new Machine("a cpu", 2, "a jvm", "-Xmx1g", "abc", 0.5),
            JobPlan.quick(),
            List.of(OTHER_CELL, PASS, OURS, OBVIOUS));

    private static JobRow row(int zones, int frameSize, Candidate candidate, double cpuNs, double brokerNs) {
        return new JobRow(zones, frameSize, candidate, cpuNs, cpuNs, 50, brokerNs, 1e9 / cpuNs, 7, 1_000);
    }

    @Test
    void ratio_is_taken_within_the_cell() {
        assertThat(REPORT.ratio(OURS, Candidate.PASS_THROUGH, false)).isEqualTo(0.5);
        assertThat(REPORT.ratio(OURS, Candidate.OBVIOUS, false)).isEqualTo(10);
        assertThat(REPORT.ratio(OURS, Candidate.OBVIOUS, true)).isEqualTo(10);
        assertThat(REPORT.ratio(OTHER_CELL, Candidate.OBVIOUS, false)).isNaN();
    }

    @Test
    void report_says_the_ratios() {
        assertThat(REPORT.table())
                .contains("| 10 | 10 | escort job | 800 | 800 | 50 | 200 | 1,250,000 | 0.50 | 0.50 | 10.0");
        assertThat(REPORT.json()).contains("\"ofPassThrough\":0.500,\"timesObvious\":10.000,\"said\":7");
    }
}
