package io.keruen.jobs.kafka;

import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.SealCodec;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.jobs.control.ControlForm;
import io.keruen.jobs.record.ControlRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes control records of zones, plans, policies, lines of customs and officers' actions; passes rejected ones on as such. */
public final class KafkaControl implements KafkaRecordDeserializationSchema<ControlRecord> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = new byte[0];

    private final @Nullable OfficerRegister register;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient SignedRecords signed;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Codecs codecs;

    /** Asks for signatures by this register, or for none. */
    public KafkaControl(@Nullable OfficerRegister register) {
        this.register = register;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        signed = new SignedRecords(register);
        SchemaStore schemas = SchemaStore.ofThisBuild();
        codecs = new Codecs(
                new ZoneCodec(schemas),
                new PlanCodec(schemas),
                new PolicyCodec(schemas),
                new ActionCodec(schemas),
                new DeclarationCodec(schemas),
                new SealCodec(schemas),
                new GateDeviceCodec(schemas));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlRecord> out) {
        String key = Keys.text(record.key());
        if (Ticker.isTick(record)) {
            out.collect(ControlRecord.tick(Keys.tickedMs(record)));
            return;
        }
        ControlRecord understood = understand(record, key);
        if (understood != null) {
            out.collect(understood);
        }
    }

    /** What a record says, or why it is rejected: one that no check foresaw would fail the job at its offset for ever. */
    private @Nullable ControlRecord understand(ConsumerRecord<byte[], byte[]> record, String key) {
        try {
            String topic = record.topic();
            if (topic.equals(Topics.OFFICERS_ACTIONS.topicName())) {
                return signed.action(readAction(record), record);
            } else if (topic.equals(Topics.CUSTOMS_DECLARATIONS.topicName())) {
                return readDeclaration(record, key);
            } else if (topic.equals(Topics.CUSTOMS_SEALS.topicName())) {
                return readSeal(record);
            } else if (topic.equals(Topics.GATES_DEVICES.topicName())) {
                return readGate(record);
            }
            return signed.change(read(record, key), record);
        } catch (InvalidInputException e) {
            return rejected(record, e.reason(), e.sentence());
        } catch (RuntimeException e) {
            return rejected(record, Reason.UNREADABLE_RECORD, "The record cannot be read: " + e + ".");
        }
    }

    private static ControlRecord rejected(ConsumerRecord<byte[], byte[]> record, Reason reason, String sentence) {
        byte[] value = record.value();
        return ControlRecord.rejected(new RejectedInput(
                reason,
                sentence,
                Keys.source(record),
                record.offset(),
                record.timestamp(),
                value == null ? NOTHING : value,
                record.key()));
    }

    /** The key only keeps actions on one thing together: the record says all. */
    private ControlRecord readAction(ConsumerRecord<byte[], byte[]> record) throws InvalidInputException {
        byte[] value = record.value();
        if (value == null) {
            throw new InvalidInputException(Reason.TOMBSTONE, "An action cannot be taken back by a tombstone.");
        }
        OfficerAction action = codecs.actions.decode(value, record.timestamp(), record.offset());
        return ControlRecord.action(action, Keys.source(record), value);
    }

    /** A tombstone only lets the topic forget a declaration whose time is over: nothing is decided by it. */
    private @Nullable ControlRecord readDeclaration(ConsumerRecord<byte[], byte[]> record, String key)
            throws InvalidInputException {
        if (record.value() == null) {
            return null;
        }
        DeclarationLine line = codecs.declarations.decode(record.value(), record.timestamp(), record.offset());
        DeclarationCodec.requireKey(key, line);
        return ControlRecord.customs(CustomsRoute.came(line), Keys.source(record), record.offset());
    }

    private ControlRecord readSeal(ConsumerRecord<byte[], byte[]> record) throws InvalidInputException {
        byte[] value = record.value();
        if (value == null) {
            throw new InvalidInputException(Reason.TOMBSTONE, "A seal's report cannot be taken back by a tombstone.");
        }
        SealLine line = codecs.seals.decode(value, record.timestamp(), record.offset());
        return ControlRecord.customs(CustomsRoute.came(line), Keys.source(record), record.offset());
    }

    private ControlRecord readGate(ConsumerRecord<byte[], byte[]> record) throws InvalidInputException {
        byte[] value = record.value();
        if (value == null) {
            throw new InvalidInputException(Reason.TOMBSTONE, "A gate's report cannot be taken back by a tombstone.");
        }
        GateLine line = codecs.gates.decode(value, record.timestamp(), record.offset());
        return ControlRecord.customs(CustomsRoute.came(line), Keys.source(record), record.offset());
    }

    private ControlRecord read(ConsumerRecord<byte[], byte[]> record, String key) throws InvalidInputException {
        ControlRecord.Kind kind = kind(record.topic());
        VersionedKey named = VersionedKey.parse(key)
                .orElseThrow(() -> new InvalidInputException(
                        Reason.KEY_MISMATCH, "The key " + key + " is not of the form id@version."));
        if (record.value() == null) {
            return ControlRecord.tombstone(kind, named.id(), named.version(), record.timestamp());
        }
        ControlRecord read = switch (kind) {
            case ZONE -> ControlForm.record(codecs.zones.decode(record.value()), record.timestamp());
            case ESCORT -> ControlForm.record(codecs.plans.decode(record.value()), record.timestamp());
            default -> ControlForm.record(codecs.policies.decode(record.value()), record.timestamp());
        };
        // a policy record does not say its id: the key alone does
        boolean sameId = kind == ControlRecord.Kind.POLICY || read.id().equals(named.id());
        if (!sameId || read.version() != named.version()) {
            throw new InvalidInputException(
                    Reason.KEY_MISMATCH,
                    "The key is " + key + ", the record " + read.id() + "@" + read.version() + ".");
        }
        return new ControlRecord(kind, named.id(), named.version(), read.ingestTimeMs(), read.payload());
    }

    private static ControlRecord.Kind kind(String topic) {
        if (topic.equals(Topics.CONTROL_ZONES.topicName())) {
            return ControlRecord.Kind.ZONE;
        }
        return topic.equals(Topics.CONTROL_ESCORTS.topicName()) ? ControlRecord.Kind.ESCORT : ControlRecord.Kind.POLICY;
    }

    @Override
    public TypeInformation<ControlRecord> getProducedType() {
        return ControlRecord.TYPE;
    }

    /** What reads the topics. */
    private record Codecs(
            ZoneCodec zones,
            PlanCodec plans,
            PolicyCodec policies,
            ActionCodec actions,
            DeclarationCodec declarations,
            SealCodec seals,
            GateDeviceCodec gates) {}
}
