package io.keruen.app.live;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file by whose age others know whether a process is well. It decides nothing: while it cannot be written, the process
 * looks ill and goes on. Used by one thread.
 */
public final class HealthFile {
    private final @Nullable Path file;
    private final Console console;
    private boolean isWritable = true;

    /**
     * A file; {@code null} = nobody wants to know.
     *
     * @throws UsageException if it could never be written
     */
    public HealthFile(@Nullable Path file, Console console) {
        this.file = file;
        this.console = console;
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--health " + file + " has no folder to stand in; make it, or name another file");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException("--health " + file + " is a folder; name a file");
        }
    }

    /** Writes it anew: all is well now. */
    public void write(String text) {
        if (file == null) {
            return;
        }
        boolean wasWritable = isWritable;
        try {
            Files.writeString(file, text + "\n");
            isWritable = true;
            if (!wasWritable) {
                console.say("--health " + file + " is written again");
            }
        } catch (IOException e) {
            // Tried again at the next look; until then who watches the file takes this process for ill.
            isWritable = false;
            if (wasWritable) {
                console.say("--health " + file + " cannot be written (" + e + "): the work goes on and looks ill;"
                        + " make room, or the file writable");
            }
        }
    }
}
