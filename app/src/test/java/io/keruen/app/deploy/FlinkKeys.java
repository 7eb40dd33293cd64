package io.keruen.app.deploy;

import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.HistorySettings;
import io.keruen.jobs.settings.KafkaSettings;
import io.keruen.jobs.settings.OfficerSettings;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The keys that Flink and our jobs know. */
final class FlinkKeys {
    private static final String REPORTER = "metrics.reporter.";

    /** Flink's own configuration holds here what it needs opened on Java 17: who sets it takes that away. */
    private static final String ALL_JVMS = "env.java.opts.all";

    private FlinkKeys() {}

    /** The keys nobody knows or may set, and reporters that are not there. */
    static List<String> unknown(Map<String, String> settings) {
        Set<String> known = known();
        List<String> unknown = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(REPORTER)) {
                if (key.endsWith(".factory.class") && !isClass(value)) {
                    unknown.add(key + ": " + value);
                }
            } else if (!known.contains(key) || key.equals(ALL_JVMS)) {
                unknown.add(key);
            }
        });
        return unknown;
    }

    /** The keys after which a main's arguments name its settings. */
    static Set<String> ofJobs() {
        Set<String> keys = new TreeSet<>();
        List.of(KafkaSettings.class, OfficerSettings.class, EscortSettings.class, HistorySettings.class)
                .forEach(each -> add(each, keys));
        return keys;
    }

    private static Set<String> known() {
        Set<String> keys = ofJobs();
        List.of(
                        CheckpointingOptions.class,
                        CoreOptions.class,
                        HeartbeatManagerOptions.class,
                        HighAvailabilityOptions.class,
                        JobManagerOptions.class,
                        MetricOptions.class,
                        ResourceManagerOptions.class,
                        TaskManagerOptions.class)
                .forEach(each -> add(each, keys));
        return keys;
    }

    private static void add(Class<?> options, Set<String> keys) {
        try {
            for (Field field : options.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
                    keys.add(((ConfigOption<?>) field.get(null)).key());
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public field of " + options, e);
        }
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
