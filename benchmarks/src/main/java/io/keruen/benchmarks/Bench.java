package io.keruen.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks whose name contains the argument, all without one; numbers go to target/bench.json. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Path result = Path.of("target", "bench.json");
        Files.createDirectories(result.getParent());
        ChainedOptionsBuilder options =
                new OptionsBuilder().resultFormat(ResultFormatType.JSON).result(result.toString());
        for (String name : args) {
            options.include(name);
        }
        new Runner(options.build()).run();
    }
}
