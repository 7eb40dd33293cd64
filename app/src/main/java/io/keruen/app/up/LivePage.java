package io.keruen.app.up;

import io.keruen.app.command.UsageException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.console.BoardReader;
import io.keruen.console.BoardStatus;
import io.keruen.console.ConsoleServer;
import io.keruen.console.LiveBoard;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live page: it is served from the start, and shows what stands in the topics once there is a broker. What goes wrong
 * in it goes to the log; it decides nothing, so the run goes on.
 */
final class LivePage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

    private final LiveBoard board = new LiveBoard();
    private final ConsoleServer server;
    private final AtomicReference<@Nullable BoardReader> reader = new AtomicReference<>();

    private LivePage(int port) throws IOException {
        server = ConsoleServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                board,
                failure -> LOG.warn("the live page could not be served", failure));
    }

    /**
     * Serves the page.
     *
     * @param port 0 = any that is free
     * @throws UsageException if the port cannot be had
     */
    static LivePage open(int port) throws IOException {
        try {
            return new LivePage(port);
        } catch (BindException e) {
            throw FreeAddress.unusable(port, e);
        }
    }

    /** Begins to show what stands in the topics. */
    void follow(String bootstrapServers) {
        reader.set(BoardReader.start(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                SchemaStore.ofThisBuild(),
                List.of(board),
                failure -> LOG.warn("the live page could not be fed", failure)));
    }

    /** Says how the system is doing. */
    void show(BoardStatus status) {
        board.status(status);
    }

    String url() {
        return server.url();
    }

    @Override
    public void close() {
        BoardReader reading = reader.get();
        if (reading != null) {
            reading.close();
        }
        server.close();
    }
}
