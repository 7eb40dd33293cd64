package io.keruen.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints that jobs left in a folder. */
final class Checkpoints {
    private static final String PREFIX = "chk-";
    private static final String METADATA = "_metadata";

    private Checkpoints() {}

    /**
     * The newest complete one. A job that goes on from a checkpoint goes on counting, so the highest number is the
     * newest, whichever job wrote it.
     */
    static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(each -> name(each).startsWith(PREFIX) && Files.exists(each.resolve(METADATA)))
                    .max(Comparator.comparingLong(Checkpoints::number));
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(name(checkpoint).substring(PREFIX.length()));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
