package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.live.AccessFile;
import io.keruen.jobs.settings.OfficerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compose file, as far as it can be checked where no engine runs. */
class ComposeTest {
    private static final Set<String> OURS = Set.of("keruen:0.1.0");
    /** It ends when it is done. */
    private static final Set<String> UNWATCHED = Set.of("topics");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)([^}]*)}");

    private static JsonNode compose;
    private static JsonNode services;

    @BeforeAll
    static void read() throws IOException {
        compose = Repository.yaml(Repository.COMPOSE).get(0);
        services = compose.path("services");
    }

    @Test
    void it_keeps_the_compose_specification() throws IOException {
        JsonNode schema =
                Repository.yaml(Repository.resource("compose-spec.json.gz")).get(0);

        assertThat(SchemaCheck.faults(schema, compose)).isEmpty();
    }

    @Test
    void the_schema_notices_a_misspelt_key() throws IOException {
        JsonNode schema =
                Repository.yaml(Repository.resource("compose-spec.json.gz")).get(0);
        JsonNode wrong = compose.deepCopy();
        ((ObjectNode) wrong.path("services").path("kafka")).put("helthcheck", "none");

        assertThat(SchemaCheck.faults(schema, wrong)).isNotEmpty();
    }

    @Test
    void every_command_of_ours_is_understood() {
        List<String> faults = new ArrayList<>();
        services.forEach(service -> {
            if (OURS.contains(service.path("image").asText())) {
                OurCommands.fault(Repository.texts(service.path("command"))).ifPresent(faults::add);
            }
        });

        assertThat(faults).isEmpty();
    }

    /** Else the watcher would take the new job for another's, and not hand it over again. */
    @Test
    void an_upgrade_hands_over_what_the_watcher_would() throws IOException {
        List<String> words =
                new ArrayList<>(Repository.texts(services.path("escort").path("command")));
        words.removeIf(word -> word.equals("--watch") || word.startsWith("--health="));
        words.add(words.indexOf("--"), "--from=SAVEPOINT");
        String readme = Files.readString(Repository.DOCKER.resolve("README.md"));

        assertThat(readme.replaceAll("\\\\\n +", "")).contains(" escort " + String.join(" ", words) + "\n");
        assertThat(OurCommands.fault(words)).isEmpty();
    }

    @Test
    void every_main_class_and_jar_named_is_there() throws IOException {
        String dockerfile = Files.readString(Repository.DOCKER.resolve("Dockerfile"));
        List<String> arguments = new ArrayList<>();
        services.forEach(service -> arguments.addAll(Repository.texts(service.path("command"))));
        List<String> classes = after("--class=", arguments);

        assertThat(classes).hasSize(2).allMatch(OurCommands::hasMain);
        assertThat(after("--jar=", arguments)).hasSize(2).allMatch(dockerfile::contains);
    }

    @Test
    void flink_is_told_nothing_it_does_not_know() {
        Map<String, String> settings = flinkSettings();

        assertThat(settings).containsKey("kafka.bootstrap-servers");
        assertThat(FlinkKeys.unknown(settings)).isEmpty();
        assertThat(FlinkKeys.unknown(Map.of("state.checkpoint.dir", "x", "env.java.opts.all", "y")))
                .hasSize(2);
    }

    @Test
    void metrics_of_the_jobs_reach_the_history() {
        MetricsInHistory.assertToldTo(flinkSettings());
        for (String process : List.of("jobmanager", "taskmanager")) {
            JsonNode environment = services.path(process).path("environment");
            MetricsInHistory.ENVIRONMENT.forEach(
                    each -> assertThat(environment.path(each).asText()).as(each).isNotEmpty());
        }
    }

    private static Map<String, String> flinkSettings() {
        return compose.path("x-flink-environment")
                .path("FLINK_PROPERTIES")
                .asText()
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (a, b) -> b, LinkedHashMap::new));
    }

    @Test
    void the_jobs_find_slots_and_partitions() {
        int slots = services.path("taskmanager").path("deploy").path("replicas").asInt();
        int partitions =
                OurCommands.partitions(Repository.texts(services.path("topics").path("command")));
        Matcher escort = Pattern.compile("escort\\.parallelism: (\\d+)")
                .matcher(compose.path("x-flink-environment")
                        .path("FLINK_PROPERTIES")
                        .asText());

        assertThat(partitions).as("for ever, says operations.md").isGreaterThanOrEqualTo(12);
        assertThat(escort.find()).isTrue();
        int parallelism = Integer.parseInt(escort.group(1));
        assertThat(parallelism).isLessThanOrEqualTo(partitions);
        assertThat(slots).as("two jobs, and one slot to spare").isEqualTo(parallelism + 1 + 1);
    }

    @Test
    void images_are_pinned_and_are_the_versions_that_were_tested() throws IOException {
        services.forEach(service -> assertThat(service.path("image").asText()).matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+"));
        assertThat(services.path("kafka").path("image").asText())
                .isEqualTo("apache/kafka:" + Repository.version("kafka.version"));
        assertThat(services.path("influxdb").path("image").asText()).startsWith("influxdb:1.");
    }

    /** The one in memory, which is the image's own choice, takes a million series and refuses the next. */
    @Test
    void the_history_has_the_index_that_no_number_of_series_fills() {
        JsonNode environment = services.path("influxdb").path("environment");

        assertThat(environment.path("INFLUXDB_DATA_INDEX_VERSION").asText()).isEqualTo("tsi1");
    }

    @Test
    void what_is_mounted_is_there() throws IOException {
        String init = Files.readString(Repository.DOCKER.resolve("init.sh"));
        List<String> faults = new ArrayList<>();
        services.forEach(service -> service.path("volumes").forEach(each -> {
            String source = each.asText().split(":", 2)[0];
            boolean isNamed = !source.contains("/");
            Path path = Repository.DOCKER.resolve(source).normalize();
            if (isNamed ? !compose.path("volumes").has(source) : !Files.exists(path)) {
                faults.add(source);
            }
        }));
        compose.path("secrets").forEach(each -> {
            String file = Path.of(each.path("file").asText()).getFileName().toString();
            if (!init.contains(file) && !file.startsWith("kafka-")) { // those are made of access.yaml: ImagesTest
                faults.add(file);
            }
        });
        services.forEach(service -> service.path("secrets").forEach(each -> {
            String name = each.isObject() ? each.path("source").asText() : each.asText();
            if (!compose.path("secrets").has(name)) {
                faults.add(name);
            }
        }));

        assertThat(faults).isEmpty();
    }

    @Test
    void no_password_stands_in_it() throws IOException {
        String text = Files.readString(Repository.COMPOSE);
        String init = Files.readString(Repository.DOCKER.resolve("init.sh"));
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            assertThat(variables.group(2)).as(variables.group()).startsWith(":?");
            assertThat(init).contains(variables.group(1));
        }
        services.forEach(service -> {
            Iterator<Map.Entry<String, JsonNode>> environment =
                    service.path("environment").properties().iterator();
            environment.forEachRemaining(each -> {
                if (each.getKey().contains("PASSWORD") || each.getKey().contains("TOKEN")) {
                    assertThat(each.getValue().asText()).as(each.getKey()).matches("\\$\\{\\w+:\\?.*}|/run/secrets/.+");
                }
            });
        });
    }

    /** Each is who he is to the broker, has that name's file and no other, and may do something by that name. */
    @Test
    void whoever_speaks_to_kafka_proves_who_he_is() throws Exception {
        Set<String> known =
                new TreeSet<>(AccessFile.read(Repository.ACCESS).grants().keySet());
        known.add("admin");
        List<String> speakers = new ArrayList<>();
        services.properties().forEach(service -> {
            List<String> command = Repository.texts(service.getValue().path("command"));
            int option = Math.max(command.indexOf("--kafka-config"), command.indexOf("--kafka.config-file"));
            boolean isSubmit = command.contains("submit");
            if (command.contains("kafka:9092") || isSubmit) {
                assertThat(option).as(service.getKey()).isNotNegative();
                assertThat(command.get(option + 1)).startsWith("/run/secrets/kafka-");
                String secret = command.get(option + 1).substring("/run/secrets/".length());
                assertThat(known).contains(secret.substring("kafka-".length()));
                JsonNode reader = isSubmit ? services.path("jobmanager") : service.getValue();
                assertThat(Repository.texts(reader.path("secrets")))
                        .as(service.getKey())
                        .contains(secret)
                        .filteredOn(each -> each.startsWith("kafka-"))
                        .hasSize(isSubmit ? 2 : 1);
                speakers.add(service.getKey());
            }
        });

        assertThat(speakers)
                .containsExactlyInAnyOrder("topics", "ticker", "escort", "history", "dispatcher", "console");
    }

    /** Else whoever may write the topics acts as any officer. The file lies where the job's main runs. */
    @Test
    void the_escort_job_asks_for_officers_signatures() {
        List<String> command = Repository.texts(services.path("escort").path("command"));
        int option = command.indexOf("--" + OfficerSettings.REGISTER.key());

        assertThat(option).isGreaterThan(command.indexOf("--"));
        assertThat(command.get(option + 1)).startsWith("/run/secrets/");
        assertThat(Repository.texts(services.path("jobmanager").path("secrets")))
                .contains(command.get(option + 1).substring("/run/secrets/".length()));
    }

    @Test
    void nothing_is_published_beyond_this_machine() {
        services.forEach(service -> Repository.texts(service.path("ports"))
                .forEach(port -> assertThat(port).startsWith("127.0.0.1:")));
    }

    @Test
    void what_is_waited_for_can_be_known() {
        List<String> faults = new ArrayList<>();
        services.properties().forEach(service -> {
            if (!service.getValue().has("healthcheck") && !UNWATCHED.contains(service.getKey())) {
                faults.add(service.getKey() + " has no health check");
            }
            service.getValue().path("depends_on").properties().forEach(other -> {
                JsonNode needed = services.path(other.getKey());
                boolean isHealth = other.getValue().path("condition").asText().equals("service_healthy");
                if (needed.isMissingNode() || isHealth && !needed.has("healthcheck")) {
                    faults.add(service.getKey() + " waits for " + other.getKey());
                }
            });
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void an_old_checkpoint_calls_a_person() throws Exception {
        List<URI> pages = Repository.watch().jobMetrics();

        assertThat(pages).isNotEmpty().allSatisfy(page -> {
            JsonNode asked = services.path(page.getHost());
            assertThat(Repository.texts(asked.path("command"))).containsExactly("taskmanager");
            assertThat(flinkSettings())
                    .containsEntry("metrics.reporter.prometheus.port", Integer.toString(page.getPort()));
        });
    }

    @Test
    void ports_that_are_asked_are_ports_that_are_served() {
        JsonNode console = services.path("console");
        List<String> command = Repository.texts(console.path("command"));
        String port = command.get(command.indexOf("--port") + 1);

        assertThat(Repository.texts(console.path("healthcheck").path("test"))).contains("http", port, "/healthz");
        assertThat(Repository.texts(console.path("ports"))).containsExactly("127.0.0.1:" + port + ":" + port);
        services.forEach(service -> {
            List<String> arguments = Repository.texts(service.path("command"));
            List<String> test = Repository.texts(service.path("healthcheck").path("test"));
            if (test.contains("fresh")) {
                String file = test.get(test.indexOf("fresh") + 1);
                assertThat(arguments).anyMatch(each -> each.equals(file) || each.equals("--health=" + file));
            }
            arguments.stream()
                    .filter(each -> each.startsWith("kafka:"))
                    .forEach(each -> assertThat(services.path("kafka")
                                    .path("environment")
                                    .path("KAFKA_ADVERTISED_LISTENERS")
                                    .asText())
                            .contains("INSIDE://" + each));
        });
    }

    @Test
    void what_we_are_told_by_the_environment_is_read_by_somebody() throws IOException {
        String sources = SourceText.ofMain();

        services.forEach(service -> service.path("environment").properties().forEach(each -> {
            if (each.getKey().startsWith("INFLUX_")) {
                assertThat(MetricsInHistory.ENVIRONMENT).contains(each.getKey());
                assertThat(sources).contains('"' + each.getKey() + '"');
            }
        }));
    }

    private static List<String> after(String option, List<String> arguments) {
        return arguments.stream()
                .filter(each -> each.startsWith(option))
                .map(each -> each.substring(option.length()))
                .toList();
    }
}
