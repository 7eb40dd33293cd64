package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.live.AccessFile;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.settings.OfficerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests, as far as they can be checked where no cluster runs. */
class KubernetesTest {
    private static final String RESTART = "kubernetes.operator.job.restart.failed";
    private static final Pattern ADDRESS = Pattern.compile("(?:http://)?([a-z]+:\\d{4,5})");

    private static List<JsonNode> manifests;
    private static List<JsonNode> jobs;

    @BeforeAll
    static void read() throws IOException {
        manifests = Repository.manifests();
        jobs = manifests.stream()
                .filter(each -> each.path("kind").asText().equals("FlinkDeployment"))
                .toList();
    }

    @Test
    void the_jobs_keep_the_operators_definition() throws IOException {
        JsonNode schema = definition();

        assertThat(jobs).hasSize(2);
        jobs.forEach(
                job -> assertThat(SchemaCheck.faults(schema, job.path("spec"))).isEmpty());
    }

    @Test
    void the_definition_notices_a_misspelt_key_and_a_wrong_word() throws IOException {
        JsonNode schema = definition();
        JsonNode misspelt = jobs.get(0).path("spec").deepCopy();
        ((ObjectNode) misspelt.path("job")).put("entryKlass", "X");
        JsonNode wrong = jobs.get(0).path("spec").deepCopy();
        ((ObjectNode) wrong.path("job")).put("upgradeMode", "brave");

        assertThat(SchemaCheck.faults(schema, misspelt)).isNotEmpty();
        assertThat(SchemaCheck.faults(schema, wrong)).isNotEmpty();
    }

    /** The page tells what keeps a job from beginning from nothing, in the operator's own words. */
    @Test
    void the_way_back_to_a_savepoint_is_one_that_the_operator_knows() throws IOException {
        String readme = Files.readString(Repository.KUBERNETES.resolve("README.md"));
        ObjectNode spec = jobs.get(0).path("spec").deepCopy();
        ((ObjectNode) spec.path("job"))
                .put("state", "running")
                .put("initialSavepointPath", "file:///state/savepoints/escort/savepoint-1")
                .put("savepointRedeployNonce", 1);

        assertThat(readme)
                .contains("begins from nothing", "`initialSavepointPath:`", "`savepointRedeployNonce`")
                .contains("{.status.jobStatus.upgradeSavepointPath}");
        assertThat(SchemaCheck.faults(definition(), spec)).isEmpty();
        for (String job : List.of("escort.yaml", "history.yaml")) {
            assertThat(Files.readString(Repository.KUBERNETES.resolve(job))).contains("initialSavepointPath first");
        }
    }

    private static JsonNode definition() throws IOException {
        JsonNode definition = Repository.yaml(Repository.resource("flinkdeployments.flink.apache.org-v1.yml.gz"))
                .get(0);
        JsonNode version = definition.path("spec").path("versions").get(0);
        return SchemaCheck.strict(version.path("schema")
                .path("openAPIV3Schema")
                .path("properties")
                .path("spec"));
    }

    @Test
    void the_jobs_are_ours_and_are_told_what_they_know() throws IOException {
        String dockerfile = Files.readString(Repository.DOCKER.resolve("Dockerfile"));
        for (JsonNode deployment : jobs) {
            JsonNode job = deployment.path("spec").path("job");
            assertThat(OurCommands.hasMain(job.path("entryClass").asText()))
                    .as(job.toString())
                    .isTrue();
            assertThat(dockerfile).contains(job.path("jarURI").asText().replace("local://", ""));
            List<String> arguments = Repository.texts(job.path("args"));
            for (int i = 0; i < arguments.size(); i += 2) {
                String key = arguments.get(i).replaceFirst("^--", "");
                assertThat(FlinkKeys.ofJobs()).contains(key);
            }
            assertThat(arguments.get(1))
                    .as("the operator's slots and the job's subtasks")
                    .isEqualTo(job.path("parallelism").asText());
            Map<String, String> settings = new HashMap<>();
            deployment
                    .path("spec")
                    .path("flinkConfiguration")
                    .properties()
                    .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
            assertThat(settings.remove(RESTART))
                    .as("a main that came before the topics")
                    .isEqualTo("true");
            assertThat(FlinkKeys.unknown(settings)).isEmpty();
            MetricsInHistory.assertToldTo(settings);
            List<String> environment = new ArrayList<>();
            deployment.findValues("env").forEach(env -> environment.addAll(env.findValuesAsText("name")));
            assertThat(environment).containsAll(MetricsInHistory.ENVIRONMENT);
        }
    }

    /** Where the token of its account would stand is where our secrets are mounted, and nobody can make that place. */
    @Test
    void nobody_of_ours_has_a_word_with_the_api_server() {
        int pods = 0;
        for (JsonNode manifest : manifests) {
            JsonNode pod = manifest.path("spec").path("template").path("spec");
            if (!pod.isMissingNode()) {
                assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                        .as(manifest.path("metadata").toString())
                        .isFalse();
                pods++;
            }
        }
        assertThat(pods).isEqualTo(7);
    }

    @Test
    void whoever_is_asked_has_a_service() {
        Set<String> served = new TreeSet<>();
        for (JsonNode manifest : manifests) {
            if (manifest.path("kind").asText().equals("Service")) {
                String name = manifest.path("metadata").path("name").asText();
                manifest.findValuesAsText("port").forEach(port -> served.add(name + ":" + port));
            }
        }
        Set<String> asked = new TreeSet<>();
        manifests.forEach(each -> addAsked(each, asked));

        assertThat(asked).contains("kafka:9092", "influxdb:8086");
        assertThat(served).containsAll(asked);
    }

    private static void addAsked(JsonNode node, Set<String> asked) {
        Matcher address = ADDRESS.matcher(node.asText());
        if (address.matches()) {
            asked.add(address.group(1));
        }
        node.forEach(each -> addAsked(each, asked));
    }

    @Test
    void a_cluster_is_given_the_files_that_are_mounted_and_no_others() throws IOException {
        String readme = Files.readString(Repository.KUBERNETES.resolve("README.md"));
        Set<String> given = new TreeSet<>();
        Matcher files = Pattern.compile("--from-file=docker/secrets(\\S*)").matcher(readme);
        while (files.find()) {
            given.add(files.group(1).replaceFirst("^/", ""));
        }
        Set<String> mounted = new TreeSet<>();
        manifests.forEach(manifest -> manifest.findParents("secretName")
                .forEach(secret -> mounted.addAll(secret.path("items").findValuesAsText("key"))));

        assertThat(given).isEqualTo(mounted).doesNotContain("authority.key");
    }

    @Test
    void the_readme_starts_everything_and_the_topics_before_the_jobs() throws IOException {
        String readme = Files.readString(Repository.KUBERNETES.resolve("README.md"));
        try (Stream<Path> files = Files.list(Repository.KUBERNETES)) {
            assertThat(files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".yaml")))
                    .allMatch(each -> Pattern.compile("kubectl apply .*\\b" + each)
                            .matcher(readme)
                            .find());
        }
        assertThat(readme)
                .containsSubsequence(
                        "-f kafka.yaml",
                        "-f keruen.yaml",
                        "wait --for=condition=complete job/topics",
                        "-f escort.yaml");
    }

    @Test
    void every_command_of_ours_is_understood() {
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (JsonNode manifest : manifests) {
            for (JsonNode container :
                    manifest.path("spec").path("template").path("spec").path("containers")) {
                if (container.path("image").asText().startsWith("keruen:")) {
                    OurCommands.fault(Repository.texts(container.path("args"))).ifPresent(faults::add);
                    seen++;
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(seen).isEqualTo(4);
    }

    @Test
    void the_frames_have_partitions_to_grow_into() {
        assertThat(OurCommands.partitions(topicsCommand())).as("for ever").isGreaterThanOrEqualTo(12);
    }

    @Test
    void claims_secrets_and_maps_are_made_by_somebody() throws IOException {
        String readme = Files.readString(Repository.KUBERNETES.resolve("README.md"));
        Set<String> claims = new TreeSet<>();
        manifests.forEach(each -> {
            if (each.path("kind").asText().equals("PersistentVolumeClaim")) {
                claims.add(each.path("metadata").path("name").asText());
            }
        });
        for (JsonNode manifest : manifests) {
            manifest.findValuesAsText("claimName")
                    .forEach(name -> assertThat(claims).contains(name));
            manifest.findValuesAsText("secretName")
                    .forEach(name -> assertThat(readme).contains("generic " + name + " "));
            manifest.findValues("secretKeyRef")
                    .forEach(each -> assertThat(readme)
                            .contains("generic " + each.path("name").asText() + " "));
            manifest.findValues("configMap")
                    .forEach(each -> assertThat(readme)
                            .contains("configmap " + each.path("name").asText() + " "));
        }
    }

    /** By a file of his own name, which he alone has mounted. */
    @Test
    void whoever_speaks_to_kafka_proves_who_he_is() throws Exception {
        Set<String> known =
                new TreeSet<>(AccessFile.read(Repository.ACCESS).grants().keySet());
        known.add("admin");
        int speakers = 0;
        for (JsonNode manifest : manifests) {
            List<String> arguments = new ArrayList<>();
            manifest.findValues("args").forEach(each -> arguments.addAll(Repository.texts(each)));
            int option = Math.max(arguments.indexOf("--kafka-config"), arguments.indexOf("--kafka.config-file"));
            if (manifest.toString().contains("kafka:9092\"")
                    && !manifest.toString().contains("INSIDE://kafka")) {
                assertThat(option).as(manifest.toString()).isNotNegative();
                String user = arguments.get(option + 1).replaceFirst("^/run/kafka/", "");
                assertThat(known).contains(user);
                assertThat(manifest.findValuesAsText("mountPath")).contains("/run/kafka");
                assertThat(manifest.findValuesAsText("key").stream().filter(each -> each.startsWith("kafka-")))
                        .containsExactly("kafka-" + user + ".properties");
                assertThat(manifest.findValuesAsText("path")).contains(user);
                speakers++;
            }
        }
        assertThat(speakers).isEqualTo(6);
    }

    /** The dispatcher has the routing of the compose file; the labels are those of Flink's own Kubernetes client. */
    @Test
    void an_old_checkpoint_calls_a_person() throws Exception {
        URI page = Repository.watch().jobMetrics().get(0);
        JsonNode service = manifests.stream()
                .filter(each -> each.path("kind").asText().equals("Service"))
                .filter(each -> each.path("metadata").path("name").asText().equals(page.getHost()))
                .findFirst()
                .orElseThrow();

        assertThat(service.path("spec").path("clusterIP").asText()).isEqualTo("None");
        assertThat(service.findValuesAsText("port")).containsExactly(Integer.toString(page.getPort()));
        assertThat(service.path("spec").path("selector").path("app").asText()).isEqualTo("escort");
        assertThat(service.path("spec").path("selector").path("component").asText())
                .isEqualTo("taskmanager");
        assertThat(service.path("spec").path("selector")).hasSize(2);
    }

    @Test
    void what_serves_for_long_is_probed() {
        for (JsonNode manifest : manifests) {
            for (JsonNode container :
                    manifest.path("spec").path("template").path("spec").path("containers")) {
                boolean isProbed = container.has("livenessProbe") || container.has("readinessProbe");
                boolean isJob = manifest.path("kind").asText().equals("Job");
                assertThat(isProbed || isJob)
                        .as(container.path("name").asText())
                        .isTrue();
                List<String> probe = Repository.texts(
                        container.path("livenessProbe").path("exec").path("command"));
                if (probe.contains("fresh")) {
                    assertThat(Repository.texts(container.path("args"))).contains("--health", probe.get(2));
                }
            }
        }
    }

    @Test
    void the_history_has_the_index_that_no_number_of_series_fills() {
        List<JsonNode> chosen = manifests.stream()
                .filter(each -> each.path("metadata").path("name").asText().equals("influxdb"))
                .flatMap(each -> each.findValues("env").stream())
                .flatMap(each -> StreamSupport.stream(each.spliterator(), false))
                .filter(each -> each.path("name").asText().equals("INFLUXDB_DATA_INDEX_VERSION"))
                .toList();

        assertThat(chosen)
                .singleElement()
                .satisfies(each -> assertThat(each.path("value").asText()).isEqualTo("tsi1"));
    }

    /** What it is ill of is mostly the broker's, and while it starts anew it delivers nothing that it owes. */
    @Test
    void a_dispatcher_that_reads_nothing_for_a_while_is_not_killed() {
        assertThat(freshForS(liveness("StatefulSet", "dispatcher"))).isGreaterThanOrEqualTo(300);
    }

    /** Each start anew waits longer: time would stand still for minutes after the broker is back. */
    @Test
    void a_ticker_whose_broker_is_away_for_a_while_is_not_killed() {
        JsonNode probe = liveness("Deployment", "ticker");

        assertThat(freshForS(probe)).isGreaterThanOrEqualTo(300);
        assertThat(probe.path("initialDelaySeconds").asInt())
                .as("its file is not there before the first tick")
                .isGreaterThanOrEqualTo(300);
    }

    /** Else one that has no broker, or a wrong name for it, would take the place of one that ticks. */
    @Test
    void a_ticker_gives_way_only_to_one_that_ticks() {
        assertThat(freshForS(probe("Deployment", "ticker", "readinessProbe"))).isLessThanOrEqualTo(10);
    }

    private static JsonNode liveness(String kind, String name) {
        return probe(kind, name, "livenessProbe");
    }

    private static JsonNode probe(String kind, String name, String probe) {
        return manifests.stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .filter(each -> each.path("metadata").path("name").asText().equals(name))
                .map(each -> each.findValue(probe))
                .findFirst()
                .orElseThrow();
    }

    /** How old the health file may be. */
    private static int freshForS(JsonNode probe) {
        List<String> command = Repository.texts(probe.path("exec").path("command"));

        assertThat(command).contains("fresh");
        return Integer.parseInt(command.get(3));
    }

    /** Ticks of 72 bytes (TopicsITCase) stay as long as anything in their topics; a fifth is for what is ours. */
    @Test
    void the_broker_has_room_for_a_year_of_ticks_beside_the_frames() throws Exception {
        long ticks = 366 * Duration.ofDays(1).toMillis() / Ticker.PERIOD.toMillis();
        long keptLong = Arrays.stream(Topics.values())
                .filter(Topics::isInput)
                .filter(each -> each.kept() == Topics.Kept.FOR_EVER || each.kept() == Topics.Kept.BY_TIME_LONG)
                .count();
        long frames = OurCommands.partitions(topicsCommand()) * (1_024L + 64) << 20;
        String claim = manifests.stream()
                .filter(each -> each.path("kind").asText().equals("StatefulSet"))
                .filter(each -> each.path("metadata").path("name").asText().equals("kafka"))
                .flatMap(each -> each.findValuesAsText("storage").stream())
                .findFirst()
                .orElseThrow();

        assertThat(claim).matches("\\d+Gi");
        assertThat(Long.parseLong(claim.replace("Gi", "")) << 30)
                .isGreaterThan((ticks * 72 * keptLong + frames) * 5 / 4);
    }

    private static List<String> topicsCommand() {
        return manifests.stream()
                .flatMap(each -> each.findValues("args").stream())
                .map(Repository::texts)
                .filter(each -> each.contains("topics"))
                .findFirst()
                .orElseThrow();
    }

    /** Else whoever may write the topics acts as any officer. */
    @Test
    void the_escort_job_asks_for_officers_signatures() {
        JsonNode escort = jobs.stream()
                .filter(each -> each.path("metadata").path("name").asText().equals("escort"))
                .findFirst()
                .orElseThrow();
        List<String> arguments =
                Repository.texts(escort.path("spec").path("job").path("args"));
        int option = arguments.indexOf("--" + OfficerSettings.REGISTER.key());
        assertThat(option).isNotNegative();
        Path register = Path.of(arguments.get(option + 1));
        JsonNode pod = escort.path("spec").path("podTemplate").path("spec");
        String volume = "";
        for (JsonNode mount : pod.path("containers").get(0).path("volumeMounts")) {
            if (Path.of(mount.path("mountPath").asText()).equals(register.getParent())) {
                volume = mount.path("name").asText();
            }
        }
        List<String> files = new ArrayList<>();
        for (JsonNode each : pod.path("volumes")) {
            if (each.path("name").asText().equals(volume)) {
                files.addAll(each.path("secret").path("items").findValuesAsText("path"));
            }
        }

        assertThat(files).containsExactly(register.getFileName().toString());
    }

    @Test
    void the_broker_is_told_what_the_one_of_the_compose_file_is_told() throws IOException {
        Map<String, String> compose = new HashMap<>();
        Repository.yaml(Repository.COMPOSE)
                .get(0)
                .path("services")
                .path("kafka")
                .path("environment")
                .properties()
                .forEach(each -> compose.put(each.getKey(), each.getValue().asText()));
        Map<String, String> here = new HashMap<>();
        manifests.forEach(each -> each.findValues("env")
                .forEach(env -> env.forEach(variable -> here.put(
                        variable.path("name").asText(), variable.path("value").asText()))));

        for (String key : compose.keySet()) {
            if (key.matches("KAFKA_(SASL|AUTHORIZER|ALLOW|SUPER|AUTO).*")) {
                assertThat(here).containsEntry(key, compose.get(key));
            }
        }
        assertThat(here.get("KAFKA_LISTENERS")).contains("CONTROLLER://localhost:");
        assertThat(compose.get("KAFKA_LISTENERS")).contains("CONTROLLER://localhost:");
    }

    @Test
    void selectors_choose_their_own_pods_and_nobody_is_root() {
        for (JsonNode manifest : manifests) {
            JsonNode spec = manifest.path("spec");
            JsonNode pod = spec.path("template").path("spec");
            if (spec.path("selector").has("matchLabels")) {
                assertThat(spec.path("template").path("metadata").path("labels"))
                        .isEqualTo(spec.path("selector").path("matchLabels"));
            }
            if (!pod.isMissingNode()) {
                assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean())
                        .as(manifest.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void images_are_those_of_the_compose_file() throws IOException {
        JsonNode compose = Repository.yaml(Repository.COMPOSE).get(0);
        List<String> known = compose.path("services").findValuesAsText("image");

        manifests.forEach(each -> each.findValuesAsText("image")
                .forEach(image -> assertThat(known).contains(image)));
    }
}
