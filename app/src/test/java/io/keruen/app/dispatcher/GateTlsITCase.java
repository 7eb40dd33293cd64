package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Attempt.Outcome;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.simulator.run.receiver.GateController;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto whose certificate is signed by an authority that no Java knows, as {@code docker/init.sh} makes it. */
class GateTlsITCase {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String GATE = "exit-kz";
    private static final long PATIENCE_NS = 30_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private final MemoryOfGates authority = new MemoryOfGates(clock);
    private final GateController gate =
            new GateController(GATE, new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), clock, clock);
    private Process mosquitto;
    private int plainPort;
    private int tlsPort;
    private long term;

    @BeforeEach
    void start() throws Exception {
        String program = Mosquitto.program();
        makeCertificate();
        Files.writeString(folder.resolve("secret"), SECRET);
        startMosquitto(program);
        gate.listenMqtt(plainPort);
    }

    @AfterEach
    void stop() throws Exception {
        gate.close();
        if (mosquitto != null) {
            mosquitto.destroyForcibly().waitFor();
        }
    }

    @Test
    void the_broker_is_believed_by_the_authority_that_is_named_and_by_no_other() throws Exception {
        Attempt known = attempt("localhost", "authority.crt");
        assertThat(known.outcome()).as(known.detail()).isNotEqualTo(Outcome.RETRY);
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1");

        assertThat(attempt("localhost", null).outcome()).isEqualTo(Outcome.RETRY);
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=other",
                "-keyout",
                "o.key",
                "-out",
                "o.crt");
        assertThat(attempt("localhost", "o.crt").outcome()).isEqualTo(Outcome.RETRY);
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1");
    }

    @Test
    void a_broker_of_another_name_is_not_believed() throws Exception {
        assertThat(attempt("127.0.0.1", "authority.crt").outcome()).isEqualTo(Outcome.RETRY);
        assertThat(gate.log().shown()).isEmpty();
    }

    @Test
    void a_file_that_holds_no_certificate_is_one_line_at_the_start() throws Exception {
        Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> outlet("localhost", "secret"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ca-file: names ")
                .hasMessageContaining("no certificate");
        assertThatThrownBy(() -> outlet("localhost", "empty")).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> outlet("localhost", "nowhere")).hasMessageContaining("cannot be read");
    }

    /** A term begins with a command that closes. */
    private Attempt attempt(String host, @Nullable String caFile) throws Exception {
        term++;
        authority.begin(term);
        try (Outlet outlet = outlet(host, caFile)) {
            Notice notice =
                    new Notice.OfClearance(Decisions.decision(GATE, "truck-1", clock.millis(), Decision.REVOKED));
            return outlet.attempt(new Delivery(notice, clock.millis(), clock.millis() + 5_000, 1));
        }
    }

    private Outlet outlet(String host, @Nullable String caFile) throws Exception {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "gate").put("gate", GATE).put("host", host).put("port", tlsPort);
        settings.put("hmac-file", "secret").put("timeout", "5s");
        if (caFile != null) {
            settings.put("ca-file", caFile);
        }
        return Outlets.open(
                new Settings("destinations.gate", settings, folder),
                new OutletContext("gate", clock, folder, authority));
    }

    private void makeCertificate() throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=authority",
                "-keyout",
                "authority.key",
                "-out",
                "authority.crt");
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=broker", "-keyout", "b.key", "-out", "b.csr");
        Files.writeString(folder.resolve("b.ext"), "subjectAltName=DNS:localhost\n");
        openssl(
                "x509",
                "-req",
                "-in",
                "b.csr",
                "-CA",
                "authority.crt",
                "-CAkey",
                "authority.key",
                "-CAcreateserial",
                "-extfile",
                "b.ext",
                "-out",
                "b.crt");
    }

    private void openssl(String... arguments) throws Exception {
        Process made = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        assertThat(made.waitFor()).as(List.of(arguments).toString()).isZero();
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(Stream.of("openssl"), Arrays.stream(arguments)).toList();
    }

    private void startMosquitto(String program) throws Exception {
        plainPort = Mosquitto.freePort();
        tlsPort = Mosquitto.freePort();
        Path settings = folder.resolve("mosquitto.conf");
        Files.writeString(settings, """
                user %s
                allow_anonymous true
                listener %d 127.0.0.1
                listener %d 127.0.0.1
                certfile %s
                keyfile %s
                """.formatted(
                System.getProperty("user.name"), plainPort, tlsPort, folder.resolve("b.crt"), folder.resolve("b.key")));
        mosquitto = new ProcessBuilder(program, "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (!Mosquitto.isListening(plainPort) || !Mosquitto.isListening(tlsPort)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
