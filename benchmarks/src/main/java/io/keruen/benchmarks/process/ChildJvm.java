package io.keruen.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path and the flags of this one; it answers questions. Used by one thread. */
public final class ChildJvm implements AutoCloseable {
    private static final long PATIENCE_S = 30;
    private static final int SHOWN_LINES = 40;

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private ChildJvm(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one; what it writes to its standard error stands in {@code FOLDER/NAME.log}.
     *
     * @param heap as in {@code -Xmx}
     */
    public static ChildJvm start(String name, Path folder, Class<?> main, String heap, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Xm") && !flag.startsWith("-agent") && !flag.startsWith("-Dkeruen.terminals")) {
                command.add(flag);
            }
        }
        command.add("-Xmx" + heap);
        // the meter counts the compiler apart, by its threads
        command.add("-XX:-UseDynamicNumberOfCompilerThreads");
        command.addAll(List.of(System.getProperty("keruen.bench." + name, "").split(" ", 0)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Files.createDirectories(folder);
        Path log = folder.resolve(name + ".log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new ChildJvm(name, log, process);
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws IOException if the child failed or is gone
     */
    public String ask(String question) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        String line = answers.readLine();
        while (line != null && !line.startsWith(ChildLoop.ANSWER)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the process " + name + " ended" + logged());
        }
        String answer = line.substring(ChildLoop.ANSWER.length());
        if (answer.startsWith(ChildLoop.FAILED)) {
            throw new IOException("the process " + name + " " + answer + logged());
        }
        return answer;
    }

    private String logged() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "; it said: " + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /** Asks for a whole number. */
    public long askNumber(String question) throws IOException {
        return Long.parseLong(ask(question));
    }

    /** CPU time that the child has used, ns. */
    public long cpuNs() throws IOException {
        return askNumber(ChildLoop.CPU);
    }

    /** Ends it. */
    @Override
    public void close() throws InterruptedException, IOException {
        try {
            questions.close();
        } finally {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
