package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said, and when, about each version of a zone, plan or policy: the newest word that the escort job did not refuse
 * counts. The page has no register of officers and checks no signature; it goes by what the job says of a record, which may
 * be a moment after the record, or before it where both are read from their beginning. Not thread-safe.
 */
final class ControlRecords {
    /** Words about one version that are kept at most: who sends more in a moment is believed until the job has spoken. */
    static final int WORDS = 64;
    /** Refused records that were not seen yet; some never come, for their topic has forgotten them. */
    static final int REFUSED = 10_000;

    private record Identity(Topics topic, VersionedKey key) {}

    private record Place(String source, long offset) {}

    private record Word(Place place, Consumer<BoardEvents> telling) {}

    private final Map<Identity, Deque<Word>> words = new HashMap<>();
    private final Map<Place, Identity> said = new HashMap<>();
    private final Set<Place> refused = new LinkedHashSet<>();

    /**
     * Something was said of a version; answers whether it counts now.
     *
     * @param telling tells what was said: the version, or that it is withdrawn
     */
    boolean came(Topics topic, VersionedKey key, String source, long offset, Consumer<BoardEvents> telling) {
        Place place = new Place(source, offset);
        if (refused.remove(place) || said.containsKey(place)) {
            return false;
        }
        Identity identity = new Identity(topic, key);
        Deque<Word> all = words.computeIfAbsent(identity, each -> new ArrayDeque<>());
        all.addLast(new Word(place, telling));
        said.put(place, identity);
        if (all.size() > WORDS) {
            said.remove(all.removeFirst().place);
        }
        return true;
    }

    /** The job refused a record; answers what counts in its place, null where nothing changes. */
    @Nullable
    Consumer<BoardEvents> refused(String source, long offset) {
        Place place = new Place(source, offset);
        Identity identity = said.remove(place);
        Deque<Word> all = identity == null ? null : words.get(identity);
        if (identity == null || all == null) {
            note(place);
            return null;
        }
        boolean counted = all.getLast().place.equals(place);
        all.removeIf(word -> word.place.equals(place));
        if (all.isEmpty()) {
            words.remove(identity);
            return withdrawn(identity.topic, identity.key);
        }
        return counted ? all.getLast().telling : null;
    }

    private void note(Place place) {
        refused.add(place);
        if (refused.size() > REFUSED) {
            Iterator<Place> eldest = refused.iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Tells that a version is withdrawn. */
    static Consumer<BoardEvents> withdrawn(Topics topic, VersionedKey key) {
        return listener -> listener.withdrawn(topic, key);
    }
}
