package io.keruen.jobs;

import io.keruen.connectors.history.HistoryLines;
import io.keruen.connectors.history.HistoryRecord;
import io.keruen.connectors.influx.InfluxLine;
import io.keruen.connectors.influx.InfluxSink;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaRejectedOutlet;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.history.HistoryPoints;
import io.keruen.jobs.kafka.FoundTopics;
import io.keruen.jobs.kafka.KafkaOutlets;
import io.keruen.jobs.kafka.KafkaSources;
import io.keruen.jobs.settings.HistorySettings;
import io.keruen.jobs.settings.JobArguments;
import io.keruen.jobs.settings.KafkaSettings;
import io.keruen.jobs.settings.UnusableSettingException;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The history job: what the escort job has said, from Kafka to InfluxDB, at least once and each point on itself. A job
 * of its own, so that a slow database holds back nothing but the history.
 */
public final class HistoryJob {
    /** The name that Flink's web page shows. */
    public static final String NAME = "history";

    /** The group under whose name the job tells the broker how far it has come. */
    public static final String GROUP = "keruen-history";

    private static final List<ConfigOption<?>> OPTIONS = List.of(
            KafkaSettings.BOOTSTRAP_SERVERS,
            KafkaSettings.CONFIG_FILE,
            KafkaSettings.BEGIN_ANEW,
            HistorySettings.URL,
            HistorySettings.DATABASE,
            HistorySettings.RETENTION_POLICY,
            HistorySettings.BOOTSTRAP,
            HistorySettings.KEEP,
            HistorySettings.KEEP_MEANS,
            HistorySettings.BATCH_POINTS,
            HistorySettings.MAX_WAIT,
            HistorySettings.PARALLELISM);

    private HistoryJob() {}

    /**
     * Runs it on the cluster it is submitted to; the settings stand in the arguments or in Flink's configuration, where
     * InfluxDB is and who asks it in the environment too.
     *
     * @throws UnusableSettingException with one line that names the key
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobArguments told = JobArguments.of(arguments, env.getConfiguration(), OPTIONS);
        HistorySettings settings = told.read(config -> HistorySettings.of(config, System.getenv()));
        KafkaAccess kafka = KafkaSettings.access(told);
        FoundTopics.at(kafka, HistoryLines.topics(), List.of(Topics.TELEMETRY_REJECTED));
        if (!told.required(KafkaSettings.BEGIN_ANEW)) {
            // what its topics have forgotten by now it leaves out
            FoundTopics.requireFirstStart(kafka, List.of(GROUP), List.of());
        }
        env.configure(settings.flinkConfiguration());
        env.execute(graph(env, kafka, settings));
    }

    /** The job, ready to be submitted, at a broker that asks nobody who he is. */
    public static StreamGraph graph(String bootstrapServers, HistorySettings settings, Configuration flink) {
        return graph(KafkaAccess.open(bootstrapServers), settings, flink);
    }

    /**
     * The job, ready to be submitted.
     *
     * @param kafka where the broker is, and who asks it
     * @param flink what Flink is told beyond the job's own settings: where checkpoints go
     */
    public static StreamGraph graph(KafkaAccess kafka, HistorySettings settings, Configuration flink) {
        Configuration all = settings.flinkConfiguration();
        all.addAll(flink);
        return graph(new StreamExecutionEnvironment(all), kafka, settings);
    }

    private static StreamGraph graph(StreamExecutionEnvironment env, KafkaAccess kafka, HistorySettings settings) {
        build(env, KafkaSources.history(kafka, GROUP), kafka, settings);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(NAME);
        return graph;
    }

    private static void build(
            StreamExecutionEnvironment env,
            Source<HistoryRecord, ?, ?> records,
            KafkaAccess kafka,
            HistorySettings settings) {
        SingleOutputStreamOperator<InfluxLine> points = env.fromSource(
                        records, WatermarkStrategy.noWatermarks(), HistoryOperatorIds.RECORDS.uid())
                .uid(HistoryOperatorIds.RECORDS.uid())
                .process(new HistoryPoints(), TypeInformation.of(InfluxLine.class))
                .uid(HistoryOperatorIds.POINTS.uid())
                .name(HistoryOperatorIds.POINTS.uid());
        points.sinkTo(new InfluxSink(
                        settings.target(),
                        settings.bootstrap(),
                        settings.batchPoints(),
                        settings.maxWait(),
                        () -> new KafkaRejectedOutlet(kafka)))
                .uid(HistoryOperatorIds.INFLUX.uid())
                .name(HistoryOperatorIds.INFLUX.uid());
        points.getSideOutput(HistoryPoints.REJECTED)
                .sinkTo(KafkaOutlets.of(kafka).rejected())
                .uid(HistoryOperatorIds.REJECTED.uid())
                .name(HistoryOperatorIds.REJECTED.uid());
    }
}
