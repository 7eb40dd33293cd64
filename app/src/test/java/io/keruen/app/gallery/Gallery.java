package io.keruen.app.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.transit.TransitEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gallery as it lies on disk, ready to be judged. */
public final class Gallery {
    /** Where it lies, seen from the module. */
    public static final Path ROOT = Path.of("src/test/scenarios");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Gallery() {}

    /** One folder, read. */
    public record Exhibit(
            String ruleId,
            String name,
            Scenario scenario,
            List<Expected> expected,
            List<JsonNode> life,
            @Nullable List<JsonNode> transits,
            @Nullable List<String> rulings) {

        /** Reads a folder. */
        static Exhibit read(Path folder) throws IOException, UnusableScenarioException {
            Path transits = folder.resolve("transits.expected.jsonl");
            Path rulings = folder.resolve("clearances.expected.jsonl");
            return new Exhibit(
                    String.valueOf(folder.getParent().getFileName()),
                    String.valueOf(folder.getFileName()),
                    ScenarioReader.read(folder),
                    ExpectedReader.read(folder),
                    lines(folder.resolve("life.expected.jsonl")),
                    Files.exists(transits) ? lines(transits) : null,
                    Files.exists(rulings) ? Files.readAllLines(rulings) : null);
        }

        /** Its folder, relative to the gallery. */
        public String path() {
            return ruleId + "/" + name;
        }

        /** Judges it by these rules, in frames of so many samples; what is wrong, empty if nothing is. */
        public List<String> problems(CoreReplay replay) {
            List<String> problems = new ArrayList<>();
            Verdict verdict = Verdict.of(expected, replay.alerts, Set.of());
            verdict.missed()
                    .forEach(line -> problems.add(
                            "missed " + line.types() + " " + line.vehicleId() + " from " + story(line.startedAtMs())));
            verdict.falseAlarms().forEach(alert -> problems.add("false alarm " + text(alert)));
            problems.addAll(lifeProblems(replay.alerts));
            if (transits != null) {
                problems.addAll(transitProblems(replay.transits, transits));
            }
            if (rulings != null) {
                problems.addAll(rulingProblems(Ruling.lines(replay.clearances), rulings));
            }
            return problems;
        }

        private static List<String> rulingProblems(List<String> decided, List<String> expected) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < Math.max(decided.size(), expected.size()); i++) {
                String is = i < decided.size() ? decided.get(i) : "nothing";
                String must = i < expected.size() ? expected.get(i) : "nothing";
                if (!Ruling.isSame(is, must)) {
                    problems.add("decided " + is + ", not " + must);
                }
            }
            return problems;
        }

        private List<String> lifeProblems(List<AlertEvent> alerts) {
            List<AlertEvent> said = new ArrayList<>();
            Map<String, Severity> severities = new HashMap<>();
            for (AlertEvent event : alerts) {
                Severity before = severities.put(event.alertId(), event.severity());
                if (event.event() != AlertEvent.Event.UPDATED || before != event.severity()) {
                    said.add(event);
                }
            }
            List<String> problems = new ArrayList<>();
            for (JsonNode line : life) {
                if (!said.removeIf(first(event -> fits(line, event)))) {
                    problems.add("not said: " + line + " = "
                            + story(line.get("momentMs").asLong()));
                }
            }
            said.forEach(event -> problems.add("said too much: " + text(event)));
            return problems;
        }

        private static List<String> transitProblems(List<TransitEvent> told, List<JsonNode> expected) {
            List<TransitEvent> left = new ArrayList<>(told);
            List<String> problems = new ArrayList<>();
            for (JsonNode line : expected) {
                if (!left.removeIf(first(event -> fits(line, event)))) {
                    problems.add("not told: " + line + " = "
                            + story(line.get("eventTimeMs").asLong()));
                }
            }
            left.forEach(event -> problems.add("told too much: " + event + " = " + story(event.eventTimeMs())));
            return problems;
        }
    }

    /** All folders under a root, sorted. */
    public static List<Exhibit> read(Path root) throws IOException, UnusableScenarioException {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Path folder : folders(root)) {
            exhibits.add(Exhibit.read(folder));
        }
        return exhibits;
    }

    static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> file.endsWith("expected.jsonl"))
                    .map(file -> file.getParent())
                    .sorted()
                    .toList();
        }
    }

    /** Plays a scenario through the core. */
    static CoreReplay play(Scenario scenario, int frameSamples, RuleCatalog catalog) {
        try {
            return new CoreReplay(scenario, frameSamples, catalog);
        } catch (InvalidFrameException e) {
            throw new IllegalStateException("a frame of our own making is unreadable", e);
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** True for the first that fits and never again. */
    private static <T> Predicate<T> first(Predicate<T> fits) {
        boolean[] found = {false};
        return candidate -> {
            boolean isFirst = !found[0] && fits.test(candidate);
            found[0] |= isFirst;
            return isFirst;
        };
    }

    private static boolean fits(JsonNode line, AlertEvent event) {
        String other = event.otherVehicleId();
        return line.get("event").asText().equals(event.event().name())
                && line.get("type").asText().equals(event.type())
                && line.get("vehicleId").asText().equals(event.vehicleId())
                && line.path("otherVehicleId").asText().equals(other == null ? "" : other)
                && line.get("severity").asText().equals(event.severity().name())
                && isNear(line, "momentMs", event.momentMs());
    }

    private static boolean fits(JsonNode line, TransitEvent event) {
        String reason = event.reason();
        return line.get("event").asText().equals(event.event().name())
                && line.get("vehicleId").asText().equals(event.vehicleId())
                && line.get("zoneId").asText().equals(String.valueOf(event.zoneId()))
                && line.get("late").asBoolean() == event.late()
                && line.get("unobserved").asBoolean() == event.unobserved()
                && line.path("reason").asText().equals(reason == null ? "" : reason)
                && isNear(line, "eventTimeMs", event.eventTimeMs());
    }

    private static boolean isNear(JsonNode line, String field, long ms) {
        return Math.abs(line.get(field).asLong() - ms)
                <= line.get("toleranceMs").asLong();
    }

    private static String text(AlertEvent event) {
        return event.event() + " " + event.type() + " " + event.severity() + " " + event.vehicleId() + " "
                + event.otherVehicleId() + " from " + story(event.startedAtMs()) + " at " + story(event.momentMs())
                + " measured " + event.measured() + " limit " + event.limit();
    }

    /** A moment in seconds of the story. */
    private static String story(long ms) {
        return ms == Expected.ANY ? "any time" : (ms - Road.START_MS) / 1e3 + " s";
    }
}
