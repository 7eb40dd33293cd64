package io.keruen.app.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.scenario.UnusableScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which inputs the escort job refused, by where they stand. Not thread-safe. */
final class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Place(String source, long position) {}

    private final Map<Place, String> reasons = new HashMap<>();

    /**
     * Notes one; of several about the same input the first counts.
     *
     * @param source {@code topic-partition}, or the name of a file
     * @param position the offset, or the line from 1
     */
    void add(String source, long position, String reason) {
        reasons.putIfAbsent(new Place(source, position), reason);
    }

    /** Notes all that a replay wrote into its file of rejected inputs. */
    void addLines(Path file) throws UnusableScenarioException {
        String name = String.valueOf(file.getFileName());
        int number = 0;
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (String line : lines) {
                number++;
                JsonNode rejected = JSON.readTree(line);
                add(
                        rejected.required("file").asText(),
                        rejected.required("line").asLong(),
                        rejected.required("reason").asText());
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnusableScenarioException(name, "line " + number + " is no rejected input");
        } catch (IOException e) {
            throw new UnusableScenarioException(name, "is unreadable: " + e);
        }
    }

    /** What the job did with the input that stands there. */
    Fate of(String source, long position) {
        String reason = reasons.get(new Place(source, position));
        return reason == null ? Fate.TAKEN : Fate.refused(reason);
    }
}
