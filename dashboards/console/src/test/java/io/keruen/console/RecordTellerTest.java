package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.schemas.RejectedInputRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTellerTest {
    private static final long NOW_MS = Scene.START_MS;
    private static final long YEAR_2099_MS = 4_070_908_800_000L;

    private final List<String> told = new ArrayList<>();
    private final SchemaStore schemas = SchemaStore.ofThisBuild();
    private final ZoneCodec zones = new ZoneCodec(schemas);
    private final RecordTeller teller = new RecordTeller(schemas, List.of(new Notes()));

    @Test
    void where_the_broker_stamps_nobody_else_says_when_a_frame_came() throws Exception {
        byte[] recorded = new FrameEncoder().encodeRecorded(frame("T-1", YEAR_2099_MS));

        teller.tell(frameRecord("T-1", TimestampType.LOG_APPEND_TIME, recorded));
        teller.tell(frameRecord("T-1", TimestampType.CREATE_TIME, recorded)); // a player's

        assertThat(told).containsExactly("T-1 came at " + NOW_MS, "T-1 came at " + YEAR_2099_MS);
    }

    @Test
    void a_frame_under_another_vehicles_key_or_by_another_speaker_moves_nothing() throws Exception {
        byte[] foreign = new FrameEncoder().encode(frame("T-1", NOW_MS));
        Frame spoken = frame("T-1", NOW_MS);
        spoken.authenticatedAs = "T-2";

        assertThatThrownBy(() -> teller.tell(frameRecord("T-2", TimestampType.LOG_APPEND_TIME, foreign)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY_MISMATCH));
        teller.tell(frameRecord("T-1", TimestampType.LOG_APPEND_TIME, new FrameEncoder().encode(spoken)));

        assertThat(told).isEmpty();
    }

    @Test
    void a_vehicle_may_be_called_tick() throws Exception {
        teller.tell(frameRecord("tick", TimestampType.LOG_APPEND_TIME, new FrameEncoder().encode(frame("tick", 1))));
        teller.tell(frameRecord("tick", TimestampType.LOG_APPEND_TIME, null));

        teller.tell(record(Topics.ESCORT_VEHICLES, "tick", 2, null));

        assertThat(told).hasSize(2).endsWith("tick gone");
    }

    @Test
    void a_tombstone_withdraws_a_version() throws Exception {
        zone("z@1", 0, "first");
        teller.tell(record(Topics.CONTROL_ZONES, "z@1", 1, null));
        teller.tell(record(Topics.CONTROL_ZONES, Topics.TICK_KEY, 2, null));

        assertThat(told).containsExactly("z@1 first", "z@1 withdrawn");
    }

    @Test
    void a_tombstone_of_a_vehicle_says_that_it_is_gone() throws Exception {
        teller.tell(record(Topics.ESCORT_VEHICLES, "T-1", 0, null));
        teller.tell(record(Topics.TELEMETRY_FRAMES, "T-2", 1, null));
        teller.tell(record(Topics.ESCORT_ALERTS, "E-1", 2, null));

        assertThat(told).containsExactly("T-1 gone");
    }

    @Test
    void a_key_that_is_not_that_of_the_record_says_nothing() {
        assertThatThrownBy(() -> zone("z@2", 0, "first")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> zone("y@1", 1, "first")).isInstanceOf(InvalidInputException.class);

        assertThat(told).isEmpty();
    }

    @Test
    void what_the_job_refused_gives_way_to_what_it_took_before() throws Exception {
        zone("z@1", 4, "signed");
        zone("z@1", 5, "forged");
        teller.tell(record(Topics.CONTROL_ZONES, "z@1", 6, null)); // a forged withdrawal

        refuse(6);
        refuse(5);
        refuse(5); // told twice

        assertThat(told).containsExactly("z@1 signed", "z@1 forged", "z@1 withdrawn", "z@1 forged", "z@1 signed");
    }

    @Test
    void what_the_job_refused_alone_is_withdrawn() throws Exception {
        zone("z@1", 4, "forged");
        refuse(4);

        assertThat(told).containsExactly("z@1 forged", "z@1 withdrawn");
    }

    @Test
    void what_the_job_refused_before_it_is_read_here_never_counts() throws Exception {
        refuse(4);
        zone("z@1", 3, "signed");
        zone("z@1", 4, "forged");

        assertThat(told).containsExactly("z@1 signed");
    }

    @Test
    void what_was_published_twice_stays_when_the_topic_has_forgotten_the_first() throws Exception {
        zone("z@1", 5, "signed");
        refuse(5, Reason.REPLAYED);
        zone("z@1", 6, "forged");
        refuse(6);

        assertThat(told).containsExactly("z@1 signed", "z@1 forged", "z@1 signed");
    }

    @Test
    void so_it_does_where_the_refusal_is_read_first_or_another_word_is_refused_later() throws Exception {
        refuse(5, Reason.REPLAYED);
        zone("z@1", 5, "signed");
        zone("z@1", 6, "forged");
        zone("z@1", 7, "signed");
        refuse(7, Reason.REPLAYED);
        refuse(6);

        assertThat(told).containsExactly("z@1 signed", "z@1 forged", "z@1 signed", "z@1 forged", "z@1 signed");
    }

    @Test
    void what_had_come_before_never_counts_beside_what_the_job_took() throws Exception {
        refuse(6, Reason.REPLAYED);
        zone("z@1", 4, "signed");
        teller.tell(record(Topics.CONTROL_ZONES, "z@1", 5, null));
        zone("z@1", 6, "signed");
        zone("z@1", 7, "signed");
        refuse(7, Reason.REPLAYED);

        assertThat(told).containsExactly("z@1 signed", "z@1 withdrawn", "z@1 signed", "z@1 withdrawn");
    }

    /** A console is older than the job for a while. */
    @Test
    void what_the_job_refused_for_a_reason_of_a_newer_release_does_not_count() throws Exception {
        RejectedInputRecord refused = new RejectedInputRecord();
        refused.setReason("OF_TOMORROW");
        refused.setSource("control.zones-0");
        refused.setPartition(-1);
        refused.setOffset(5);
        refused.setSampleIndex(-1);
        refused.setSampleCount(1);
        refused.setOriginal(ByteBuffer.allocate(0));
        zone("z@1", 4, "signed");
        byte[] value = new RecordCodec<>(schemas, RejectedInputRecord.getClassSchema()).encode(refused);
        teller.tell(record(Topics.OFFICERS_REFUSED, null, 0, value));
        zone("z@1", 5, "forged");

        assertThat(told).containsExactly("z@1 signed");
    }

    @Test
    void a_policys_id_is_in_its_key() throws Exception {
        byte[] policy = new PolicyCodec(schemas).encode(new Policy(3, 0, PolicyOverrides.NONE));
        teller.tell(record(Topics.CONTROL_POLICIES, "night@3", 0, policy));
        teller.tell(record(Topics.CONTROL_POLICIES, "night@3", 1, null));

        assertThat(told).containsExactly("night@3 policy", "night@3 withdrawn");
    }

    private void zone(String key, long offset, String name) throws InvalidInputException {
        double[] shell = {46, 82, 46, 83, 47, 83};
        ZoneSpec plain = ZoneSpec.of("z", ZoneKind.YARD, Shape.polygon(shell));
        ZoneSpec named = new ZoneSpec(
                plain.id(),
                plain.kind(),
                name,
                plain.jurisdiction(),
                plain.validFromMs(),
                plain.validToMs(),
                1,
                plain.shape(),
                plain.marginM(),
                plain.speedLimitMps(),
                plain.maxDwellMs(),
                plain.gateId());
        teller.tell(record(Topics.CONTROL_ZONES, key, offset, zones.encode(named)));
    }

    private void refuse(long offset) throws InvalidInputException {
        refuse(offset, Reason.WRONG_SIGNATURE);
    }

    private void refuse(long offset, Reason reason) throws InvalidInputException {
        RejectedInput input = new RejectedInput(reason, "refused", "control.zones-0", offset, NOW_MS, new byte[0]);
        teller.tell(record(Topics.OFFICERS_REFUSED, null, offset, new RejectedCodec(schemas).encode(input)));
    }

    private static Frame frame(String vehicleId, long timeMs) {
        Frame frame = new Frame(1);
        frame.reset(1);
        frame.vehicleId = vehicleId;
        frame.bootId = 1;
        frame.firstSequence = 0;
        frame.sentAtMs = NOW_MS;
        frame.eventTimeMs()[0] = Math.max(timeMs, NOW_MS);
        frame.ingestTimeMs()[0] = Math.max(timeMs, NOW_MS);
        frame.latDeg()[0] = 46;
        frame.lonDeg()[0] = 82;
        return frame;
    }

    private static ConsumerRecord<byte[], byte[]> frameRecord(String key, TimestampType type, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                Topics.TELEMETRY_FRAMES.topicName(),
                0,
                0,
                NOW_MS,
                type,
                -1,
                -1,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            Topics topic, @Nullable String key, long offset, byte @Nullable [] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(topic.topicName(), 0, offset, bytes, value);
    }

    /** Notes what it is told. */
    private final class Notes implements BoardEvents {
        @Override
        public void frame(Frame frame) {
            told.add(frame.vehicleId + " came at " + frame.ingestTimeMs()[0]);
        }

        @Override
        public void gone(String vehicleId) {
            told.add(vehicleId + " gone");
        }

        @Override
        public void zone(ZoneSpec zone) {
            told.add(zone.id() + "@" + zone.version() + " " + zone.name());
        }

        @Override
        public void policy(String policyId, Policy policy) {
            told.add(policyId + "@" + policy.version() + " policy");
        }

        @Override
        public void withdrawn(Topics topic, VersionedKey key) {
            told.add(key + " withdrawn");
        }
    }
}
