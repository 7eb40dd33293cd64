package io.keruen.app;

import io.keruen.app.command.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line, for tests that only ask what it understands. */
public final class CommandLines {
    private CommandLines() {}

    /** All commands, saying nothing. */
    public static CommandLine keruen() {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Keruen.commandLine(new Console(nobody, nobody, false, false));
    }

    /** Runs one command, both streams into one; its exit code. */
    public static int run(PrintStream said, String... arguments) {
        return Keruen.run(new Console(said, said, false, false), arguments);
    }
}
