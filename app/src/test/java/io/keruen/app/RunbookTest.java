package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.watch.Trouble;
import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runbook, catalogue, calls and gallery are in step: every alert that can be raised is explained and shown. */
class RunbookTest {
    private static final Path PAGE = Path.of("..", "docs", "runbook.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\S+)$");

    @Test
    void every_alert_type_has_its_section_and_no_other_has_one() throws IOException {
        TreeSet<String> types = new TreeSet<>(rulesByType().keySet());
        for (Trouble.Kind call : Trouble.Kind.values()) {
            types.add(call.name());
        }

        assertThat(new TreeSet<>(sections().keySet())).isEqualTo(types);
    }

    @Test
    void severity_and_first_step_of_a_call_are_those_of_the_dispatcher() throws IOException {
        Map<String, String> sections = sections();
        for (Trouble.Kind call : Trouble.Kind.values()) {
            assertThat(sections.get(call.name()))
                    .as(call.name())
                    .contains("*Facts:* dispatcher; " + call.severity() + ".")
                    .contains("**Operator.** 1. " + call.firstStep());
        }
    }

    @Test
    void facts_and_first_step_are_those_of_the_declaration() throws IOException {
        Map<String, String> sections = sections();
        rulesByType().forEach((name, rules) -> {
            AlertType type = RuleCatalog.standard().alertType(name);
            assertThat(type).as(name).isNotNull();
            assertThat(sections.get(name))
                    .as(name)
                    .contains("*Facts:* " + facts(type, rules))
                    .contains("**Officer.** 1. " + type.recommendedAction());
            assertThat(AlertType.runbookOf(name)).endsWith("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        });
    }

    /** A broker that knows its clients lets nobody in without: it looks as if it were away. */
    @Test
    void every_command_that_asks_a_broker_says_who_asks() throws IOException {
        Matcher command = Pattern.compile("`[^`]*(keruen ticker|keruen topics|kafka-\\w+\\.sh)[^`]*`")
                .matcher(Files.readString(PAGE));
        int count = 0;
        for (; command.find(); count++) {
            assertThat(command.group()).containsAnyOf("--kafka-config", "--command-config");
            if (command.group().contains("keruen topics")) { // it refuses topics that are unlike what it was told
                assertThat(command.group()).contains("--partitions", "--replicas");
            }
        }

        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test
    void every_alert_type_is_raised_by_a_scenario_of_the_gallery() throws IOException {
        String expected;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "scenarios"))) {
            expected = files.filter(file -> file.endsWith("expected.jsonl"))
                    .sorted()
                    .map(RunbookTest::text)
                    .collect(Collectors.joining());
        }
        for (String name : rulesByType().keySet()) {
            assertThat(expected.contains('"' + name + '"')).as(name).isTrue();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String facts(AlertType type, List<String> rules) {
        String code = type.eaeuIncidentCode();
        return "rule " + rules.stream().map(id -> '`' + id + '`').collect(Collectors.joining(", "))
                + (type.blocksGate() ? "; blocks the gate" : "; does not block the gate")
                + (type.latched() ? "; latched" : "")
                + (code == null ? "" : "; EAEU incident code " + code)
                + ".";
    }

    /** The rules that raise each type, in order of the catalogue. */
    private static Map<String, List<String>> rulesByType() {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            for (AlertType type : rule.alertTypes()) {
                rules.merge(
                        type.name(),
                        List.of(rule.id()),
                        (first, more) ->
                                Stream.concat(first.stream(), more.stream()).toList());
            }
        }
        return rules;
    }

    /** The text of each section, its lines joined: where they break says nothing. */
    private static Map<String, String> sections() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = SECTION.matcher(page);
        int from = -1;
        String name = "";
        while (heading.find()) {
            if (from >= 0) {
                sections.put(name, page.substring(from, heading.start()).replaceAll("\\s+", " "));
            }
            name = heading.group(1);
            from = heading.end();
        }
        sections.put(name, page.substring(from).replaceAll("\\s+", " "));
        return sections;
    }
}
