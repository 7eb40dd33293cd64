package io.keruen.app.officers;

import io.keruen.app.command.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keruen action}: what an officer does, signed with the officer's key. */
@Command(
        name = "action",
        description = "Makes officers' keys, and sends what an officer does, signed.",
        mixinStandardHelpOptions = true)
public final class ActionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    private ActionCommand() {}

    /** The command with what stands below it. */
    public static CommandLine line(Console console) {
        return new CommandLine(new ActionCommand())
                .addSubcommand(new KeygenCommand(console))
                .addSubcommand(new SendCommand(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name what to do: keygen or send");
    }
}
