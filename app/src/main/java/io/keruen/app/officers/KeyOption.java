package io.keruen.app.officers;

import io.keruen.app.command.UsageException;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.outlet.SettingException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose hand signs. */
final class KeyOption {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The officer's secret key, as keruen action keygen wrote it.")
    private Path file = Path.of("officer.key");

    SigningKey key() {
        try {
            return SigningKey.read(file);
        } catch (SettingException e) {
            throw new UsageException("--key " + e.getMessage());
        }
    }
}
