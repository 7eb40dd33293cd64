package io.keruen.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.names.Measurements;
import io.keruen.grafana.alerts.AlertRule;
import io.keruen.grafana.alerts.AlertRules;
import io.keruen.grafana.boards.AlertsBoard;
import io.keruen.grafana.boards.ConvoyWallBoard;
import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Datasource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Grafana would refuse, or show wrongly, without Grafana. */
class BoardsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int COLUMNS = 24;

    @Test
    void the_files_are_what_the_builders_make() throws IOException {
        Map<String, String> made = Provisioning.files();
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertThat(Path.of(file.getKey()))
                    .as("run GrafanaWriter, then look at the difference")
                    .hasContent(file.getValue());
        }
        try (Stream<Path> boards = Files.list(Path.of("boards"))) {
            assertThat(boards.map(Path::toString))
                    .allSatisfy(path -> assertThat(made).containsKey(path));
        }
    }

    @Test
    void ids_are_unique_and_short() {
        assertThat(Boards.all().stream().map(Board::uid))
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("[a-z-]{1,40}"));
        assertThat(Boards.all().stream().map(Board::title)).doesNotHaveDuplicates();
        assertThat(AlertRules.all().stream().map(AlertRule::uid))
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("[a-z-]{1,40}"));
    }

    @TestFactory
    Stream<DynamicTest> a_board_keeps_the_rules() {
        return Boards.all().stream().map(board -> DynamicTest.dynamicTest(board.uid(), () -> check(board)));
    }

    private static void check(Board board) throws IOException {
        JsonNode json = MAPPER.readTree(board.json());
        assertThat(json.get("editable").asBoolean()).isFalse();
        assertThat(json.get("description").asText()).isNotBlank();
        Set<Integer> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : json.get("panels")) {
            String title = panel.get("title").asText();
            assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
            assertThat(titles.add(panel.get("type").asText() + title)).as(title).isTrue();
            assertThat(title).isNotBlank();
            assertThat(panel.get("description").asText()).as(title).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(Datasource.UID);
            assertThat(panel.get("targets")).as(title).isNotEmpty();
            panel.get("targets").forEach(target -> {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo(Datasource.UID);
                assertThat(QueryNames.unknown(target.get("query").asText()))
                        .as(title)
                        .isEmpty();
            });
            occupy(panel.get("gridPos"), title, cells);
            if (panel.get("type").asText().equals("geomap")) {
                // the default basemap asks for a key
                assertThat(panel.at("/options/basemap/type").asText()).isNotIn("", "default");
            }
        }
        for (JsonNode variable : json.at("/templating/list")) {
            assertThat(variable.get("refresh").asInt())
                    .as("on a change of time")
                    .isEqualTo(2);
            assertThat(QueryNames.unknown(variable.get("query").asText())).isEmpty();
        }
        for (JsonNode annotation : json.at("/annotations/list")) {
            assertThat(QueryNames.unknown(annotation.at("/target/query").asText()))
                    .isEmpty();
        }
        checkReferences(board, json);
    }

    @Test
    void standing_alerts_are_told_apart_by_their_ids() throws IOException {
        JsonNode standing = null;
        for (JsonNode panel : MAPPER.readTree(AlertsBoard.board().json()).get("panels")) {
            if (panel.get("title").asText().equals("Standing now")) {
                standing = panel;
            }
        }
        String query = standing.at("/targets/0/query").asText();
        List<String> keys = new ArrayList<>();
        List<String> made = new ArrayList<>();
        standing.at("/transformations/1/options/fields").properties().forEach(field -> {
            boolean isKey = field.getValue().get("operation").asText().equals("groupby");
            assertThat(field.getKey().equals("Time") || query.contains('"' + field.getKey() + '"'))
                    .as(field.getKey())
                    .isTrue();
            made.add(isKey ? field.getKey() : field.getKey() + " (last)");
            if (isKey) {
                keys.add(field.getKey());
            }
        });

        assertThat(keys).containsExactly("alertId");
        // the rows come by the time of what happened, which an officer's answer may be behind
        assertThat(standing.at("/transformations/0/id").asText()).isEqualTo("sortBy");
        assertThat(standing.at("/transformations/0/options/sort/0/field").asText())
                .isEqualTo("revision");
        assertThat(query).contains("\"revision\"");
        assertThat(standing.at("/transformations").findValuesAsText("fieldName"))
                .containsExactly("state (last)");
        assertThat(made).contains("state (last)");
        standing.at("/transformations/3/options/indexByName")
                .fieldNames()
                .forEachRemaining(name -> assertThat(made).contains(name));
        standing.at("/transformations/3/options/renameByName")
                .fieldNames()
                .forEachRemaining(name -> assertThat(made).contains(name));
    }

    /** Every variable that a query names is one of its board, and every one of its board is named by a query. */
    private static void checkReferences(Board board, JsonNode json) {
        List<String> names = new ArrayList<>(List.of("timeFilter", "__interval"));
        board.variables().forEach(variable -> {
            names.add(variable.name());
            assertThat(json.findValuesAsText("query"))
                    .as("who asks for %s", variable.name())
                    .anyMatch(each -> each.contains("$" + variable.name()));
        });
        Stream.concat(
                        json.findValuesAsText("query").stream(),
                        board.variables().stream().map(variable -> variable.query()))
                .forEach(query -> {
                    String left = query;
                    for (String name : names) {
                        left = left.replace("$" + name, "");
                    }
                    assertThat(left.replace("$/", "/")).as(query).doesNotContain("$");
                });
        json.findValuesAsText("alias").stream()
                .flatMap(alias -> Stream.of(alias.split(" ")))
                .filter(word -> word.startsWith("$"))
                .forEach(word -> assertThat(Arrays.stream(Measurements.values())
                                .flatMap(measurement -> measurement.tags().stream())
                                .map(tag -> "$tag_" + tag))
                        .contains(word));
    }

    private static void occupy(JsonNode place, String title, Set<String> cells) {
        int x = place.get("x").asInt();
        int y = place.get("y").asInt();
        int width = place.get("w").asInt();
        assertThat(x + width).as(title).isLessThanOrEqualTo(COLUMNS);
        for (int column = x; column < x + width; column++) {
            for (int row = y; row < y + place.get("h").asInt(); row++) {
                assertThat(cells.add(column + "," + row))
                        .as("%s lies on another panel", title)
                        .isTrue();
            }
        }
    }

    @Test
    void rules_need_no_variable_and_their_yaml_keeps_the_time_filter() {
        String yaml = Provisioning.files().get("provisioning/alerting/keruen.yaml");
        for (AlertRule rule : AlertRules.all()) {
            assertThat(rule.query().replace("$timeFilter", "")).doesNotContain("$");
            assertThat(QueryNames.unknown(rule.query())).isEmpty();
            assertThat(yaml).contains(rule.query().replace("$", "$$"));
        }
        assertThat(yaml.replace("$$timeFilter", "").replace("$KERUEN_ALERT_WEBHOOK", ""))
                .doesNotContain("$");
    }

    @Test
    void a_rule_fires_beyond_its_limit_only() {
        AlertRule ticks = rule("keruen-tick-age");
        AlertRule history = rule("keruen-history-behind");
        AlertRule rejected = rule("keruen-rejected-inputs");

        assertThat(ticks.firesAt(3_001)).isTrue();
        assertThat(ticks.firesAt(150)).isFalse();
        assertThat(history.firesAt(5_000)).isTrue();
        assertThat(history.firesAt(4_999)).isFalse();
        assertThat(history.firesWithoutData()).isTrue();
        assertThat(rejected.firesAt(1)).isTrue();
        assertThat(rejected.firesAt(0)).isFalse();
        assertThat(rejected.firesWithoutData()).isFalse();
    }

    private static AlertRule rule(String uid) {
        return AlertRules.all().stream()
                .filter(rule -> rule.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    /** A convoy that is silent has no newer point, however many alerts are open about it. */
    @Test
    void the_wall_counts_the_alerts_of_who_is_silent_for_hours() throws IOException {
        Set<String> overADay = new HashSet<>();
        for (JsonNode panel : MAPPER.readTree(ConvoyWallBoard.board().json()).get("panels")) {
            if (panel.path("timeFrom").asText().equals("24h")) {
                overADay.add(
                        panel.get("type").asText() + " " + panel.get("title").asText());
            }
        }

        assertThat(overADay).containsExactlyInAnyOrder("stat Open alerts", "stat Gates blocked", "table Convoys");
    }

    @Test
    void a_name_that_nobody_writes_is_found() {
        assertThat(QueryNames.unknown("SELECT mean(\"gapMm\") FROM \"history\".\"pair\""))
                .containsExactly("gapMm");
        assertThat(QueryNames.unknown("SELECT mean(\"gapM\") FROM \"history\".\"pairs\""))
                .containsExactlyInAnyOrder("gapM", "pairs");
        assertThat(QueryNames.unknown("SELECT mean(\"gapM\") FROM \"pair\"")).isNotEmpty();
    }
}
