package io.keruen.core.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Actions that not every key has worked past, in their order. Each key says by a mark of its own how far it has come;
 * what all have worked past is forgotten. Mutable.
 */
public final class ActionQueue {
    private final TreeMap<Long, TreeMap<Long, OfficerAction>> byTime = new TreeMap<>();

    /** Adds an action; again is as good as once. */
    public void add(OfficerAction action) {
        byTime.computeIfAbsent(action.ingestTimeMs(), time -> new TreeMap<>()).put(action.ordinal(), action);
    }

    /** The first action after a moment of ingest time, or {@code null}. */
    public @Nullable OfficerAction firstAfter(long ingestMs) {
        if (byTime.isEmpty()) {
            return null;
        }
        Map.Entry<Long, TreeMap<Long, OfficerAction>> next = byTime.higherEntry(ingestMs);
        return next == null ? null : next.getValue().firstEntry().getValue();
    }

    /** The action that follows another, or {@code null}. */
    public @Nullable OfficerAction after(OfficerAction action) {
        TreeMap<Long, OfficerAction> sameTime = byTime.get(action.ingestTimeMs());
        Map.Entry<Long, OfficerAction> next = sameTime == null ? null : sameTime.higherEntry(action.ordinal());
        return next == null ? firstAfter(action.ingestTimeMs()) : next.getValue();
    }

    /** Forgets what lies at or before a moment, and answers what that was. */
    public List<OfficerAction> forgetTo(long ingestMs) {
        Map<Long, TreeMap<Long, OfficerAction>> old = byTime.headMap(ingestMs, true);
        List<OfficerAction> gone = new ArrayList<>();
        old.values().forEach(sameTime -> gone.addAll(sameTime.values()));
        old.clear();
        return gone;
    }
}
