package io.keruen.connectors.outlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings at one place of the routing file. It remembers what was asked for, so that a key nobody knows is an error
 * and not a surprise. Used by one thread.
 */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final int MAX_SECRET_BYTES = 16 << 10;

    private final String place;
    private final JsonNode node;
    private final Path besides;
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * The settings in an object.
     *
     * @param place its key, with those above it
     * @param besides the folder that relative paths start from
     */
    public Settings(String place, JsonNode node, Path besides) throws SettingException {
        this.place = place;
        this.node = node;
        this.besides = besides;
        if (!node.isObject()) {
            throw new SettingException(place + ": is " + word(node) + "; write keys with values below it");
        }
    }

    /** What is wrong with a key of this place, as an exception. */
    public SettingException wrong(String key, String whatAndFix) {
        return new SettingException(pathOf(key) + ": " + whatAndFix);
    }

    /** Whether the key is written. */
    public boolean has(String key) {
        known.add(key);
        return node.hasNonNull(key);
    }

    /** A text that must be there. */
    public String text(String key) throws SettingException {
        String found = textOrNull(key);
        if (found == null) {
            throw wrong(key, "is missing; write it");
        }
        return found;
    }

    /** A text, or what holds without it. */
    public String text(String key, String otherwise) throws SettingException {
        String found = textOrNull(key);
        return found == null ? otherwise : found;
    }

    /** A text, or {@code null}. */
    public @Nullable String textOrNull(String key) throws SettingException {
        if (!has(key)) {
            return null;
        }
        JsonNode found = node.get(key);
        if (!found.isValueNode() || found.asText().isBlank()) {
            throw wrong(key, "is " + word(found) + "; write one text");
        }
        return found.asText();
    }

    /** One of some words. */
    public <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) throws SettingException {
        String found = textOrNull(key);
        return found == null ? otherwise : constant(key, found, words);
    }

    /** A list of words; empty if it is not there. */
    public <E extends Enum<E>> List<E> words(String key, Class<E> words) throws SettingException {
        List<E> all = new ArrayList<>();
        for (String each : texts(key)) {
            all.add(constant(key, each, words));
        }
        return all;
    }

    private <E extends Enum<E>> E constant(String key, String found, Class<E> words) throws SettingException {
        for (E each : words.getEnumConstants()) {
            if (each.name().equals(found)) {
                return each;
            }
        }
        throw wrong(key, "is " + found + "; write one of " + List.of(words.getEnumConstants()));
    }

    /** Texts in a list; empty if it is not there. */
    public List<String> texts(String key) throws SettingException {
        if (!has(key)) {
            return List.of();
        }
        JsonNode found = node.get(key);
        if (!found.isArray()) {
            throw wrong(key, "is " + word(found) + "; write a list, as [a, b]");
        }
        List<String> all = new ArrayList<>();
        for (JsonNode each : found) {
            if (!each.isValueNode() || each.isNull() || each.asText().isBlank()) {
                throw wrong(key, "holds " + word(each) + "; write texts only");
            }
            all.add(each.asText());
        }
        return all;
    }

    /** These settings, with another value of a key. */
    public Settings with(String key, List<String> texts) throws SettingException {
        ObjectNode other = node.deepCopy();
        texts.forEach(other.putArray(key)::add);
        return new Settings(place, other, besides);
    }

    /** One text, or several in a list; empty if it is not there. */
    public List<String> oneOrMoreTexts(String key) throws SettingException {
        if (has(key) && node.get(key).isArray()) {
            return texts(key);
        }
        String one = textOrNull(key);
        return one == null ? List.of() : List.of(one);
    }

    /** A whole number in a range. */
    public int number(String key, int otherwise, int least, int most) throws SettingException {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode found = node.get(key);
        if (!found.isIntegralNumber() || !found.canConvertToInt() || found.asInt() < least || found.asInt() > most) {
            throw wrong(key, "is " + word(found) + "; write a whole number from " + least + " to " + most);
        }
        return found.asInt();
    }

    /** Yes or no. */
    public boolean flag(String key, boolean otherwise) throws SettingException {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode found = node.get(key);
        if (!found.isBoolean()) {
            throw wrong(key, "is " + word(found) + "; write true or false");
        }
        return found.asBoolean();
    }

    /** A span of time that is not zero, as {@code 20s}. */
    public Duration span(String key, Duration otherwise) throws SettingException {
        String found = textOrNull(key);
        if (found == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(found);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw wrong(key, "is " + found + "; write a span as 500ms, 20s, 5m, 2h or 3d");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** A secret, from the file that {@code <key>-file} names or the environment variable that {@code <key>-env} names. */
    public @Nullable String secret(String key) throws SettingException {
        String file = textOrNull(key + "-file");
        String variable = textOrNull(key + "-env");
        known.add(key);
        if (node.has(key)) {
            throw wrong(key, "stands in the file itself; write " + key + "-file or " + key + "-env instead");
        }
        if (file != null && variable != null) {
            throw wrong(key + "-file", "stands beside " + key + "-env; leave one of them away");
        }
        if (variable != null) {
            String found = System.getenv(variable);
            if (found == null || found.isBlank()) {
                throw wrong(key + "-env", "names " + variable + ", which is not set; set it");
            }
            return found.strip();
        }
        return file == null ? null : secretIn(key + "-file", path(file));
    }

    private String secretIn(String key, Path file) throws SettingException {
        try {
            if (Files.size(file) > MAX_SECRET_BYTES) {
                throw wrong(key, "names " + file + ", which is too large for a secret; name another file");
            }
            String found = Files.readString(file).strip();
            if (found.isEmpty()) {
                throw wrong(key, "names " + file + ", which is empty; write the secret into it");
            }
            return found;
        } catch (IOException e) {
            throw wrong(
                    key,
                    "names " + file + ", which cannot be read (" + e.getClass().getSimpleName()
                            + "); name a file that can");
        }
    }

    /** A path; a relative one starts beside the routing file. */
    public Path path(String written) {
        return besides.resolve(written);
    }

    /** The places below a key, in the order in which they are written; empty if it is not there. */
    public List<Settings> children(String key) throws SettingException {
        if (!has(key)) {
            return List.of();
        }
        JsonNode found = node.get(key);
        List<Settings> all = new ArrayList<>();
        if (found.isArray()) {
            for (int i = 0; i < found.size(); i++) {
                all.add(new Settings(pathOf(key) + "[" + i + "]", found.get(i), besides));
            }
            return all;
        }
        if (!found.isObject()) {
            throw wrong(key, "is " + word(found) + "; write entries below it");
        }
        for (Iterator<String> names = found.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            all.add(new Settings(pathOf(key) + "." + name, found.get(name), besides));
        }
        return all;
    }

    /** The place below a key, or {@code null}. */
    public @Nullable Settings child(String key) throws SettingException {
        return has(key) ? new Settings(pathOf(key), node.get(key), besides) : null;
    }

    /** The last part of this place's key. */
    public String name() {
        return place.substring(place.lastIndexOf('.') + 1);
    }

    /** Refuses keys that nobody asked for. */
    public void requireAllKnown() throws SettingException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw wrong(name, "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    private String pathOf(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private static String word(JsonNode node) {
        if (node.isNull()) {
            return "empty";
        }
        return node.isValueNode() ? "'" + node.asText() + "'" : node.isArray() ? "a list" : "an object";
    }
}
