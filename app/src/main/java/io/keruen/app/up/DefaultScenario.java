package io.keruen.app.up;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The crossing that is played when nobody names another. */
final class DefaultScenario {
    private DefaultScenario() {}

    /** The folder with the crossing; it is simulated if it is not there. */
    static Path in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
            if (Files.exists(unfinished)) {
                DataFolder.deleteTree(unfinished);
            }
            SimulatedScenario.play(Setup.standard()).write(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }
}
