package io.keruen.app.officers;

import io.keruen.app.command.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keruen change}: zones, plans and policies on their way through the hands of two officers. */
@Command(
        name = "change",
        description =
                "Changes zones, plans and policies: one officer proposes, another approves, then it is published.",
        mixinStandardHelpOptions = true)
public final class ChangeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    private ChangeCommand() {}

    /** The command with what stands below it. */
    public static CommandLine line(Console console) {
        return new CommandLine(new ChangeCommand())
                .addSubcommand(new ProposeCommand(console))
                .addSubcommand(new ApproveCommand(console))
                .addSubcommand(new PublishCommand(console));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name what to do: propose, approve or publish");
    }
}
