package io.keruen.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The stored releases, {@code released/v1, v2, ...}: each has every contract of its time. */
final class Releases {
    private Releases() {}

    /** One stored release: record name to schema. */
    record Release(int number, Path folder, SortedMap<String, Schema> schemas) {
        @Override
        public String toString() {
            return "v" + number;
        }

        /** A file of a contract beside its schema. */
        Path file(String record, String suffix) {
            return folder.resolve(record + suffix);
        }
    }

    /** Where releases are stored, also when started from the top of the repository. */
    static Path root() {
        Path module = Path.of(System.getProperty("basedir", "."));
        if (!Files.isDirectory(module.resolve("src/main/avro"))) {
            module = module.resolve("schemas");
        }
        return module.resolve("released");
    }

    /** All releases, oldest first; gaps in the numbers are an error. */
    static List<Release> all() {
        Stream.Builder<Release> releases = Stream.builder();
        for (int number = 1; Files.isDirectory(root().resolve("v" + number)); number++) {
            releases.add(read(number));
        }
        return releases.build().toList();
    }

    private static Release read(int number) {
        Path folder = root().resolve("v" + number);
        SortedMap<String, Schema> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                Schema schema = new Schema.Parser().parse(Files.readString(file));
                schemas.put(file.getFileName().toString().replace(".avsc", ""), schema);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(number, folder, schemas);
    }
}
