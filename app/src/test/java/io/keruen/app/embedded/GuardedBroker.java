package io.keruen.app.embedded;

import io.keruen.app.CommandLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A broker that asks everybody who they are, and lets nobody do what no ACL allows. */
final class GuardedBroker implements AutoCloseable {
    /** Who may do everything. */
    static final String ADMIN = "admin";

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private final EmbeddedBroker broker;

    private GuardedBroker(EmbeddedBroker broker) {
        this.broker = broker;
    }

    /** Starts one that knows these users beside the administrator. */
    static GuardedBroker start(Path folder, Set<String> users) throws Exception {
        StringBuilder login = new StringBuilder(LOGIN + "username=\"" + ADMIN + "\" password=\"" + password(ADMIN)
                + "\" user_" + ADMIN + "=\"" + password(ADMIN) + "\"");
        users.forEach(user -> login.append(" user_")
                .append(user)
                .append("=\"")
                .append(password(user))
                .append('"'));
        return new GuardedBroker(EmbeddedBroker.start(
                folder,
                Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        login.append(';').toString(),
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "false",
                        // the controller's own listener, which no client knows
                        "super.users",
                        "User:" + ADMIN + ";User:ANONYMOUS")));
    }

    /** The settings of a client that proves to be this user, and more settings. */
    Map<String, Object> as(String user, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", LOGIN + "username=\"" + user + "\" password=\"" + password(user) + "\";");
        return settings;
    }

    /** The same as a file for {@code --kafka-config}. */
    Path file(Path folder, String user) throws IOException {
        return file(folder, user, password(user));
    }

    /** The file of one who says that he is this user. */
    Path file(Path folder, String user, String password) throws IOException {
        return Files.writeString(
                folder.resolve(user + ".properties"),
                String.join(
                        "\n",
                        "security.protocol=SASL_PLAINTEXT",
                        "sasl.mechanism=PLAIN",
                        "sasl.jaas.config=" + LOGIN + "username=\"" + user + "\" password=\"" + password + "\";"));
    }

    /** {@code keruen topics} with a file of rights, as the administrator; its exit code. */
    int topics(Path folder, Path access, OutputStream said) throws IOException {
        return CommandLines.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "topics",
                "--bootstrap=" + bootstrapServers(),
                "--kafka-config=" + file(folder, ADMIN),
                "--partitions=1",
                "--access=" + access);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    private static String password(String user) {
        return "secret-of-" + user;
    }

    @Override
    public void close() {
        broker.close();
    }
}
