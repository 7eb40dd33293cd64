package io.keruen.app.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.app.dispatcher.watch.WatchLimits;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.yaml.snakeyaml.Yaml;

/** The files of the repository, as the tests of what is deployed look at them. */
final class Repository {
    static final Path TOP = Path.of("..");
    static final Path DOCKER = TOP.resolve("docker");
    static final Path COMPOSE = DOCKER.resolve("compose.yaml");
    static final Path ACCESS = DOCKER.resolve("kafka/access.yaml");
    static final Path KUBERNETES = DOCKER.resolve("kubernetes");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Repository() {}

    /** The documents of a YAML file, merge keys resolved. */
    static List<JsonNode> yaml(Path file) throws IOException {
        return yaml(Files.readString(file));
    }

    static List<JsonNode> yaml(String text) {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml().loadAll(text).forEach(each -> documents.add(JSON.valueToTree(each)));
        return documents;
    }

    /** A packed resource beside these tests. */
    static String resource(String name) throws IOException {
        try (InputStream packed = Repository.class.getResourceAsStream("/deploy/" + name);
                InputStream unpacked = new GZIPInputStream(packed)) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** All manifests for Kubernetes. */
    static List<JsonNode> manifests() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                all.addAll(yaml(file));
            }
        }
        return all;
    }

    /** What the dispatcher that is deployed watches. */
    static WatchLimits watch() throws IOException, SettingException {
        Path routing = DOCKER.resolve("dispatcher/routing.yaml");
        return WatchLimits.of(new Settings("watch", yaml(routing).get(0).path("watch"), routing));
    }

    /** A version from the parent pom. */
    static String version(String property) throws IOException {
        Matcher found = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                .matcher(Files.readString(TOP.resolve("pom.xml")));
        if (!found.find()) {
            throw new IllegalArgumentException("pom.xml has no " + property);
        }
        return found.group(1);
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
