package io.keruen.connectors.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The names of the files in a scenario folder, and which of the two forms of a {@code .jsonl} is there. */
public final class ScenarioFiles {
    public static final String ESCORTS = "escorts.json";
    public static final String ZONES = "zones.geojson";
    public static final String POLICY = "policy.json";
    public static final String TELEMETRY = "telemetry";
    public static final String EXPECTED = "expected";

    /** What lines stand in. */
    public static final String LINES = ".jsonl";

    /** What follows when a file is compressed. */
    public static final String GZIP = ".gz";

    private ScenarioFiles() {}

    /** The file of lines with this stem, plain or compressed; {@code null} if there is none. */
    static @Nullable Path find(Path folder, String stem) throws UnusableScenarioException {
        Path plain = folder.resolve(stem + LINES);
        Path compressed = folder.resolve(stem + LINES + GZIP);
        boolean isPlain = Files.exists(plain);
        boolean isCompressed = Files.exists(compressed);
        if (isPlain && isCompressed) {
            throw new UnusableScenarioException(stem + LINES, "stands beside its compressed form: which one counts?");
        }
        return isPlain ? plain : isCompressed ? compressed : null;
    }
}
