package io.keruen.connectors.codec;

import io.keruen.schemas.AlertEventRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas that releases wrote with, from the class path. Stateless. */
final class ReleasedSchemas {
    private ReleasedSchemas() {}

    /** Those of these records, of every release: {@code released/v1, v2, ...} beside the generated classes. */
    static List<Schema> of(List<Schema> records) {
        List<Schema> all = new ArrayList<>();
        List<Schema> release = release(1, records);
        for (int number = 2; !release.isEmpty(); number++) {
            all.addAll(release);
            release = release(number, records);
        }
        return all;
    }

    /** Those of one release, which may have had fewer records than there are now; none if there is no such release. */
    private static List<Schema> release(int number, List<Schema> records) {
        List<Schema> schemas = new ArrayList<>();
        for (Schema each : records) {
            String file = "released/v" + number + "/" + each.getName() + ".avsc";
            try (InputStream in = AlertEventRecord.class.getResourceAsStream(file)) {
                if (in != null) {
                    schemas.add(new Schema.Parser().parse(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the schema " + file + " cannot be read", e);
            }
        }
        return schemas;
    }
}
