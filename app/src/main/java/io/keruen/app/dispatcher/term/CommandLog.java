package io.keruen.app.dispatcher.term;

import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.connectors.mqtt.GateMessages;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last command to each gate, on disk before it is sent. Thread-safe. */
public final class CommandLog implements AutoCloseable {
    private static final long COMPACT_BYTES = 1L << 20;

    private final Map<String, GateCommand> last = new TreeMap<>();
    private final RecordLog log;

    /** What was appended last may stand on disk or not, and forcing it again would say nothing. */
    private boolean isDoubtful;

    private CommandLog(Path folder) throws IOException {
        log = RecordLog.open(folder, (bytes, position) -> apply(bytes));
    }

    /** Opens the log in a folder. */
    public static CommandLog open(Path folder) throws IOException {
        return new CommandLog(folder);
    }

    private void apply(byte[] bytes) throws IOException {
        try {
            GateCommand command = GateMessages.command(bytes);
            last.put(command.gateId(), command);
        } catch (InvalidInputException e) {
            throw new IOException("a command that cannot be read: " + e.sentence(), e);
        }
    }

    synchronized @Nullable GateCommand last(String gateId) {
        return last.get(gateId);
    }

    synchronized void put(GateCommand command) throws IOException {
        if (isDoubtful || log.bytes() > COMPACT_BYTES) {
            log.compact(fresh -> {
                for (GateCommand each : last.values()) {
                    fresh.append(GateMessages.bytes(each));
                }
            });
        }
        isDoubtful = true;
        log.append(GateMessages.bytes(command));
        log.force();
        isDoubtful = false;
        last.put(command.gateId(), command);
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }
}
