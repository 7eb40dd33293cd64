package io.keruen.app.deploy;

import io.keruen.app.CommandLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Whether a command line of ours would be understood. */
final class OurCommands {
    private OurCommands() {}

    /** What is wrong with it; nothing is run. */
    static Optional<String> fault(List<String> arguments) {
        CommandLine keruen = CommandLines.keruen();
        String command = arguments.get(0);
        if (!keruen.getSubcommands().containsKey(command) && Repository.isAwaited(command)) {
            return Optional.empty();
        }
        try {
            keruen.parseArgs(arguments.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(arguments + ": " + e.getMessage());
        }
    }

    /** Whether a main class of ours is there; one that is awaited need not be. */
    static boolean hasMain(String className) {
        try {
            Class.forName(className).getMethod("main", String[].class);
            return true;
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return Repository.isAwaited(className);
        }
    }

    /** Whether a path of the repository is there, or awaited. */
    static boolean isThere(Path path) {
        Path relative = Repository.TOP
                .toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize());
        return Files.exists(path)
                || relative.getNameCount() >= 2
                        && Repository.isAwaited(relative.subpath(0, 2).toString());
    }
}
