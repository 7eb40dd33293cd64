package io.keruen.app.dispatcher;

import io.keruen.app.ShippedJars;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code keruen dispatcher} as a process of its own, so that it can be killed. */
final class DispatcherProcess {
    private static final long PATIENCE_S = 60;

    private final Process process;

    private DispatcherProcess(Process process) {
        this.process = process;
    }

    /** Starts it; what it says goes to a file. */
    static DispatcherProcess start(Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-Dorg.apache.avro"))
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dlog4j2.configurationFile=keruen-log4j2.properties");
        command.add("-cp");
        command.add(ShippedJars.classPath());
        command.add("io.keruen.app.Keruen");
        command.add("dispatcher");
        command.addAll(List.of(arguments));
        return new DispatcherProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end; the exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }
}
