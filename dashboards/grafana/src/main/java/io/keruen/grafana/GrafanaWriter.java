package io.keruen.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the files that are checked in; a test compares them with what would be written. */
public final class GrafanaWriter {
    private GrafanaWriter() {}

    /** Writes them below the folder that is named, which is this module's. */
    public static void main(String... arguments) throws IOException {
        for (Map.Entry<String, String> file : Provisioning.files().entrySet()) {
            Path path = Path.of(arguments[0], file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
