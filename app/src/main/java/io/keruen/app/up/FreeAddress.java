package io.keruen.app.up;

import io.keruen.app.command.UsageException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether a port can be had. Logs nothing: it is asked before it is settled where a log goes. */
final class FreeAddress {
    private FreeAddress() {}

    /**
     * Tries a port of the loopback interface.
     *
     * @throws UsageException if it cannot be had, with the reason
     */
    static void check(int port) throws IOException {
        try (ServerSocket tried = new ServerSocket()) {
            tried.setReuseAddress(true);
            tried.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw unusable(port, e);
        }
    }

    /** The words for a port that cannot be had: it is in use, or not for everybody. */
    static UsageException unusable(int port, BindException e) {
        return new UsageException(
                "port " + port + " cannot be had (" + e.getMessage() + "); name another with --port, 0 takes any");
    }
}
