package io.keruen.jobs.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What a job's {@code main} is told: {@code --key value}, and behind that what stands under the same keys in Flink's
 * configuration. Immutable.
 */
public final class JobArguments {
    private static final String DASHES = "--";

    private final Configuration told;

    private JobArguments(Configuration told) {
        this.told = told;
    }

    /**
     * Reads the settings of a job.
     *
     * @param options all that the job knows
     * @throws UnusableSettingException if an argument is none of them
     */
    public static JobArguments of(String[] arguments, ReadableConfig flink, List<ConfigOption<?>> options) {
        Configuration told = new Configuration();
        for (ConfigOption<?> option : options) {
            copy(flink, option, told);
        }
        for (int i = 0; i < arguments.length; i += 2) {
            String key = key(arguments[i], options);
            if (i + 1 == arguments.length) {
                throw new UnusableSettingException(key + " has no value");
            }
            told.setString(key, arguments[i + 1]);
        }
        return new JobArguments(told);
    }

    private static <T> void copy(ReadableConfig flink, ConfigOption<T> option, Configuration told) {
        Optional<T> value = parsed(() -> flink.getOptional(option));
        value.ifPresent(present -> told.set(option, present));
    }

    private static String key(String argument, List<ConfigOption<?>> options) {
        String key = argument.startsWith(DASHES) ? argument.substring(DASHES.length()) : argument;
        if (!argument.startsWith(DASHES)
                || options.stream().noneMatch(option -> option.key().equals(key))) {
            List<String> known =
                    options.stream().map(ConfigOption::key).sorted().toList();
            throw new UnusableSettingException(argument + " is no setting; there are --" + String.join(", --", known));
        }
        return key;
    }

    /**
     * The value of one setting.
     *
     * @throws UnusableSettingException if it is missing and has no default, or is no such value
     */
    public <T> T required(ConfigOption<T> option) {
        return parsed(() -> told.getOptional(option))
                .or(() -> Optional.ofNullable(option.defaultValue()))
                .orElseThrow(() -> new UnusableSettingException(
                        option.key() + " is missing: say it after --" + option.key() + " or in Flink's configuration"));
    }

    /**
     * The value of one setting that need not be there.
     *
     * @throws UnusableSettingException if it is no such value
     */
    public <T> Optional<T> optional(ConfigOption<T> option) {
        return parsed(() -> told.getOptional(option));
    }

    /**
     * The settings made of these values.
     *
     * @throws UnusableSettingException if they cannot be, with the reason
     */
    public <T> T read(Function<ReadableConfig, T> settings) {
        return parsed(() -> settings.apply(told));
    }

    /** Flink and our own settings say in one line which key is wrong; that line is what the person needs. */
    private static <T> T parsed(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new UnusableSettingException(String.valueOf(e.getMessage()));
        }
    }
}
