package io.keruen.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.grafana.model.Board;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The boards are of the types that Grafana itself publishes, as the TypeScript compiler sees it. Under CI there must be npm
 * and its registry, elsewhere it is left out without them: Grafana's types are fetched by name and lock.
 */
class BoardTypesITCase {
    private static final Path FOLDER = Path.of("target", "types");
    private static final long INSTALL_S = 240;
    private static final long CHECK_S = 300;

    /**
     * A string of an enum is as good in JSON as the enum; the compiler thinks otherwise. What a mark asks is of the
     * datasource's own type, which is not published.
     */
    private static final String HEAD = """
            import type { Dashboard } from '@grafana/schema';
            type Plain<T> = T extends string ? `${T}` : T extends (infer U)[] ? Plain<U>[]
              : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
            type Mark = NonNullable<NonNullable<Dashboard['annotations']>['list']>[number];
            type Board = Plain<Omit<Dashboard, 'annotations'>>
              & { annotations: { list: (Plain<Omit<Mark, 'target'>> & { target: Record<string, unknown> })[] } };
            """;

    @Test
    void boards_have_the_types_of_grafana_and_a_spoilt_one_has_not() throws Exception {
        assertUnderCi(isOnPath("npm") && isOnPath("node"), "no npm here: the types of the boards are not checked");
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json")) {
            Files.write(FOLDER.resolve(name), Files.readAllBytes(Path.of("types", name)));
        }
        int fetched = run(INSTALL_S, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        assertUnderCi(fetched == 0, "npm cannot fetch Grafana's types: " + said());
        List<String> command = new ArrayList<>(
                List.of("node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck"));
        command.addAll(List.of("--moduleResolution", "bundler", "--module", "esnext", "--target", "es2022"));
        for (Board board : Boards.all()) {
            command.add(write(board.uid(), HEAD + "export const board: Board = " + board.json()));
        }
        // the compiler complains, too, where the error it is told to expect is not there
        String spoilt = Boards.all()
                .get(0)
                .json()
                .replaceFirst("\"x\" : 0", "\"x\" : \"zero\"")
                .replace("\n", " ");
        command.add(write("spoilt", HEAD + "// @ts-expect-error\nexport const board: Board = " + spoilt));

        int code = run(CHECK_S, command.toArray(new String[0]));

        assertThat(code).as(this::said).isZero();
    }

    private static void assertUnderCi(boolean holds, String words) {
        if (System.getenv("CI") == null) {
            assumeTrue(holds, words);
        }
        assertThat(holds).as(words).isTrue();
    }

    private static String write(String name, String text) throws IOException {
        Files.writeString(FOLDER.resolve(name + ".ts"), text);
        return name + ".ts";
    }

    private static int run(long patienceS, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("said.txt").toFile())
                .start();
        if (!process.waitFor(patienceS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return -1;
        }
        return process.exitValue();
    }

    private String said() {
        try {
            return Files.readString(FOLDER.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
