package io.keruen.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.outlet.SettingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proves who we are goes to every client as it was written, and what is wrong in it is one line without secrets. */
class KafkaConfigFileTest {
    private static final String SECRET = "correct-horse";
    private static final String LOGIN = "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule"
            + " required username=\"ticker\" password=\"" + SECRET + "\";";
    private static final String GOOD = "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\n" + LOGIN + "\n";

    @TempDir
    private Path folder;

    @Test
    void a_client_gets_the_proof_beside_its_own_settings_and_its_own_count_more() throws Exception {
        KafkaAccess access = read(GOOD + "retry.backoff.ms=70\n");

        Map<String, Object> settings = access.settings(Map.of("acks", "all", "retry.backoff.ms", 50));

        assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("acks", "all")
                .containsEntry("retry.backoff.ms", 50)
                .hasSize(6);
        assertThat(access.properties()).doesNotContainKey("bootstrap.servers").hasSize(4);
    }

    @Test
    void it_travels_with_a_job_and_tells_no_secret() throws Exception {
        KafkaAccess access = read(GOOD);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(access);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            KafkaAccess there = (KafkaAccess) in.readObject();
            assertThat(there.settings(Map.of())).isEqualTo(access.settings(Map.of()));
        }
        assertThat(access).hasToString("kafka:9092");
    }

    @Test
    void a_file_that_is_not_there_or_no_text_is_one_line() throws Exception {
        assertRefused(() -> KafkaConfigFile.read(folder.resolve("none"), "kafka:9092"), "none: cannot be read");
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertRefused(() -> KafkaConfigFile.read(bytes, "kafka:9092"), "bytes: cannot be read");
        assertRefused(GOOD + "ssl.truststore.location=C:\\users", "is no properties file");
    }

    @Test
    void a_file_that_proves_nothing_is_refused() {
        assertRefused("", "security.protocol: is missing; name SASL_SSL");
        assertRefused("retry.backoff.ms=70\n", "security.protocol: is missing; name SASL_SSL");
    }

    @Test
    void what_is_ours_to_set_is_refused_by_name() {
        for (String key : new String[] {
            "bootstrap.servers",
            "group.id",
            "acks",
            "enable.auto.commit",
            "client.id",
            "isolation.level",
            "transactional.id",
            "auto.offset.reset",
            "config.providers",
            "default.api.timeout.ms"
        }) {
            assertRefused(GOOD + key + "=x", key + ": is set by keruen itself; take it out");
        }
    }

    @Test
    void what_kafka_does_not_know_is_refused_by_name() {
        assertRefused(GOOD + "sasl.jas.config=x", "sasl.jas.config: Kafka knows no such client setting");
        assertRefused(GOOD + "\u043f\u0430\u0440\u043e\u043b\u044c=x", "Kafka knows no such client setting");
    }

    @Test
    void values_that_no_client_can_use_are_refused_and_no_piece_of_a_secret_is_said() {
        assertRefused(GOOD.replace("SASL_PLAINTEXT", "SASL_PLAIN"), "security.protocol");
        assertRefused(LOGIN, "security.protocol: must be SASL_SSL or SASL_PLAINTEXT");
        assertRefused("security.protocol=SASL_SSL\nsasl.mechanism=PLAIN", "sasl.jaas.config: is missing");
        assertRefused(GOOD.replace("\";", "\""), "sasl.jaas.config: cannot be understood");
        assertRefused(GOOD.replace("\"" + SECRET, "half " + SECRET), "sasl.jaas.config: cannot be understood");
        assertRefused(GOOD.replace("PlainLoginModule", "NoModule"), "no client can be made of it");
        assertRefused(
                GOOD + "ssl.truststore.location=" + folder + "/none.p12",
                "ssl.truststore.location: " + folder + "/none.p12 cannot be read");
        assertRefused(GOOD + "reconnect.backoff.ms=soon", "reconnect.backoff.ms");
    }

    private KafkaAccess read(String text) throws Exception {
        return KafkaConfigFile.read(Files.writeString(folder.resolve("client.properties"), text), "kafka:9092");
    }

    private void assertRefused(String text, String said) {
        assertRefused(() -> read(text), said);
    }

    private static void assertRefused(ThrowingCallable read, String said) {
        assertThatThrownBy(read)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).doesNotContain(SECRET));
    }
}
