package io.keruen.benchmarks.job;

import io.keruen.benchmarks.obvious.ObviousConvoy;
import io.keruen.benchmarks.obvious.ObviousRecord;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.jobs.EscortPipeline;
import io.keruen.jobs.Outlets;
import io.keruen.jobs.kafka.KafkaOutlets;
import io.keruen.jobs.kafka.KafkaSources;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.source.IngestTime;
import io.keruen.jobs.source.WithoutTicks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.formats.avro.AvroDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The graphs of the candidates, under the same settings. */
record CandidateGraphs(String bootstrapServers, JobWorld world, Configuration flink) {
    private static final EscortSettings SETTINGS = EscortSettings.of(new Configuration());

    /** The graph of a candidate that tells the broker under this group how far it has come. */
    StreamGraph of(Candidate candidate, String group) {
        Configuration all = SETTINGS.flinkConfiguration();
        all.addAll(flink);
        if (candidate == Candidate.OBVIOUS) {
            // What it keeps is left to Flink's own serializers, as people do.
            all.set(PipelineOptions.GENERIC_TYPES, true);
            all.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        }
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(all);
        switch (candidate) {
            case PASS_THROUGH -> passThrough(env, group);
            case ESCORT -> escort(env, group);
            case OBVIOUS -> obvious(env, group);
        }
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(candidate.title());
        return graph;
    }

    private void passThrough(StreamExecutionEnvironment env, String group) {
        int parallelism = SETTINGS.parallelism();
        env.fromSource(
                        KafkaSources.of(bootstrapServers, group, parallelism).frames(),
                        IngestTime.watermarks(),
                        "frames",
                        WireFrame.TYPE)
                .uid("frames")
                .filter(new WithoutTicks())
                .uid("without-ticks")
                .keyBy(WireFrame::vehicleId, Types.STRING)
                .process(new DecodeAndForget(), WireFrame.TYPE)
                .uid("decode")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }

    private void escort(StreamExecutionEnvironment env, String group) {
        Outlets live = KafkaOutlets.of(bootstrapServers);
        EscortPipeline.build(
                env,
                KafkaSources.of(bootstrapServers, group, SETTINGS.parallelism()),
                new Outlets(
                        live.alerts(),
                        live.alertStates(),
                        live.transits(),
                        live.clearances(),
                        live.rejected(),
                        new CountingTallies(),
                        live.vehicles(),
                        live.convoys()));
    }

    private void obvious(StreamExecutionEnvironment env, String group) {
        Map<String, String> convoys = new HashMap<>();
        for (EscortPlan plan : world.plans()) {
            for (PlannedVehicle vehicle : plan.vehicles()) {
                convoys.put(vehicle.vehicleId(), plan.escortId());
            }
        }
        KafkaSource<GenericRecord> source = KafkaSource.<GenericRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(group)
                .setTopics(Filler.SAMPLES)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(AvroDeserializationSchema.forGeneric(ObviousRecord.SCHEMA))
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
                .build();
        env.fromSource(source, WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofSeconds(1)), "samples")
                .keyBy(sample -> convoys.get(sample.get("vehicleId").toString()), Types.STRING)
                .process(new ObviousConvoy(world, () -> Consumed.add(1)), Types.STRING)
                .sinkTo(KafkaSink.<String>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                                .setTopic(Filler.SAID)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                        .build());
    }
}
