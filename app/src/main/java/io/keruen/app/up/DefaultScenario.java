package io.keruen.app.up;

import io.keruen.app.command.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The crossing that is played when nobody names another. */
final class DefaultScenario {
    private DefaultScenario() {}

    /** The folder with the crossing; it is simulated if it is not there. */
    static Path in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("name a --scenario");
        }
        return folder;
    }
}
