package io.keruen.app.embedded;

import io.keruen.app.ShippedJars;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code keruen up} as a process of its own, so that it can be killed. */
final class UpProcess {
    private static final long PATIENCE_S = 180;

    private final Process process;
    private final BufferedReader out;
    private final Path err;

    private UpProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it with these arguments after {@code up}; what it says to the person goes to a file. */
    static UpProcess start(Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--add-") || each.startsWith("-Dorg.apache.avro"))
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-cp");
        command.add(ShippedJars.classPath());
        command.add("io.keruen.app.Keruen");
        command.add("up");
        command.addAll(List.of(arguments));
        return new UpProcess(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    /** Reads alert lines until so many have come. */
    void awaitAlertLines(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError("ended after " + i + " alerts; see " + err);
            }
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C does; how long it took to end, seconds. */
    double terminate() throws InterruptedException, IOException {
        long startNs = System.nanoTime();
        process.destroy();
        awaitExit();
        return (System.nanoTime() - startNs) / 1e9;
    }

    /** Reads on to its end; the exit code. */
    int awaitExit() throws InterruptedException, IOException {
        while (out.readLine() != null) {
            // The lines were counted or are not of interest.
        }
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }
}
