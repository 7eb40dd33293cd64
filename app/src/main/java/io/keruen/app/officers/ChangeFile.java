package io.keruen.app.officers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.codec.Sha256;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.outlet.DurableFiles;
import io.keruen.connectors.rejected.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The file in which a change goes from officer to officer: a record a line, its value in Base64, its signatures beside it. */
final class ChangeFile {
    /** What officers change. */
    static final List<Topics> TOPICS = List.of(Topics.CONTROL_ZONES, Topics.CONTROL_ESCORTS, Topics.CONTROL_POLICIES);

    private static final JsonMapper JSON = new JsonMapper();

    private ChangeFile() {}

    /** Writes the file anew, whole or not at all. */
    static void write(Path file, List<Change> changes) throws IOException {
        DurableFiles.replace(file, (text(changes) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** By what a change is known that was shown: SHA-256 of all that would stand in its file. */
    static String digest(List<Change> changes) {
        return Sha256.hex(text(changes).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(List<Change> changes) {
        List<String> lines = new ArrayList<>();
        for (Change each : changes) {
            ObjectNode line = JSON.createObjectNode();
            line.put("topic", each.topic().topicName());
            line.put("key", each.key());
            line.put("value", each.content().value());
            ArrayNode signatures = line.putArray("signatures");
            each.signatures().forEach(said -> signatures.add(new String(said.encode(), StandardCharsets.UTF_8)));
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    static List<Change> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<Change> changes = new ArrayList<>();
            for (String line : lines.toList()) {
                changes.add(change(JSON.readTree(line)));
            }
            if (changes.isEmpty()) {
                throw new UsageException(file + " holds no change");
            }
            return changes;
        } catch (JsonProcessingException | IllegalArgumentException | InvalidInputException e) {
            throw new UsageException(file + " is no file of keruen change propose: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e);
        }
    }

    private static Change change(JsonNode line) throws InvalidInputException {
        String name = line.path("topic").asText();
        Topics topic = TOPICS.stream()
                .filter(each -> each.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the topic " + name + " holds no changes"));
        byte[] key = line.path("key").asText().getBytes(StandardCharsets.UTF_8);
        JsonNode value = line.path("value");
        List<OfficerSignature> signatures = new ArrayList<>();
        for (JsonNode each : line.path("signatures")) {
            signatures.add(OfficerSignature.decode(each.asText().getBytes(StandardCharsets.UTF_8)));
        }
        SignedContent content = new SignedContent(
                name, key, value.isTextual() ? Base64.getDecoder().decode(value.textValue()) : null);
        return new Change(topic, content, signatures);
    }
}
