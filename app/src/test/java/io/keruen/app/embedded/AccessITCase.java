package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.dispatcher.term.TermTopic;
import io.keruen.app.live.AccessFile;
import io.keruen.app.live.AccessRules;
import io.keruen.app.live.AccessSetup;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docker/kafka/access.yaml says is what a broker that enforces it lets each principal do, topic by topic. */
class AccessITCase {
    private static final long LOOK_NS = 20_000_000;
    private static final Path FILE = Path.of("..", "docker", "kafka", "access.yaml");
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(1, TimeOwner.BROKER);
    private static final byte[] SOMETHING = "something".getBytes(StandardCharsets.UTF_8);
    /** Known to the broker, and to nobody else. */
    private static final String STRANGER = "stranger";

    private static final AccessRules.Grant NOTHING = new AccessRules.Grant(List.of(), List.of(), List.of(), List.of());

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private static Path folder;

    private static AccessRules rules;
    private static GuardedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        rules = AccessFile.read(FILE);
        Set<String> users = new TreeSet<>(rules.grants().keySet());
        users.add(STRANGER);
        broker = GuardedBroker.start(folder.resolve("kafka"), users);
        admin = Admin.create(broker.as(GuardedBroker.ADMIN, Map.of()));
        TopicSetup.ensure(admin, LAYOUT);
        TermTopic.ensure(admin);
        try (KafkaProducer<byte[], byte[]> producer = producer(GuardedBroker.ADMIN, true)) {
            for (String topic : AccessRules.topics()) {
                producer.send(record(topic)).get();
            }
        }
        int made = AccessSetup.apply(admin, rules).made();
        await(known -> known.size() >= made);
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void each_principal_writes_and_reads_what_the_file_says_and_nothing_else() throws Exception {
        Map<String, AccessRules.Grant> all = new TreeMap<>(rules.grants());
        all.put(STRANGER, NOTHING);
        for (Map.Entry<String, AccessRules.Grant> each : all.entrySet()) {
            assertThat(written(each.getKey(), !each.getValue().writes().isEmpty()))
                    .as("%s writes", each.getKey())
                    .containsExactlyInAnyOrderElementsOf(each.getValue().writes());
            assertThat(read(each.getKey()))
                    .as("%s reads", each.getKey())
                    .containsExactlyInAnyOrderElementsOf(each.getValue().reads());
        }
    }

    @Test
    void a_group_is_for_who_has_it() {
        String group = rules.grants().get("dispatcher").groups().get(0);

        assertThat(joins("dispatcher", group)).isTrue();
        assertThat(joins("history-job", group)).isFalse();
    }

    @Test
    void every_principal_may_ask_how_the_topics_are_laid_out() throws Exception {
        try (Admin asking = Admin.create(broker.as("ticker", Map.of()))) {
            assertThat(TopicSetup.found(asking)).isEqualTo(LAYOUT);
        }
    }

    @Test
    void who_proves_nothing_gets_nowhere() {
        Map<String, Object> settings = broker.as("nobody", Map.of());
        try (Admin asking = Admin.create(settings)) {
            assertThatThrownBy(() -> asking.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void what_is_not_in_the_file_is_taken_away_and_the_rest_stays() throws Exception {
        AclBinding tooMuch = stranger(ResourceType.TOPIC, "officers.actions", PatternType.LITERAL);
        AclBinding ofBefore = stranger(ResourceType.GROUP, "keruen-of-before", PatternType.LITERAL);
        AclBinding notOurs = stranger(ResourceType.TOPIC, "somebody.elses", PatternType.LITERAL);
        AclBinding nearby = stranger(ResourceType.TOPIC, "somebody.", PatternType.PREFIXED);
        List<AclBinding> all = List.of(tooMuch, ofBefore, notOurs, nearby);
        admin.createAcls(all).all().get();
        await(known -> known.containsAll(all));

        assertThat(AccessSetup.apply(admin, rules)).isEqualTo(new AccessSetup.Done(0, 2, List.of()));
        await(known -> !known.contains(tooMuch) && !known.contains(ofBefore));

        assertThat(AccessSetup.apply(admin, rules)).isEqualTo(new AccessSetup.Done(0, 0, List.of()));
        assertThat(admin.describeAcls(notOurs.toFilter()).values().get()).containsExactly(notOurs);
    }

    @ParameterizedTest
    @CsvSource({"TOPIC, *, LITERAL", "TOPIC, officers., PREFIXED", "GROUP, keruen, PREFIXED"})
    void a_pattern_that_reaches_what_is_ours_is_refused_and_stays(ResourceType type, String name, PatternType how)
            throws Exception {
        AclBinding wide = stranger(type, name, how);
        admin.createAcls(List.of(wide)).all().get();
        await(known -> known.contains(wide));
        try {
            assertThat(AccessSetup.apply(admin, rules)).isEqualTo(new AccessSetup.Done(0, 0, List.of(wide)));
            assertThat(topics()).isEqualTo(2);
            assertThat(said())
                    .contains("does not say that User:stranger has ALL on every "
                            + type.name().toLowerCase(Locale.ROOT))
                    .contains("'" + name + "' --resource-pattern-type "
                            + how.name().toLowerCase(Locale.ROOT));
        } finally {
            admin.deleteAcls(List.of(wide.toFilter())).all().get();
        }
        await(known -> !known.contains(wide));
        assertThat(topics()).as(said()).isZero();
    }

    private static AclBinding stranger(ResourceType type, String name, PatternType how) {
        return new AclBinding(
                new ResourcePattern(type, name, how),
                new AccessControlEntry("User:" + STRANGER, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    /** keruen topics with the file, as the administrator. */
    private int topics() throws IOException {
        said.reset();
        return broker.topics(folder, FILE, said);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** The controller has written a right down before the broker knows it. */
    private static void await(Predicate<Collection<AclBinding>> holds) throws Exception {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.test(admin.describeAcls(AclBindingFilter.ANY).values().get())) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadlineNanos);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static Set<String> written(String user, boolean isWriter) throws InterruptedException {
        Set<String> written = new TreeSet<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(user, isWriter)) {
            for (String topic : AccessRules.topics()) {
                try {
                    producer.send(record(topic)).get();
                    written.add(topic);
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
        return written;
    }

    private static Set<String> read(String user) {
        Set<String> read = new TreeSet<>();
        for (String topic : AccessRules.topics()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of())) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    assertThat(consumer.position(partition)).as(topic).isZero();
                }
                read.add(topic);
            } catch (TopicAuthorizationException e) {
                assertThat(e.unauthorizedTopics()).containsExactly(topic);
            }
        }
        return read;
    }

    private static boolean joins(String user, String group) {
        TopicPartition partition = new TopicPartition("escort.alerts", 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(user, Map.of("group.id", group))) {
            consumer.assign(List.of(partition));
            consumer.committed(Set.of(partition));
            return true;
        } catch (GroupAuthorizationException e) {
            assertThat(e.groupId()).isEqualTo(group);
            return false;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String user, boolean isIdempotent) {
        return new KafkaProducer<>(
                broker.as(user, Map.of("enable.idempotence", isIdempotent, "max.block.ms", 60_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String user, Map<String, Object> more) {
        Map<String, Object> settings = broker.as(user, more);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, 0, SOMETHING, SOMETHING);
    }
}
