package io.keruen.app.dossier;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.live.StoredTopics;
import io.keruen.connectors.codec.Refusal;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The topics of a broker to the ends that they had when this was opened, and what the escort job refused of them by then. */
final class BrokerSource implements RecordSource {
    private final KafkaAccess kafka;
    private final Console console;
    private final StoredTopics broker;
    private final Refusals refusals = new Refusals();
    private final TopicRecords topics = new TopicRecords();
    private final CustomsCheck customs = new CustomsCheck();
    private final Map<DossierKind, Lack> lacks = new EnumMap<>(DossierKind.class);

    private BrokerSource(KafkaAccess kafka, Console console, StoredTopics broker) {
        this.kafka = kafka;
        this.console = console;
        this.broker = broker;
    }

    /** Asks a broker where its topics end, and reads what was refused. */
    static BrokerSource open(KafkaAccess kafka, Console console) {
        List<Topics> topics = new ArrayList<>();
        for (DossierKind kind : DossierKind.values()) {
            topics.add(kind.topic());
        }
        topics.add(Topics.OFFICERS_REFUSED); // last: an input comes before its refusal
        BrokerSource source = new BrokerSource(kafka, console, StoredTopics.open(kafka, topics));
        try {
            source.readRefusals();
        } catch (UsageException e) {
            source.close();
            throw e;
        }
        return source;
    }

    private void readRefusals() {
        RejectedCodec codec = new RejectedCodec(SchemaStore.ofThisBuild());
        long unused = broker.read(Topics.OFFICERS_REFUSED, record -> {
            try {
                Refusal refused = codec.refusal(record.value());
                refusals.add(refused.source(), refused.position(), refused.reason());
            } catch (InvalidInputException e) {
                // Left out, what it refuses would be told as done.
                throw new UsageException(Topics.OFFICERS_REFUSED.topicName() + ", " + place(record)
                        + " cannot be read by this release: " + e.getMessage());
            }
        });
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return "partition " + record.partition() + ", offset " + record.offset();
    }

    @Override
    public String name() {
        return kafka.bootstrapServers();
    }

    @Override
    public void read(DossierKind kind, Consumer<SourceRecord> taker) {
        List<String> unreadable = new ArrayList<>();
        PlanWords plans = new PlanWords();
        long fromMs = broker.read(kind.topic(), record -> {
            if (Ticker.isTick(record)) {
                return;
            }
            byte @Nullable [] message = record.value();
            Fate fate = refusals.of(record.topic() + "-" + record.partition(), record.offset());
            try {
                SourceRecord read = message == null ? null : read(kind, record, message);
                if (kind == DossierKind.PLAN) {
                    plans.add(key(record), record.timestamp(), fate, read);
                } else if (read != null) {
                    taker.accept(read.with(fate));
                }
            } catch (InvalidInputException | NotOfContractException e) {
                unreadable.add(place(record) + ": " + e.getMessage());
            }
        });
        plans.tell(taker);
        Lack before = lacks.put(kind, new Lack(unreadable.size(), fromMs));
        if (before == null && !unreadable.isEmpty()) {
            console.say(kind.topic().topicName() + ": " + unreadable.size()
                    + " records are left out, because they cannot be read; the first is " + unreadable.get(0));
        }
    }

    private SourceRecord read(DossierKind kind, ConsumerRecord<byte[], byte[]> record, byte[] message)
            throws InvalidInputException, NotOfContractException {
        customs.check(kind, key(record), message, record.timestamp());
        return topics.read(kind, record.timestamp(), message);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    @Override
    public Lack lack(DossierKind kind) {
        return lacks.getOrDefault(kind, Lack.NOTHING);
    }

    @Override
    public void close() {
        broker.close();
    }
}
