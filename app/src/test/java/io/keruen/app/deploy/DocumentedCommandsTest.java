package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands that the pages tell people to type are commands that are understood. */
class DocumentedCommandsTest {
    private static final List<Path> PAGES = List.of(
            Repository.TOP.resolve("README.md"),
            Repository.TOP.resolve("docs").resolve("operations.md"),
            Repository.TOP.resolve("docs").resolve("runbook.md"),
            Repository.DOCKER.resolve("README.md"),
            Repository.KUBERNETES.resolve("README.md"));

    private static final String LAUNCHER = "./keruen ";
    private static final Set<String> OF_LAUNCHER = Set.of("test", "bench");

    @Test
    void what_pages_show_is_understood() throws IOException {
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Path page : PAGES) {
            for (List<String> command : commands(page)) {
                if (!OF_LAUNCHER.contains(command.get(0))) {
                    OurCommands.fault(command).ifPresent(fault -> faults.add(page + ": " + fault));
                    seen++;
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void a_misspelt_option_is_noticed() {
        assertThat(OurCommands.fault(List.of("cluster", "--scenaro", "run"))).isPresent();
    }

    @Test
    void every_command_that_names_brokers_takes_the_same_word() {
        List<CommandLine> commands = withSubcommands(CommandLines.keruen());
        List<CommandLine> speakers = commands.stream()
                .filter(each -> each.getCommandSpec().findOption("--bootstrap-servers") != null)
                .toList();

        assertThat(speakers).hasSizeGreaterThan(5);
        assertThat(speakers).allMatch(each -> each.getCommandSpec().findOption("--bootstrap") != null);
    }

    private static List<CommandLine> withSubcommands(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(withSubcommands(each)));
        return all;
    }

    /** In blocks of code; a line may hold several, and end in a remark. */
    private static List<List<String>> commands(Path page) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        boolean isCode = false;
        for (String line : Files.readAllLines(page)) {
            isCode ^= line.startsWith("```");
            String text = line.replaceFirst("^\\$ ", "");
            if (isCode && text.startsWith(LAUNCHER)) {
                for (String each : text.replaceFirst(" #.*", "").split(" && ", 0)) {
                    commands.add(
                            List.of(each.strip().substring(LAUNCHER.length()).split(" +", 0)));
                }
            }
        }
        return commands;
    }
}
