package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said, and when, about each version of a zone, plan or policy: the newest word that the escort job did not refuse
 * counts. The page has no register of officers and checks no signature; it goes by what the job says of a record, which may
 * be a moment after the record, or before it where both are read from their beginning. Not thread-safe.
 *
 * <p>A word that the job refused because it had come before counts where no other stands: it says again what the job took,
 * and the topic, which keeps the latest record of a version, has forgotten the one that was taken.
 */
final class ControlRecords {
    /** Words about one version that are kept at most: who sends more in a moment is believed until the job has spoken. */
    static final int WORDS = 64;
    /** Refused records that were not seen yet; some never come, for their topic has forgotten them. */
    static final int REFUSED = 10_000;

    private record Identity(Topics topic, VersionedKey key) {}

    private record Place(String source, long offset) {}

    private record Word(Place place, Consumer<BoardEvents> telling) {}

    /** What was said about one version. */
    private static final class Words {
        /** Not refused, oldest first. */
        final Deque<Word> taken = new ArrayDeque<>();
        /** The newest that had come before. */
        @Nullable
        Word repeated;

        @Nullable
        Word counting() {
            return taken.isEmpty() ? repeated : taken.getLast();
        }

        void repeat(Word word) {
            Word known = repeated;
            if (known == null || known.place.offset < word.place.offset) {
                repeated = word;
            }
        }
    }

    private final Map<Identity, Words> words = new HashMap<>();
    private final Map<Place, Identity> said = new HashMap<>();
    /** Whether it was refused because it had come before. */
    private final Map<Place, Boolean> refused = new LinkedHashMap<>();

    /**
     * Something was said of a version; answers whether it counts now.
     *
     * @param telling tells what was said: the version, or that it is withdrawn
     */
    boolean came(Topics topic, VersionedKey key, String source, long offset, Consumer<BoardEvents> telling) {
        Place place = new Place(source, offset);
        if (said.containsKey(place)) {
            return false;
        }
        Boolean isRepeated = refused.remove(place);
        if (isRepeated != null && !isRepeated) {
            return false;
        }
        Identity identity = new Identity(topic, key);
        Words all = words.computeIfAbsent(identity, each -> new Words());
        Word word = new Word(place, telling);
        if (isRepeated != null) {
            all.repeat(word);
            return word.equals(all.counting());
        }
        all.taken.addLast(word);
        said.put(place, identity);
        if (all.taken.size() > WORDS) {
            said.remove(all.taken.removeFirst().place);
        }
        return true;
    }

    /**
     * The job refused a record; answers what counts in its place, null where nothing changes.
     *
     * @param isRepeated whether because it had come before
     */
    @Nullable
    Consumer<BoardEvents> refused(String source, long offset, boolean isRepeated) {
        Place place = new Place(source, offset);
        Identity identity = said.remove(place);
        Words all = identity == null ? null : words.get(identity);
        if (identity == null || all == null) {
            note(place, isRepeated);
            return null;
        }
        Word before = all.counting();
        all.taken.removeIf(word -> {
            boolean isIt = word.place.equals(place);
            if (isIt && isRepeated) {
                all.repeat(word);
            }
            return isIt;
        });
        Word now = all.counting();
        if (now == null) {
            words.remove(identity);
            return withdrawn(identity.topic, identity.key);
        }
        return now.equals(before) ? null : now.telling;
    }

    private void note(Place place, boolean isRepeated) {
        refused.put(place, isRepeated);
        if (refused.size() > REFUSED) {
            Iterator<Place> eldest = refused.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Tells that a version is withdrawn. */
    static Consumer<BoardEvents> withdrawn(Topics topic, VersionedKey key) {
        return listener -> listener.withdrawn(topic, key);
    }
}
