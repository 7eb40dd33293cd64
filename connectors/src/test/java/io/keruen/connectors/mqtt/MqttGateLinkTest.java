package io.keruen.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.gate.CommandNumber;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The line to a broker that is slow. */
class MqttGateLinkTest {
    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
    private static final int PATIENCE_MS = 10_000;
    private static final GateCommand COMMAND = new GateCommand(
            "G1", null, null, GateCommand.Order.CLOSE, new CommandNumber(1, 1), 1_000, 6_000, 1_000, "d1");

    /** Each command would leave one behind, and a later one could take the client's name from the line in use. */
    @Test
    void a_connection_that_is_made_when_nobody_waits_any_more_is_closed() throws Exception {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MqttGateLink link = link(broker.getLocalPort())) {
            assertThatThrownBy(() -> link.send(COMMAND, new GateLink.SignedBytes("m1", 1, "s", new byte[] {1})))
                    .isInstanceOf(IOException.class);

            try (Socket connection = broker.accept()) {
                connection.setSoTimeout(PATIENCE_MS);
                assertThat(connection.getInputStream().read()).as("CONNECT").isEqualTo(0x10);
                connection.getOutputStream().write(CONNACK);
                awaitEnd(connection);
            }
        }
    }

    private static void awaitEnd(Socket connection) throws IOException {
        try {
            long unused = connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset"); // closed as well
        }
    }

    private static MqttGateLink link(int port) throws Exception {
        ObjectNode written = JsonNodeFactory.instance
                .objectNode()
                .put("host", "127.0.0.1")
                .put("port", port)
                .put("tls", false);
        return new MqttGateLink(
                new Settings("gate", written, Path.of(".")), "dispatcher", "G1", Duration.ofMillis(500));
    }
}
