package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendoredFilesTest {
    private static final String FOLDER = "page/vendor/maplibre-gl/6.17.0/";

    @Test
    void what_we_took_from_others_is_what_they_released() throws Exception {
        String readme = new String(read("README.md"), StandardCharsets.UTF_8);

        for (String name : List.of("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css", "LICENSE.txt")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(name));
            assertThat(readme).contains("| " + name + " | " + HexFormat.of().formatHex(digest) + " |");
        }
    }

    private static byte[] read(String name) throws Exception {
        try (InputStream file = ConsoleServer.class.getResourceAsStream(FOLDER + name)) {
            assertThat(file).as(name).isNotNull();
            return file.readAllBytes();
        }
    }
}
