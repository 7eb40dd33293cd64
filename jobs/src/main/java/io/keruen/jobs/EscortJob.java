package io.keruen.jobs;

import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.jobs.kafka.FoundTopics;
import io.keruen.jobs.kafka.KafkaOutlets;
import io.keruen.jobs.kafka.KafkaSources;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.JobArguments;
import io.keruen.jobs.settings.KafkaSettings;
import io.keruen.jobs.settings.OfficerSettings;
import io.keruen.jobs.settings.UnusableSettingException;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The escort job as it runs live: from Kafka to Kafka. */
public final class EscortJob {
    /** The name that Flink's web page shows. */
    public static final String NAME = "escort";

    /** The groups under whose names the job tells the broker how far it has come: frames, control. */
    public static final String GROUP = "keruen-escort";

    private static final List<ConfigOption<?>> OPTIONS = List.of(
            KafkaSettings.BOOTSTRAP_SERVERS,
            KafkaSettings.CONFIG_FILE,
            KafkaSettings.BEGIN_ANEW,
            EscortSettings.PARALLELISM,
            EscortSettings.MAX_PARALLELISM,
            EscortSettings.CHECKPOINT_INTERVAL,
            EscortSettings.BUFFER_TIMEOUT,
            OfficerSettings.REGISTER);

    private static final Logger LOG = LoggerFactory.getLogger(EscortJob.class);

    private EscortJob() {}

    /**
     * Runs it on the cluster it is submitted to; the settings stand in the arguments or in Flink's configuration.
     *
     * @throws UnusableSettingException with one line that names the key
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobArguments told = JobArguments.of(arguments, env.getConfiguration(), OPTIONS);
        EscortSettings settings = told.read(EscortSettings::of);
        OfficerRegister register = OfficerSettings.register(told);
        KafkaAccess kafka = KafkaSettings.access(told);
        TopicLayout topics = FoundTopics.at(kafka, KafkaSources.topics(), KafkaOutlets.topics());
        if (settings.parallelism() > topics.framePartitions()) {
            throw new UnusableSettingException(EscortSettings.PARALLELISM.key() + " cannot be " + settings.parallelism()
                    + ": the frames have " + topics.framePartitions() + " partitions");
        }
        if (!told.required(KafkaSettings.BEGIN_ANEW)) {
            FoundTopics.requireFirstStart(kafka, KafkaSources.groups(GROUP), InputPartitions.of(topics));
        }
        env.configure(settings.flinkConfiguration());
        if (register == null) {
            LOG.warn("officers: {}", OfficerSettings.words(null));
        } else {
            LOG.info("officers: {}", OfficerSettings.words(register));
        }
        env.execute(graph(env, kafka, settings, register));
    }

    /**
     * The job of a run in this process, ready to be submitted.
     *
     * @param kafka where the broker is, and who asks it
     * @param register whose signatures officers' records need; {@code null} = nobody's
     * @param flink what Flink is told beyond the job's own settings: where checkpoints go
     */
    public static StreamGraph graph(
            KafkaAccess kafka, EscortSettings settings, @Nullable OfficerRegister register, Configuration flink) {
        Configuration all = settings.flinkConfigurationOfRun();
        all.addAll(flink);
        return graph(new StreamExecutionEnvironment(all), kafka, settings, register);
    }

    private static StreamGraph graph(
            StreamExecutionEnvironment env,
            KafkaAccess kafka,
            EscortSettings settings,
            @Nullable OfficerRegister register) {
        EscortPipeline.build(
                env, KafkaSources.of(kafka, GROUP, settings.parallelism(), register), KafkaOutlets.of(kafka));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(NAME);
        return graph;
    }
}
