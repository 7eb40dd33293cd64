package io.keruen.connectors.officers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.customs.Authority;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the register of officers, one key a line as an object of JSON, and refuses it as a whole with one line if
 * anything in it is wrong. Blank lines and those that begin with {@code #} say nothing.
 */
public final class OfficerRegisterFile {
    /** Scripts whose letters look alike. */
    private static final Set<UnicodeScript> LOOK_ALIKE =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OfficerRegisterFile() {}

    /**
     * Reads the file.
     *
     * @throws SettingException naming the file, the line and what to write there
     */
    public static OfficerRegister read(Path file) throws SettingException {
        List<OfficerKey> keys = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                OfficerKey key = key(written(line, file));
                requireNew(key, keys);
                keys.add(key);
            } catch (JsonProcessingException e) {
                throw new SettingException(file + ": line " + (i + 1) + " is no JSON; mend it");
            } catch (SettingException e) {
                throw new SettingException(file + ": line " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (keys.isEmpty()) {
            throw new SettingException(file + ": knows nobody; keruen action keygen makes a line for it");
        }
        return new OfficerRegister(keys);
    }

    private static List<String> lines(Path file) throws SettingException {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new SettingException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "); name another file");
        }
    }

    /** What is written and says nothing would read as what says everything: all gates, for ever. */
    private static Settings written(String line, Path file) throws JsonProcessingException, SettingException {
        JsonNode read = JSON.readTree(line);
        for (Map.Entry<String, JsonNode> each : read.properties()) {
            JsonNode value = each.getValue();
            if (value.isNull() || (value.isArray() && value.isEmpty())) {
                throw new SettingException(each.getKey() + ": is " + (value.isNull() ? "null" : "an empty list")
                        + "; write what it shall be, or leave the key out");
            }
        }
        return new Settings("", read, file);
    }

    private static OfficerKey key(Settings line) throws SettingException {
        OfficerKey key = new OfficerKey(
                officer(line),
                side(line),
                publicKey(line),
                line.words("roles", OfficerRole.class),
                line.texts("gates"),
                time(line, "validFrom", Long.MIN_VALUE),
                time(line, "validTo", Long.MAX_VALUE));
        if (key.roles().isEmpty()) {
            throw line.wrong("roles", "names none; write some of " + List.of(OfficerRole.values()));
        }
        if (key.validFromMs() >= key.validToMs()) {
            throw line.wrong("validTo", "is not after validFrom; write a later one");
        }
        line.requireAllKnown();
        return key;
    }

    private static String officer(Settings line) throws SettingException {
        String officer = line.text("officer");
        if (!Validity.isId(officer)) {
            throw line.wrong(
                    "officer", "is longer than " + Validity.MAX_ID_LENGTH + " characters; write a shorter one");
        }
        requireReadable(line, officer);
        return officer;
    }

    /** Names that look like another's would make one person two for whoever reads them. */
    private static void requireReadable(Settings line, String officer) throws SettingException {
        EnumSet<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        officer.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(LOOK_ALIKE::contains)
                .forEach(scripts::add);
        if (scripts.size() > 1) {
            throw line.wrong("officer", "mixes letters of " + scripts + "; write it in one script");
        }
        if (officer.codePoints().anyMatch(OfficerRegisterFile::isUnseen)) {
            throw line.wrong("officer", "holds a character that nobody sees; write visible letters only");
        }
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static Authority side(Settings line) throws SettingException {
        line.text("side");
        return line.word("side", Authority.class, Authority.KZ);
    }

    private static String publicKey(Settings line) throws SettingException {
        String written = line.text("publicKey");
        try {
            return Ed25519.canonical(written);
        } catch (IllegalArgumentException e) {
            throw line.wrong("publicKey", "is no key of Ed25519; copy the line that keruen action keygen wrote");
        }
    }

    private static long time(Settings line, String key, long otherwise) throws SettingException {
        String written = line.textOrNull(key);
        try {
            return written == null ? otherwise : Instant.parse(written).toEpochMilli();
        } catch (DateTimeException e) {
            throw line.wrong(key, "is " + written + "; write a time as 2026-01-31T00:00:00Z");
        }
    }

    /** Two keys of one officer are a change of keys; one key of two officers would make one person two. */
    private static void requireNew(OfficerKey key, List<OfficerKey> before) throws SettingException {
        for (OfficerKey other : before) {
            if (other.keyId().equals(key.keyId())) {
                throw new SettingException("publicKey: stands in an earlier line; each officer has keys of their own");
            }
            if (other.isOf(key.officer()) && !other.officer().equals(key.officer())) {
                throw new SettingException("officer: is written " + key.officer() + ", and " + other.officer()
                        + " in an earlier line; write one person one way");
            }
        }
    }

    /** The line of a key. */
    public static String line(OfficerKey key) {
        ObjectNode line = JSON.createObjectNode();
        line.put("officer", key.officer());
        line.put("side", key.side().name());
        ArrayNode roles = line.putArray("roles");
        key.roles().forEach(role -> roles.add(role.name()));
        if (!key.gates().isEmpty()) {
            ArrayNode gates = line.putArray("gates");
            key.gates().forEach(gates::add);
        }
        if (key.validFromMs() != Long.MIN_VALUE) {
            line.put("validFrom", Instant.ofEpochMilli(key.validFromMs()).toString());
        }
        if (key.validToMs() != Long.MAX_VALUE) {
            line.put("validTo", Instant.ofEpochMilli(key.validToMs()).toString());
        }
        line.put("publicKey", key.publicKey());
        return line.toString();
    }
}
