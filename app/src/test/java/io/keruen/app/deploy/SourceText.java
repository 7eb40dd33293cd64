package io.keruen.app.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The text of our own code. */
final class SourceText {
    private SourceText() {}

    /** All sources of the jobs and of this module, tests left out. */
    static String ofMain() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String module : new String[] {"app", "jobs", "connectors"}) {
            try (Stream<Path> files = Files.walk(Repository.TOP.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }
}
