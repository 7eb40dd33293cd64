package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Mosquitto of this machine: a test without one is left out, but not in CI. */
public final class Mosquitto {
    private static final List<String> PLACES =
            List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto");

    private Mosquitto() {}

    /** Where the program is; without it the test ends here. */
    public static String program() {
        String program = PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("");
        boolean isThere = !program.isEmpty();
        assertThat(isThere || !"true".equals(System.getenv("CI")))
                .as("CI has Mosquitto")
                .isTrue();
        assumeTrue(isThere, "Mosquitto is not installed");
        return program;
    }

    /** A port that nobody listened at a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Whether somebody listens there. */
    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
