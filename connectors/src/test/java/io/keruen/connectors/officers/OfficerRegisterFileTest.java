package io.keruen.connectors.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.outlet.SettingException;
import io.keruen.core.customs.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register is taken whole or not at all; a key's file gives the key back to its owner alone. */
class OfficerRegisterFileTest {
    private static final SigningKey KEY = SigningKey.generate("aigerim");
    private static final long FROM_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    @Test
    void lines_come_back_as_they_were_written() throws Exception {
        OfficerKey whole = new OfficerKey(
                "aigerim",
                Authority.CN,
                KEY.publicKey(),
                List.of(OfficerRole.OFFICER, OfficerRole.EDITOR),
                List.of("exit-kz"),
                FROM_MS,
                FROM_MS + 1_000);
        OfficerKey next = key(SigningKey.generate("aigerim"));

        OfficerRegister register =
                read("# officers", "", OfficerRegisterFile.line(whole), OfficerRegisterFile.line(next));

        OfficerSignature said = KEY.sign(new SignedContent("t", new byte[0], null), "id", FROM_MS, FROM_MS + 1);
        assertThat(register.find(said)).isEqualTo(whole);
        assertThat(register.officers()).isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_named_with_its_line() {
        String good = OfficerRegisterFile.line(key(KEY));
        assertRefused("knows nobody", "# nobody");
        assertRefused("line 2 is no JSON", good, "{");
        assertRefused("line 2: publicKey: stands in an earlier line", good, good.replace("aigerim", "wei"));
        assertRefused(
                "line 2: officer: is written AIGERIM",
                good,
                OfficerRegisterFile.line(key(SigningKey.generate("AIGERIM"))));
        assertRefused("line 1: roles: is an empty list", good.replace("\"OFFICER\"", ""));
        assertRefused("line 1: roles: is KING", good.replace("OFFICER", "KING"));
        assertRefused("line 1: publicKey: is no key", good.replace(KEY.publicKey(), "AAAA"));
        assertRefused("line 1: side: is missing", good.replace("\"side\"", "\"site\""));
        assertRefused("line 1: extra: is not known", good.replace("{", "{\"extra\":1,"));
        assertRefused("line 1: validTo: is tomorrow", good.replace("{", "{\"validTo\":\"tomorrow\","));
    }

    @Test
    void what_is_written_and_says_nothing_is_refused_rather_than_everything() {
        String good = OfficerRegisterFile.line(key(KEY));
        assertRefused("line 1: gates: is an empty list; write", good.replace("{", "{\"gates\":[],"));
        assertRefused("line 1: gates: is null; write", good.replace("{", "{\"gates\":null,"));
        assertRefused("line 1: validFrom: is null; write", good.replace("{", "{\"validFrom\":null,"));
        assertRefused("line 1: validTo: is null; write", good.replace("{", "{\"validTo\":null,"));
    }

    @Test
    void names_that_look_like_others_are_refused() {
        assertRefused("line 1: officer: mixes letters of", line("w\u0435i"));
        assertRefused("line 1: officer: mixes letters of", line("\u0430\u03b9\u0433"));
        assertRefused("line 1: officer: holds a character that nobody sees", line("wei\u200b"));
        assertRefused("line 2: officer: is written wei  li", line("wei li"), line("wei  li"));
        assertRefused("line 2: officer: is written", line("wei"), line("\uff57\uff45\uff49"));
    }

    @Test
    void a_key_with_something_behind_it_is_the_same_key() throws Exception {
        byte[] plain = Base64.getDecoder().decode(KEY.publicKey());
        String longer = Base64.getEncoder().encodeToString(Arrays.copyOf(plain, plain.length + 3));
        String good = OfficerRegisterFile.line(key(KEY));
        String other = good.replace(KEY.publicKey(), longer).replace("aigerim", "wei");

        assertRefused("line 2: publicKey: stands in an earlier line", good, other);
        assertThat(Ed25519.keyId(longer)).isEqualTo(KEY.keyId());
    }

    private static String line(String officer) {
        return OfficerRegisterFile.line(key(SigningKey.generate(officer)));
    }

    @Test
    void a_key_is_read_back_and_only_its_owner_can() throws Exception {
        Path file = folder.resolve("aigerim.key");
        KEY.write(file);

        SigningKey read = SigningKey.read(file);

        SignedContent content = new SignedContent("t", new byte[0], new byte[] {1});
        assertThat(read.sign(content, "id", 1, 2)).isEqualTo(KEY.sign(content, "id", 1, 2));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        assertThatThrownBy(() -> SigningKey.read(Files.writeString(folder.resolve("no.key"), "{}")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("is no key");
    }

    private void assertRefused(String words, String... lines) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("officers.jsonl");
    }

    private OfficerRegister read(String... lines) throws SettingException, IOException {
        return OfficerRegisterFile.read(Files.write(folder.resolve("officers.jsonl"), List.of(lines)));
    }

    private static OfficerKey key(SigningKey key) {
        return new OfficerKey(
                key.officer(),
                Authority.KZ,
                key.publicKey(),
                List.of(OfficerRole.OFFICER),
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }
}
