package io.keruen.app.deploy;

import io.keruen.app.CommandLines;
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
        try {
            keruen.parseArgs(arguments.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(arguments + ": " + e.getMessage());
        }
    }

    /** Of the frames, by the command that makes the topics. */
    static int partitions(List<String> topics) {
        return Integer.parseInt(topics.get(topics.indexOf("--partitions") + 1));
    }

    /** Whether a main class of ours is there. */
    static boolean hasMain(String className) {
        try {
            Class.forName(className).getMethod("main", String[].class);
            return true;
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return false;
        }
    }
}
