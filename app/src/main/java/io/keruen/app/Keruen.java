package io.keruen.app;

import io.keruen.app.command.Console;
import io.keruen.app.command.Failures;
import io.keruen.app.command.ReplayCommand;
import io.keruen.app.command.SimulateCommand;
import io.keruen.app.command.VerifyCommand;
import io.keruen.app.dispatcher.DispatcherCommand;
import io.keruen.app.dossier.DossierCommand;
import io.keruen.app.dossier.DossierVerifyCommand;
import io.keruen.app.live.ConsoleCommand;
import io.keruen.app.live.PlayCommand;
import io.keruen.app.live.SubmitCommand;
import io.keruen.app.live.TickerCommand;
import io.keruen.app.live.TopicsCommand;
import io.keruen.app.officers.ActionCommand;
import io.keruen.app.officers.ChangeCommand;
import io.keruen.app.up.ClusterCommand;
import io.keruen.app.up.UpCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code keruen} command line: exit code 0 is done, 1 is "the answer is no", 2 is wrong usage or unusable input. */
@Command(
        name = "keruen",
        description = "Watches convoys under customs escort.",
        mixinStandardHelpOptions = true,
        versionProvider = Keruen.Version.class,
        footer = {
            "",
            "Handled by the launcher:",
            "  test    everything the tests need, then all of them",
            "  bench   benchmarks: ./keruen bench core"
        })
public final class Keruen implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /** Runs one command; answers its exit code. */
    static int run(Console console, String... args) {
        return commandLine(console).execute(args);
    }

    /** Every command with its options. */
    static CommandLine commandLine(Console console) {
        return new CommandLine(new Keruen())
                .addSubcommand(new UpCommand(console))
                .addSubcommand(new ClusterCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new TopicsCommand(console))
                .addSubcommand(new TickerCommand(console))
                .addSubcommand(new SubmitCommand(console))
                .addSubcommand(new PlayCommand(console))
                .addSubcommand(new ConsoleCommand(console))
                .addSubcommand(ActionCommand.line(console))
                .addSubcommand(ChangeCommand.line(console))
                .addSubcommand(new DispatcherCommand(console))
                .addSubcommand(
                        new CommandLine(new DossierCommand(console)).addSubcommand(new DossierVerifyCommand(console)))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new Failures(console))
                .setParameterExceptionHandler(Failures::usage);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command; --help lists them");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Keruen.class.getPackage().getImplementationVersion();
            return new String[] {"keruen " + (version == null ? "(not packaged)" : version)};
        }
    }
}
