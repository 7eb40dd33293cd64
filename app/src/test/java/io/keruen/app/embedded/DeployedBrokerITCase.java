package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.app.CommandLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** A broker that is told what docker/compose.yaml and docker/init.sh tell theirs lets in whom they let in. */
class DeployedBrokerITCase {
    private static final Path DOCKER = Path.of("..", "docker");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void topics_and_rights_are_made_by_its_admin_and_each_does_what_is_his() throws Exception {
        makePasswords();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("data"), settings())) {
            String at = "--bootstrap=" + broker.bootstrapServers();
            String access = "--access=" + folder.resolve("kafka/access.yaml");

            assertThat(keruen("topics", at, config("admin"), access)).as(said()).isZero();
            assertThat(said()).contains("principals may do what");
            assertThat(keruen("topics", at, config("admin"), access)).isZero();
            assertThat(said()).contains("0 ACLs made, 0 taken away");
            assertThat(keruen("topics", at, config("ticker"), access)).isEqualTo(2);
            assertThat(said()).contains("does not allow it").hasLineCount(2);
            assertThat(keruen("console", at, config("ticker"))).isEqualTo(2);
            assertThat(said()).contains("it takes READ on").hasLineCount(1);
        }
    }

    private void makePasswords() throws Exception {
        Files.createDirectories(folder.resolve("kafka"));
        Files.copy(DOCKER.resolve("kafka/access.yaml"), folder.resolve("kafka/access.yaml"));
        Path script = Files.copy(DOCKER.resolve("init.sh"), folder.resolve("init.sh"));
        assertThat(new ProcessBuilder("sh", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** What the image makes of its environment and the file, on the one listener that this broker has for clients. */
    private Map<String, String> settings() throws Exception {
        JsonNode compose =
                new ObjectMapper().valueToTree(new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml"))));
        Map<String, String> settings = new HashMap<>();
        compose.at("/services/kafka/environment").properties().forEach(each -> {
            if (each.getKey().matches("KAFKA_(SASL|AUTHORIZER|ALLOW|SUPER).*")) {
                String key = each.getKey().substring("KAFKA_".length()).toLowerCase(Locale.ROOT);
                settings.put(key.replace('_', '.'), each.getValue().asText());
            }
        });
        assertThat(settings).hasSize(5);
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("secrets/kafka-server.properties"))) {
            passwords.load(reader);
        }
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                passwords.getProperty("listener.name.inside.plain.sasl.jaas.config"));
        return settings;
    }

    private String config(String user) {
        return "--kafka-config=" + folder.resolve("secrets/kafka-" + user + ".properties");
    }

    private int keruen(String... command) {
        said.reset();
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), command);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
