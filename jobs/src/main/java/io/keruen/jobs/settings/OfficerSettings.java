package io.keruen.jobs.settings;

import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.connectors.officers.OfficerRegisterFile;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** Whose word counts. */
public final class OfficerSettings {
    public static final ConfigOption<String> REGISTER = ConfigOptions.key("officers.register")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "The file with the officers' keys, read at the start; without it no signature is asked for.");

    private OfficerSettings() {}

    /**
     * The register that is named, or {@code null}.
     *
     * @throws UnusableSettingException if it cannot be used
     */
    public static @Nullable OfficerRegister register(JobArguments told) {
        String file = told.optional(REGISTER).orElse(null);
        try {
            return file == null ? null : OfficerRegisterFile.read(Path.of(file));
        } catch (InvalidPathException e) {
            throw new UnusableSettingException(REGISTER.key() + ": is no path (" + e.getReason() + "); name a file");
        } catch (SettingException e) {
            throw new UnusableSettingException(REGISTER.key() + ": " + e.getMessage());
        }
    }

    /** Whether signatures are asked for, in words. */
    public static String words(@Nullable OfficerRegister register) {
        return register == null
                ? "signatures are NOT demanded: whoever may write the topics acts as any officer"
                : "signatures are demanded, of " + register.officers() + " officers";
    }
}
