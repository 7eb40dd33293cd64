package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Small pieces of the binary form of findings and alert events. */
final class Fields {
    private Fields() {}

    static void writeNullable(DataOutput out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    static void writeEvidence(DataOutput out, Map<String, Double> evidence) throws IOException {
        out.writeInt(evidence.size());
        for (Map.Entry<String, Double> entry : new TreeMap<>(evidence).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    static Map<String, Double> readEvidence(DataInput in) throws IOException {
        Map<String, Double> evidence = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            evidence.put(in.readUTF(), in.readDouble());
        }
        return evidence;
    }
}
