package io.keruen.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where and on what a measurement was made.
 *
 * @param commit short hash of the sources, with + if they were changed since
 * @param load load average over the last minute, NaN if unknown
 */
public record Machine(String cpu, int cpus, String jdk, String flags, String commit, double load) {

    /** The machine as it is now. */
    public static Machine now() {
        Runtime.Version version = Runtime.version();
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + version,
                jvmFlags(),
                headCommit(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The rows of a table about it, with its head. */
    public String markdown() {
        return "| machine | " + cpu + ", " + cpus + " CPUs |\n|---|---|\n| JVM | " + jdk + ", `" + flags
                + "` |\n| commit | " + commit + " |\n| load average at the start | " + load + " |\n";
    }

    /** Its fields in a JSON object, without the braces. */
    public String json() {
        return "\"cpu\":\"" + cpu + "\",\"cpus\":" + cpus + ",\"jdk\":\"" + jdk + "\",\"flags\":\"" + flags
                + "\",\"commit\":\"" + commit + "\",\"load\":" + ReportFiles.number(load);
    }

    private static String cpuModel() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return System.getProperty("os.arch") + " (" + e.getMessage() + ")";
        }
        return System.getProperty("os.arch");
    }

    private static String jvmFlags() {
        List<String> all = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return String.join(
                " ", all.stream().filter(flag -> flag.startsWith("-X")).toList());
    }

    private static String headCommit() {
        String hash = git("rev-parse", "--short", "HEAD");
        if (hash.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain").isEmpty() ? hash : hash + "+";
    }

    private static String git(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = System.getProperty("keruen.root", ".");
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return ""; // no git: the commit is unknown
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
