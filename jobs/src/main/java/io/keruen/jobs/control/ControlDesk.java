package io.keruen.jobs.control;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.jobs.record.ControlRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Answers, inside one subtask, which control objects counted at an ingest time: those that had reached us by then. All
 * it knows stands in broadcast state; snapshots are built from it when a sample needs them, and dropped when no sample
 * can any more. One per subtask.
 */
public final class ControlDesk {
    /** Everything that was said about control objects, by identity. */
    public static final MapStateDescriptor<String, ControlRevisions> STATE =
            new MapStateDescriptor<>("control", Types.STRING, ControlRevisions.TYPE);

    private final RuleCatalog catalog;
    private final Deque<ControlSegment> segments = new ArrayDeque<>();
    private @Nullable TreeSet<Long> changes;
    private long watermarkMs = Long.MIN_VALUE;
    private long workedMs = Long.MIN_VALUE;

    /** A desk whose snapshots resolve the parameters of these rules. */
    public ControlDesk(RuleCatalog catalog) {
        this.catalog = catalog;
    }

    /** Takes a control record. */
    public void receive(ControlRecord record, BroadcastState<String, ControlRevisions> state, long currentWatermarkMs)
            throws Exception {
        passed(currentWatermarkMs);
        ControlRevisions before = state.get(record.identity());
        ControlRevisions now = (before == null ? ControlRevisions.NONE : before).with(record);
        state.put(record.identity(), now.since(workedMs));
        TreeSet<Long> known = changes;
        if (known != null) {
            known.add(record.ingestTimeMs());
        }
        cutSegments(record.ingestTimeMs());
    }

    /** From this ingest time on the segments do not count any more; before it they do. */
    private void cutSegments(long changedMs) {
        for (int left = segments.size(); left > 0; left--) {
            ControlSegment segment = segments.removeFirst();
            if (segment.lastMs() < changedMs) {
                segments.addLast(segment);
            } else if (segment.fromMs() < changedMs) {
                segments.addLast(new ControlSegment(segment.fromMs(), changedMs - 1, segment.snapshot()));
            }
        }
    }

    /** Notes how far time has come: everything up to the watermark before this one has been worked off. */
    public void passed(long currentWatermarkMs) {
        if (currentWatermarkMs > watermarkMs) {
            workedMs = watermarkMs;
            watermarkMs = currentWatermarkMs;
            while (segments.size() > 1 && segments.getFirst().lastMs() < workedMs) {
                segments.removeFirst();
            }
            TreeSet<Long> known = changes;
            Long base = known == null ? null : known.floor(workedMs);
            if (known != null && base != null) {
                known.headSet(base).clear();
            }
        }
    }

    /** What counts at an ingest time that is not before the last worked one. */
    public ControlSegment at(long ingestMs, ReadOnlyBroadcastState<String, ControlRevisions> state) throws Exception {
        for (ControlSegment segment : segments) {
            if (segment.covers(ingestMs)) {
                return segment;
            }
        }
        TreeSet<Long> known = changes(state);
        Long from = known.floor(ingestMs);
        Long next = known.higher(ingestMs);
        ControlSegment segment = new ControlSegment(
                from == null ? Long.MIN_VALUE : from,
                next == null ? Long.MAX_VALUE : next - 1,
                snapshot(ingestMs, state));
        segments.addLast(segment);
        return segment;
    }

    private TreeSet<Long> changes(ReadOnlyBroadcastState<String, ControlRevisions> state) throws Exception {
        TreeSet<Long> known = changes;
        if (known == null) {
            known = new TreeSet<>();
            for (Map.Entry<String, ControlRevisions> entry : state.immutableEntries()) {
                for (ControlRecord record : entry.getValue().records()) {
                    known.add(record.ingestTimeMs());
                }
            }
            changes = known;
        }
        return known;
    }

    private ControlSnapshot snapshot(long ingestMs, ReadOnlyBroadcastState<String, ControlRevisions> state)
            throws Exception {
        ControlContent content = new ControlContent();
        for (Map.Entry<String, ControlRevisions> entry : state.immutableEntries()) {
            content.add(entry.getValue(), ingestMs);
        }
        return content.snapshot(catalog);
    }
}
