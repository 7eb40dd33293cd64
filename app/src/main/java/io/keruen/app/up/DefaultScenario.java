package io.keruen.app.up;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The crossing that is played when nobody names another: it happens now, unless somebody says when. */
final class DefaultScenario {
    /** It lasts a little less. */
    private static final long LASTS_MS = 1_000_000;

    private DefaultScenario() {}

    /**
     * When it begins if nobody says so: now; played faster, so long ago that it ends as it has been played. So a board that
     * shows the last minutes shows it.
     */
    static long startMs(long nowMs, double speed) {
        long agoMs = Math.round(LASTS_MS * Math.max(0, 1 - 1 / speed));
        return Math.floorDiv(nowMs - agoMs, 1_000) * 1_000;
    }

    /** The folder with the crossing; it is simulated if it is not there. */
    static Path in(Path folder, long startMs) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
            if (Files.exists(unfinished)) {
                DataFolder.deleteTree(unfinished);
            }
            SimulatedScenario.play(Setup.standard(startMs)).write(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }
}
