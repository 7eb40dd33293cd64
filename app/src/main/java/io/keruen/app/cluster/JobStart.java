package io.keruen.app.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job is started.
 *
 * @param id what the cluster shall know it by, 32 hexadecimal digits; {@code null} = the cluster makes one
 * @param arguments of its main
 * @param flink what Flink is told for this job alone
 * @param savepoint what it goes on from, also a checkpoint; {@code null} = it begins
 */
public record JobStart(
        @Nullable String id,
        String mainClass,
        List<String> arguments,
        Map<String, String> flink,
        @Nullable String savepoint) {
    /** Copies what can change. */
    public JobStart {
        arguments = List.copyOf(arguments);
        flink = Map.copyOf(flink);
    }

    /** One whose id the cluster makes. */
    public JobStart(String mainClass, List<String> arguments, Map<String, String> flink, @Nullable String savepoint) {
        this(null, mainClass, arguments, flink, savepoint);
    }
}
