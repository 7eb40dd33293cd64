package io.keruen.connectors.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes small scenario folders for tests. */
final class Folders {
    static final String PLAN = "{\"escortId\":\"e\",\"convoyId\":\"c\",\"version\":1,"
            + "\"validFromMs\":1767225600000,\"validToMs\":1767312000000,\"gates\":[],\"vehicles\":[{\"vehicleId\":\"v\",\"role\":\"LEAD\",\"lengthM\":12}]}";
    static final String SAMPLE = "{\"vehicleId\":\"v\",\"eventTimeMs\":1767225600000,\"latDeg\":46.5,\"lonDeg\":82.5}";

    private Folders() {}

    /** A folder with one plan, no zones and one sample. */
    static Path valid(Path folder) throws IOException {
        write(folder, "escorts.json", "[" + PLAN + "]");
        write(folder, "zones.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
        write(folder, "telemetry.jsonl", SAMPLE + "\n");
        return folder;
    }

    static void write(Path folder, String name, String text) throws IOException {
        write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path folder, String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            if (name.endsWith(".gz")) {
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(bytes);
                }
            } else {
                out.write(bytes);
            }
        }
    }
}
