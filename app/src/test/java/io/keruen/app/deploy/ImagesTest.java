package io.keruen.app.deploy;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keruen.app.live.AccessFile;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaConfigFile;
import io.keruen.connectors.officers.OfficerRegisterFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How our images are made, and the scripts that stand beside them, run for real. */
class ImagesTest {
    private static final Path DOCKERFILE = Repository.DOCKER.resolve("Dockerfile");
    private static final String HEALTH =
            Repository.DOCKER.resolve("healthcheck.sh").toString();

    @TempDir
    private Path folder;

    @Test
    void images_are_built_from_what_was_tested() throws IOException {
        List<String> from = Files.readAllLines(DOCKERFILE).stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1])
                .toList();

        assertThat(from).contains("flink:" + Repository.version("flink.version") + "-java17");
        assertThat(from).allMatch(each -> each.matches("[a-z-]+:\\d+\\.\\d+\\.\\d+.*"));
    }

    @Test
    void no_image_runs_as_root() throws IOException {
        String[] stages = Files.readString(DOCKERFILE).split("\nFROM ");
        for (String stage : List.of(stages).subList(2, stages.length)) {
            Matcher user = Pattern.compile("(?m)^USER (\\S+)$").matcher(stage);
            assertThat(user.find()).as(stage).isTrue();
            assertThat(user.group(1)).isNotIn("root", "0", "0:0");
        }
    }

    @Test
    void what_is_copied_is_built_or_stands_in_the_repository() throws IOException {
        String poms = Files.readString(Repository.TOP.resolve("jobs/pom.xml"))
                + Files.readString(Repository.TOP.resolve("app/pom.xml"));
        List<String> built = List.of("jobs/target/job/lib/", "jobs/target/job/keruen-job.jar", "app/target/lib/");
        Matcher copies = Pattern.compile("(?m)^COPY --from=build /src/(\\S+)").matcher(Files.readString(DOCKERFILE));
        List<String> copied = new ArrayList<>();
        while (copies.find()) {
            copied.add(copies.group(1));
        }

        assertThat(copied)
                .contains("keruen", "docker/healthcheck.sh")
                .allMatch(each -> built.contains(each) || Files.exists(Repository.TOP.resolve(each)));
        assertThat(poms)
                .contains("/job/lib</outputDirectory>", "/job/keruen-job.jar</outputFile>", "/lib</outputDirectory>");
    }

    @Test
    void the_jobs_jar_is_a_plugin_too_for_its_reporter_of_metrics() throws IOException {
        String jar = "COPY --from=build /src/jobs/target/job/keruen-job.jar /opt/flink/";

        assertThat(DOCKERFILE)
                .content()
                .contains(jar + "usrlib/keruen-job.jar\n", jar + "plugins/keruen/keruen-job.jar\n");
    }

    @Test
    void secrets_stay_out_of_images_and_of_the_repository() throws IOException {
        assertThat(Repository.TOP.resolve(".dockerignore")).content().contains("docker/.env\n", "docker/secrets\n");
        assertThat(Repository.DOCKER.resolve(".gitignore")).content().contains(".env\n", "secrets/\n");
    }

    @Test
    void health_is_an_answer_of_200() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String port = Integer.toString(server.getAddress().getPort());
        try {
            assertThat(run("bash", HEALTH, "http", port, "/healthz")).isZero();
            assertThat(run("bash", HEALTH, "http", port, "/elsewhere")).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(run("bash", HEALTH, "http", port, "/healthz")).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "it runs in a container, whose stat is Linux's")
    void health_is_a_file_written_just_now() throws Exception {
        Path file = folder.resolve("ticks");
        assertThat(run("bash", HEALTH, "fresh", file.toString(), "60")).isEqualTo(1);
        Files.writeString(file, "1\n");
        assertThat(run("bash", HEALTH, "fresh", file.toString(), "60")).isZero();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(run("bash", HEALTH, "fresh", file.toString(), "60")).isEqualTo(1);
    }

    @Test
    void passwords_are_made_once_and_for_their_owner_alone() throws Exception {
        Path script = init();

        assertThat(run("sh", script.toString())).isZero();
        String first = Files.readString(folder.resolve(".env"));
        String password = Files.readString(folder.resolve("secrets/mqtt-dispatcher"));
        assertThat(run("sh", script.toString())).isZero();

        assertThat(folder.resolve(".env")).hasContent(first);
        assertThat(folder.resolve("secrets/mqtt-dispatcher")).hasContent(password);
        assertThat(password.strip()).matches("[0-9a-f]{48}");
        assertUsersAreThoseOfTheAccessFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
        Repository.yaml(Repository.COMPOSE)
                .get(0)
                .path("secrets")
                .forEach(each ->
                        assertThat(folder.resolve(each.path("file").asText())).isNotEmptyFile());
    }

    /** An empty register is refused, and one that anybody could sign for would be worse. */
    @Test
    void the_first_register_is_taken_and_knows_nobody_whose_word_counts() throws Exception {
        Path script = init();
        Path register = folder.resolve("secrets/officers");

        assertThat(run("sh", script.toString())).isZero();

        assertThat(OfficerRegisterFile.read(register).officers()).isEqualTo(1);
        assertThat(register).content().contains("\"officer\":\"nobody\"", "\"validTo\":\"1970-01-02T00:00:00Z\"");
        Files.writeString(register, "# ours\n", StandardOpenOption.APPEND);
        String ours = Files.readString(register);
        assertThat(run("sh", script.toString())).isZero();
        assertThat(register).hasContent(ours);
    }

    private Path init() throws IOException {
        Files.createDirectories(folder.resolve("kafka"));
        Files.copy(Repository.ACCESS, folder.resolve("kafka/access.yaml"));
        return Files.copy(Repository.DOCKER.resolve("init.sh"), folder.resolve("init.sh"));
    }

    /** A gate that was given the authority's certificate of before is not locked out. */
    @Test
    void the_certificate_of_the_mqtt_broker_is_made_anew_before_it_ends_by_the_key_that_gates_know() throws Exception {
        Path script = init();
        assertThat(run("sh", script.toString())).isZero();
        X509Certificate authority = certificate("authority.crt");
        assertThat(lasts(authority, 3_600)).isTrue();
        assertThat(lasts(certificate("mqtt.crt"), 800)).isTrue();
        sign("mqtt.crt", "mqtt.key", "61");
        X509Certificate lasting = certificate("mqtt.crt");
        assertThat(run("sh", script.toString())).isZero();
        assertThat(certificate("mqtt.crt")).isEqualTo(lasting);

        sign("mqtt.crt", "mqtt.key", "59");
        sign("authority.crt", "authority.key", "59");
        X509Certificate known = certificate("authority.crt");
        assertThat(run("sh", script.toString())).isZero();

        X509Certificate renewed = certificate("mqtt.crt");
        assertThat(lasts(renewed, 800)).isTrue();
        assertThat(lasts(certificate("authority.crt"), 3_600)).isTrue();
        renewed.verify(known.getPublicKey());
        assertThat(renewed.getIssuerX500Principal()).isEqualTo(known.getSubjectX500Principal());
        assertThat(renewed.getSubjectAlternativeNames()).contains(List.of(2, "mosquitto"), List.of(2, "localhost"));
        assertThat(folder.resolve("said.txt"))
                .content()
                .contains("mqtt.crt is made anew", "authority.crt is made anew");
    }

    @Test
    void a_certificate_of_another_authority_is_left_to_whom_it_is() throws Exception {
        Path script = init();
        assertThat(run("sh", script.toString())).isZero();
        Path key = folder.resolve("secrets/authority.key");
        sign("mqtt.crt", "mqtt.key", "59");
        Files.delete(key);
        X509Certificate theirs = certificate("mqtt.crt");
        assertThat(run("sh", script.toString())).isZero();

        assertThat(certificate("mqtt.crt")).isEqualTo(theirs);
        assertThat(folder.resolve("said.txt")).content().contains("mqtt.crt ends soon");
        assertThat(key).doesNotExist();
    }

    @Test
    void an_authority_whose_key_asks_for_a_passphrase_is_left_with_a_word() throws Exception {
        Path script = init();
        assertThat(run("sh", script.toString())).isZero();
        String key = folder.resolve("secrets/authority.key").toString();
        sign("mqtt.crt", "mqtt.key", "59");
        assertThat(run("openssl", "rsa", "-aes128", "-passout", "pass:word", "-in", key, "-out", key + "2"))
                .isZero();
        Files.move(Path.of(key + "2"), Path.of(key), REPLACE_EXISTING);
        X509Certificate before = certificate("mqtt.crt");

        assertThat(run("sh", script.toString())).isZero();
        assertThat(certificate("mqtt.crt")).isEqualTo(before);
        assertThat(folder.resolve("said.txt")).content().contains("authority.key cannot be read");
    }

    /** Signs a certificate of a key anew, by the authority's. */
    private void sign(String certificate, String key, String days) throws Exception {
        String secrets = folder.resolve("secrets") + "/";
        String name = certificate.equals("mqtt.crt") ? "mosquitto" : "keruen authority";
        Path request = folder.resolve("request");
        assertThat(run(
                        "openssl",
                        "req",
                        "-new",
                        "-key",
                        secrets + key,
                        "-subj",
                        "/CN=" + name,
                        "-out",
                        request.toString()))
                .isZero();
        Path authority = Files.copy(folder.resolve("secrets/authority.crt"), folder.resolve("a"), REPLACE_EXISTING);
        List<String> command = new ArrayList<>(List.of("openssl", "x509", "-req", "-in", request.toString()));
        command.addAll(List.of("-CA", authority.toString(), "-CAkey", secrets + "authority.key", "-CAcreateserial"));
        command.addAll(List.of("-days", days, "-out", secrets + certificate));
        assertThat(run(command.toArray(new String[0]))).isZero();
    }

    private X509Certificate certificate(String name) throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve("secrets").resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static boolean lasts(X509Certificate certificate, int days) {
        Duration life = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        return life.toDays() >= days;
    }

    @Test
    void what_was_written_into_env_without_an_end_of_line_stays_what_it_was() throws Exception {
        Path script = init();
        Files.writeString(folder.resolve(".env"), "KERUEN_ALERT_WEBHOOK=https://page.example/keruen");
        assertThat(run("sh", script.toString())).isZero();

        assertThat(Files.readAllLines(folder.resolve(".env")))
                .contains("KERUEN_ALERT_WEBHOOK=https://page.example/keruen")
                .anyMatch(line -> line.startsWith("INFLUX_ADMIN_PASSWORD="));
    }

    @Test
    void a_login_that_cannot_be_read_is_refused_and_no_broker_gets_an_empty_password() throws Exception {
        Path script = init();
        assertThat(run("sh", script.toString())).isZero();
        Path ticker = folder.resolve("secrets/kafka-ticker.properties");
        Path server = folder.resolve("secrets/kafka-server.properties");
        String before = Files.readString(server);
        Files.writeString(ticker, Files.readString(ticker).replace(" required ", " required \\\n  "));

        assertThat(run("sh", script.toString())).isEqualTo(2);
        assertThat(folder.resolve("said.txt"))
                .content()
                .contains(ticker + ": ", "sasl.jaas.config")
                .hasLineCount(1);
        assertThat(server).hasContent(before);
    }

    private void assertUsersAreThoseOfTheAccessFile() throws Exception {
        Set<String> users =
                new TreeSet<>(AccessFile.read(Repository.ACCESS).grants().keySet());
        users.add("admin");
        Properties server = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("secrets/kafka-server.properties"))) {
            server.load(reader);
        }
        Set<String> passwords = new TreeSet<>();
        for (String user : users) {
            KafkaAccess access =
                    KafkaConfigFile.read(folder.resolve("secrets/kafka-" + user + ".properties"), "kafka:1");
            String login = access.properties().getProperty("sasl.jaas.config");
            String password = login.replaceFirst(".* password=\"([0-9a-f]{48})\";", "$1");
            passwords.add(password);
            assertThat(login).contains("username=\"" + user + "\"");
            assertThat(server.stringPropertyNames())
                    .hasSize(2)
                    .allSatisfy(key ->
                            assertThat(server.getProperty(key)).contains(" user_" + user + "=\"" + password + "\""));
        }
        assertThat(passwords).as("each has his own").hasSameSizeAs(users);
    }

    private int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start()
                .waitFor();
    }
}
