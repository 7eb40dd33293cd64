package io.keruen.app.cluster;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.ConfigConstants;

/** A JVM that is one node of a Flink cluster; it logs into a folder of its own. */
final class FlinkProcess implements AutoCloseable {
    private static final long PATIENCE_S = 5;
    private static final int SHOWN_LINES = 20;

    private final String name;
    private final Path log;
    private final Process process;

    private FlinkProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param name of its folder in the cluster's log folder
     * @param environment what it finds in its environment, whatever this process finds in its own
     */
    static FlinkProcess start(
            String name,
            ClusterFolder folder,
            Shape shape,
            Map<String, String> environment,
            List<String> memory,
            List<String> arguments)
            throws IOException {
        Path logs = Files.createDirectories(folder.logs().resolve(name));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What Flink needs opened of Java, and Avro allowed, is what this process itself was started with.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--add-") || each.startsWith("-Dorg.apache.avro"))
                .forEach(command::add);
        command.addAll(memory);
        command.addAll(shape.jvmFlags());
        command.add("-Dlog4j2.configurationFile=" + folder.logging());
        command.add("-Dkeruen.log.file=" + logs.resolve("flink.log"));
        command.addAll(List.of("-cp", shape.classPath(), FlinkNode.class.getName()));
        command.addAll(arguments);
        Path out = logs.resolve("out.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put(ConfigConstants.ENV_FLINK_PLUGINS_DIR, folder.plugins().toString());
        return new FlinkProcess(name, logs.resolve("flink.log"), builder.start());
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The end of what it logged, for a message. */
    String lastWords() throws IOException {
        Path out = log.resolveSibling("out.log");
        Path said = Files.exists(log) && Files.size(log) > 0 ? log : out;
        List<String> lines = Files.readAllLines(said);
        return said + ": " + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
