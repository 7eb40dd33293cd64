package io.keruen.jobs;

import io.keruen.jobs.kafka.KafkaOutlets;
import io.keruen.jobs.kafka.KafkaSources;
import io.keruen.jobs.settings.EscortSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The escort job as it runs live: from Kafka to Kafka. */
public final class EscortJob {
    /** The name that Flink's web page shows. */
    public static final String NAME = "escort";

    /** The groups under whose names the job tells the broker how far it has come: frames, control. */
    public static final String GROUP = "keruen-escort";

    private EscortJob() {}

    /**
     * The job, ready to be submitted.
     *
     * @param bootstrapServers where the broker is
     * @param flink what Flink is told beyond the job's own settings: where checkpoints go
     */
    public static StreamGraph graph(String bootstrapServers, EscortSettings settings, Configuration flink) {
        Configuration all = settings.flinkConfiguration();
        all.addAll(flink);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(all);
        EscortPipeline.build(
                env,
                KafkaSources.of(bootstrapServers, GROUP, settings.parallelism()),
                KafkaOutlets.of(bootstrapServers));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(NAME);
        return graph;
    }
}
