package io.keruen.app.officers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who approves sees all of a change as it is, and signs nothing else than what was seen. */
class ApproveCommandTest {
    private static final SigningKey AIGERIM = SigningKey.generate("aigerim");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void what_was_slipped_in_after_the_look_is_not_signed() throws Exception {
        Path file = folder.resolve("change.jsonl");
        Path key = folder.resolve("wei.key");
        SigningKey.generate("wei").write(key);
        List<Change> changes = new ArrayList<>(List.of(change("closed")));
        ChangeFile.write(file, changes);

        assertThat(approve(file, key)).as(said()).isEqualTo(1);
        String digest = said().replaceAll("(?s).*--yes ([0-9a-f]{64}).*", "$1");
        changes.add(change("other"));
        ChangeFile.write(file, changes);
        byte[] slipped = Files.readAllBytes(file);

        assertThat(approve(file, key, "--yes", digest)).as(said()).isEqualTo(2);
        assertThat(said()).contains("is not the digest of what is in");
        assertThat(file).hasBinaryContent(slipped);
    }

    @Test
    void names_cannot_write_on_the_screen_and_signatures_are_what_they_claim() throws Exception {
        Path file = folder.resolve("change.jsonl");
        Path key = folder.resolve("wei.key");
        SigningKey.generate("wei").write(key);
        ChangeFile.write(file, List.of(change("clo\u001b[2Ksed\u202e")));

        assertThat(approve(file, key)).as(said()).isEqualTo(1);

        assertThat(said())
                .contains("clo\\u{1b}[2Ksed\\u{202e}@1")
                .contains("claims to be signed by aigerim")
                .doesNotContain("\u001b", "\u202e");
    }

    private static Change change(String id) {
        byte[] zone = new ZoneCodec(SchemaStore.ofThisBuild())
                .encode(ZoneSpec.of(id, ZoneKind.RESTRICTED, Shape.disc(46.5, 82.5, 60)));
        return Change.of(Topics.CONTROL_ZONES, id + "@1", zone)
                .signed(AIGERIM, 1_700_000_000_000L, Duration.ofHours(1));
    }

    private int approve(Path file, Path key, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("change", "approve", file.toString(), "--key", key.toString(), "--bootstrap", "localhost:1"));
        arguments.addAll(List.of(more));
        said.reset();
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
