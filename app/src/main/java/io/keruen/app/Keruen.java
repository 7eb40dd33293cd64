package io.keruen.app;

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
        exitCodeOnExecutionException = 2)
public final class Keruen implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Keruen()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
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
