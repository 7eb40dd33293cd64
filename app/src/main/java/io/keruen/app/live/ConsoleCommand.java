package io.keruen.app.live;

import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.console.BoardReader;
import io.keruen.console.BoardStatus;
import io.keruen.console.ConsoleServer;
import io.keruen.console.LiveBoard;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keruen console}: the live page of a cluster. It knows no users: what reaches its port sees everything. */
@Command(
        name = "console",
        description =
                "Serves the live page of a broker's topics; it knows no users, so keep it behind something that does.",
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {
    private static final int WENT_WRONG = 2;
    private static final long STATUS_MS = 1_000;
    private static final int MAX_PORT = 65_535;

    private final Console console;

    @Mixin
    private final Broker broker = new Broker();

    @Option(
            names = "--listen",
            paramLabel = "HOST",
            description = "The address it listens on (default ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "P", description = "Its port, 0 = any (default ${DEFAULT-VALUE}).")
    private int port = 8080;

    public ConsoleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > MAX_PORT) {
            throw new UsageException("--port " + port + " is not in 0.." + MAX_PORT);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UsageException("--listen " + host + " is no address of this machine");
        }
        broker.layout();
        broker.require(BoardReader.topics(), Set.of());
        // Not before: all commands are made at the start, and up settles where its log goes only after that.
        Logger log = LoggerFactory.getLogger(ConsoleCommand.class);
        LiveBoard board = new LiveBoard();
        try (Ending ending = new Ending();
                ConsoleServer server = ConsoleServer.start(
                        address, board, failure -> log.warn("a page could not be served", failure));
                BoardReader reader = BoardReader.start(
                        broker.access().settings(Map.of()),
                        SchemaStore.ofThisBuild(),
                        List.of(board),
                        failure -> log.warn("the page could not be fed", failure))) {
            console.say("live page  " + server.url());
            while (!ending.isAskedWithin(STATUS_MS)) {
                if (!reader.isAlive()) {
                    console.say("the topics are not read any more; the log says why");
                    return WENT_WRONG;
                }
                board.status(new BoardStatus(
                        BoardStatus.Phase.RUNNING, System.currentTimeMillis(), 1, Double.NaN, -1, Map.of()));
            }
            return 0;
        } catch (BindException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
