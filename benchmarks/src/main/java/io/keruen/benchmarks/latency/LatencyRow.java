package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.Percentiles;
import java.util.List;
import java.util.Map;

/**
 * One measured load.
 *
 * @param causes how many alerts had to come, those of the warm-up among them
 * @param gates what was measured at gates
 * @param refused messages that the webhook refused
 * @param inVain the dispatcher's tries that failed, by what came of them
 * @param lateMs how late the generator handed over its frames
 * @param jobCores CPU cores that the job's process used
 * @param brokerCores the broker's
 * @param loadCores the generator's, the reader's, the dispatcher's and those whom it tells
 * @param spans the times with and without InfluxDB; none without a history
 * @param historyPoints states of vehicles in InfluxDB at the end
 * @param historyCaughtUp whether states told after InfluxDB came back stand in it; true without a history
 */
record LatencyRow(
        int rate,
        int frameSize,
        int causes,
        Ledger ledger,
        GateFigures gates,
        int refused,
        Map<String, Integer> inVain,
        Percentiles lateMs,
        double jobCores,
        double brokerCores,
        double loadCores,
        List<Outage.Span> spans,
        long historyPoints,
        boolean historyCaughtUp) {}
