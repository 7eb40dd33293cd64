package io.keruen.schemas;

import static io.keruen.schemas.Contracts.JSON;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;

/** Writes the contracts of this build as the next release; never touches one that exists. How: schemas/README.md. */
final class ReleaseWriter {
    private static final ObjectWriter PRETTY = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));

    private ReleaseWriter() {}

    /** Writes the next release, unless the newest one already says the same. */
    public static void main(String[] arguments) throws IOException {
        List<Releases.Release> releases = Releases.all();
        Map<String, Schema> contracts = Contracts.current();
        if (!releases.isEmpty()
                && same(contracts, releases.get(releases.size() - 1).schemas())) {
            return;
        }
        Path folder = Releases.root().resolve("v" + (releases.size() + 1));
        Files.createDirectories(folder);
        for (Map.Entry<String, Schema> contract : contracts.entrySet()) {
            write(folder, contract.getKey(), contract.getValue());
        }
    }

    private static boolean same(Map<String, Schema> contracts, Map<String, Schema> released) {
        return contracts.keySet().equals(released.keySet())
                && contracts.keySet().stream()
                        .allMatch(name -> Contracts.withoutDocs(contracts.get(name))
                                .equals(Contracts.withoutDocs(released.get(name))));
    }

    private static void write(Path folder, String name, Schema schema) throws IOException {
        GenericRecord sample = SampleRecords.of(schema);
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(sample);
        Files.writeString(folder.resolve(name + ".avsc"), pretty(Contracts.tree(schema.toString())));
        Files.writeString(folder.resolve(name + ".json"), pretty(Contracts.tree(sample.toString())));
        Files.write(folder.resolve(name + ".bin"), bytes.array());
    }

    private static String pretty(JsonNode tree) throws IOException {
        return PRETTY.writeValueAsString(tree) + "\n";
    }
}
