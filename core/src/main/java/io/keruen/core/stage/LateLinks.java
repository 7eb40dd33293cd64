package io.keruen.core.stage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one end of a late piece found about a visit that fills the piece, for the other end, which will find the rest:
 * when it ended goes to the end that walks backward, when it began to the one that walks forward. Reused.
 */
final class LateLinks {
    /** Something to tell; {@code from} is the entry whose rules have judged the visit so far, if any. */
    record Link(
            long key,
            boolean began,
            long atMs,
            long mainVisitMs,
            @Nullable ZoneEntry from) {
        /** Tells it to an entry of the other end; false if it is in no such visit. */
        boolean tell(@Nullable ZoneEntry entry) {
            if (entry == null || !entry.inside || entry.enterMs != 0 || entry.mainVisitMs != 0) {
                return false;
            }
            entry.enterMs = atMs;
            entry.mainVisitMs = mainVisitMs;
            if (from != null) {
                System.arraycopy(from.longs, 0, entry.longs, 0, entry.longs.length);
                System.arraycopy(from.doubles, 0, entry.doubles, 0, entry.doubles.length);
            }
            return true;
        }
    }

    private final List<Link> links = new ArrayList<>();

    /** A visit ended that nobody saw begin; 0 if it runs on in the main line. */
    void ended(long key, long exitMs, long mainVisitMs) {
        links.add(new Link(key, false, exitMs, mainVisitMs, null));
    }

    /** A visit began that nobody saw end. */
    void began(long key, long enterMs, @Nullable ZoneEntry from) {
        links.add(new Link(key, true, enterMs, 0, from));
    }

    /** What there is to tell, once. */
    List<Link> take() {
        List<Link> taken = List.copyOf(links);
        links.clear();
        return taken;
    }
}
