package io.keruen.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.keruen.connectors.outlet.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of YAML in which no key stands twice. */
public final class YamlFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlFile() {}

    /**
     * What the file says; an empty object if it is empty.
     *
     * @param option that names the file
     * @throws SettingException if it cannot be read or is no YAML
     */
    public static JsonNode read(Path file, String option) throws SettingException {
        try {
            JsonNode read = YAML.readTree(Files.readString(file));
            return read == null || read.isMissingNode() ? JsonNodeFactory.instance.objectNode() : read;
        } catch (JsonProcessingException e) {
            String words = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new SettingException("line " + e.getLocation().getLineNr() + ": is no YAML (" + words + "); mend it");
        } catch (IOException e) {
            throw new SettingException(
                    "cannot be read (" + e.getClass().getSimpleName() + "); name another with " + option);
        }
    }
}
