package io.keruen.jobs.control;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.serial.BinaryTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What was said, and when, about one version of one control object: in the order of ingest time. Immutable. */
public record ControlRevisions(List<ControlRecord> records) {
    /** How Flink writes it. */
    public static final TypeInformation<ControlRevisions> TYPE = new BinaryTypeInfo<>(new ControlRevisionsSerializer());

    /** Nothing was said yet. */
    public static final ControlRevisions NONE = new ControlRevisions(List.of());

    /** With one more; of two at the same ingest time the one added last counts. */
    ControlRevisions with(ControlRecord added) {
        List<ControlRecord> all = new ArrayList<>(records);
        int at = all.size();
        while (at > 0 && all.get(at - 1).ingestTimeMs() > added.ingestTimeMs()) {
            at--;
        }
        if (at > 0 && all.get(at - 1).ingestTimeMs() == added.ingestTimeMs()) {
            all.set(at - 1, added);
        } else {
            all.add(at, added);
        }
        return new ControlRevisions(List.copyOf(all));
    }

    /** Without what was replaced before this ingest time. */
    ControlRevisions since(long neededFromMs) {
        int first = 0;
        while (first + 1 < records.size() && records.get(first + 1).ingestTimeMs() <= neededFromMs) {
            first++;
        }
        return first == 0 ? this : new ControlRevisions(List.copyOf(records.subList(first, records.size())));
    }
}
