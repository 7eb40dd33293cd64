package io.keruen.app.command;

import io.keruen.connectors.scenario.UnusableScenarioException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line and an exit code; a bug of ours keeps its stack trace. */
public final class Failures implements IExecutionExceptionHandler {
    /** Wrong usage or unusable input. */
    private static final int UNUSABLE = 2;

    private final Console console;

    public Failures(Console console) {
        this.console = console;
    }

    /** A command line that cannot be understood. */
    public static int usage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("keruen: " + failure.getMessage());
        command.getErr().println("keruen: " + command.getCommandSpec().qualifiedName() + " --help says how it is used");
        return UNUSABLE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof UnusableScenarioException || failure instanceof UsageException) {
            console.say(String.valueOf(failure.getMessage()));
            return UNUSABLE;
        }
        Throwable cause = failure instanceof ExecutionException ? rootOf(failure) : failure;
        console.say("this is a fault of keruen, not of the input: " + cause);
        failure.printStackTrace(console.err());
        return UNUSABLE;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
