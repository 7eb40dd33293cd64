package io.keruen.connectors.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small JSON file as a whole, strictly: UTF-8, one value, no field twice. */
final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /** The value in the file. */
    static JsonNode read(Path file) throws UnusableScenarioException {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnusableScenarioException(name, "the file is missing");
        } catch (IOException e) {
            throw new UnusableScenarioException(name, String.valueOf(e.getMessage()));
        }
    }

    /** What stands for a file that need not be there. */
    static JsonNode emptyArray() {
        return JSON.createArrayNode();
    }

    /** The value in these bytes, which stand at this place. */
    static JsonNode parse(String place, byte[] bytes) throws UnusableScenarioException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableScenarioException(place, "not UTF-8");
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new UnusableScenarioException(place, "empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new UnusableScenarioException(
                    place, "not JSON" + where + ": " + e.getOriginalMessage().replace('\n', ' '));
        }
    }
}
