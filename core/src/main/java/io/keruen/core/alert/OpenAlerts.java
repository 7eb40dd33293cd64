package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that have not ended, at most one for each type, subject and rule, and which of them is the cause of another.
 * Mutable, one per alert book.
 */
final class OpenAlerts {
    private static final String TRUE_START = "trueStartedAtMs";

    private static final Comparator<OpenAlert> FIRST_RAISED = Comparator.comparingLong(
                    (OpenAlert open) -> open.last().raisedAtMs())
            .thenComparing(OpenAlert::subject);

    private final TreeMap<String, OpenAlert> byKey = new TreeMap<>();
    private final Collection<OpenAlert> all = Collections.unmodifiableCollection(byKey.values());
    private long wakeMs = AlertLife.NEVER_MS;
    private boolean isWakeKnown = true;

    /** All, sorted by type, then subject, then rule. */
    Collection<OpenAlert> all() {
        return all;
    }

    /** As they are now; what is put or removed meanwhile changes nothing. */
    List<OpenAlert> copy() {
        return List.copyOf(byKey.values());
    }

    /** Where they stand, those with a cause before those without: what ends one changes those that it is the cause of. */
    List<String> keysChildrenFirst() {
        List<String> children = new ArrayList<>();
        List<String> roots = new ArrayList<>();
        byKey.forEach((key, open) -> (open.isChild() ? children : roots).add(key));
        children.addAll(roots);
        return children;
    }

    /** What stands there by now, {@code null} if nothing does any more. */
    @Nullable
    OpenAlert at(String key) {
        return byKey.get(key);
    }

    /** Keeps an alert; answers how it was before, {@code null} if it is new. */
    @Nullable
    OpenAlert put(OpenAlert alert) {
        isWakeKnown = false;
        return byKey.put(key(alert), alert);
    }

    void remove(OpenAlert alert) {
        isWakeKnown = false;
        byKey.remove(key(alert));
    }

    /** The open alert of this type about this subject, of the first rule if several share the type, or {@code null}. */
    @Nullable
    OpenAlert find(String type, String subject) {
        if (byKey.isEmpty()) {
            return null; // as nearly always, and then no key is made
        }
        String prefix = key(type, subject, "");
        Map.Entry<String, OpenAlert> first = byKey.ceilingEntry(prefix);
        return first == null || !first.getKey().startsWith(prefix) ? null : first.getValue();
    }

    @Nullable
    OpenAlert find(Finding of, String place) {
        return byKey.get(key(of.type(), place, of.ruleId()));
    }

    /** The open alerts about this subject, sorted by type; a copy. */
    List<OpenAlert> about(String subject) {
        List<OpenAlert> found = new ArrayList<>();
        for (OpenAlert open : byKey.values()) {
            if (open.subject().equals(subject)) {
                found.add(open);
            }
        }
        return found;
    }

    /** Those that have this alert as their cause, the first raised first: it may be the cause of the next. */
    List<OpenAlert> childrenOf(String alertId) {
        List<OpenAlert> children = new ArrayList<>();
        for (OpenAlert open : byKey.values()) {
            if (alertId.equals(open.last().parentAlertId())) {
                children.add(open);
            }
        }
        children.sort(FIRST_RAISED);
        return children;
    }

    /** When something happens to one of them by itself; {@link AlertLife#NEVER_MS} if nothing does. */
    long wakeUpAtMs() {
        if (!isWakeKnown) {
            wakeMs = AlertLife.NEVER_MS;
            for (OpenAlert open : byKey.values()) {
                wakeMs = Math.min(wakeMs, open.wakeMs());
            }
            isWakeKnown = true;
        }
        return wakeMs;
    }

    /**
     * Where in the book the finding belongs. Late data may speak of another episode than the open one: it stands beside
     * that one, so that neither hides or ends the other, whichever is told first.
     */
    String placeOf(Finding found) {
        String subject = found.subject();
        OpenAlert open = find(found, subject);
        if (open != null && open.last().startedAtMs() == found.startedAtMs()) {
            return subject;
        }
        String before = OpenAlert.before(subject, found.startedAtMs());
        if (find(found, before) != null) {
            return before;
        }
        String beside = OpenAlert.beside(subject, found.startedAtMs());
        if (find(found, beside) != null) {
            return beside;
        }
        if (found.late()) {
            return open == null ? subject : beside;
        }
        if (open != null && found.kind() == Finding.Kind.RAISED && isOfLateData(open)) {
            remove(open);
            put(open.at(OpenAlert.before(subject, open.last().startedAtMs())));
        }
        return subject;
    }

    /**
     * Whether late data raised it and tell its end. One that they only corrected says when it truly began; a latched one is
     * one alert however often its cause is there.
     */
    private static boolean isOfLateData(OpenAlert open) {
        return open.last().late() && !open.latched() && !open.last().evidence().containsKey(TRUE_START);
    }

    /** The cause of an alert among those that are open: of several the one raised first. */
    @Nullable
    String parentOf(String ruleId, String type, String subject, String vehicleId, long raisedAtMs) {
        for (AlertParents.Link link : AlertParents.LINKS) {
            AlertEvent first = null;
            for (OpenAlert open : byKey.values()) {
                if (link.childType().equals(type)
                        && link.isShown(open.life())
                        && link.isParent(open, subject, vehicleId, raisedAtMs)
                        && (first == null || open.last().raisedAtMs() < first.raisedAtMs())) {
                    first = open.last();
                }
            }
            if (first != null) {
                return first.alertId();
            }
        }
        return ofFamily(ruleId, type, subject);
    }

    /** The alert that another rule of the same family has open about the subject, itself no child: one root, one alert. */
    private @Nullable String ofFamily(String ruleId, String type, String subject) {
        String prefix = key(type, subject, "");
        for (Map.Entry<String, OpenAlert> entry : byKey.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            AlertEvent last = entry.getValue().last();
            if (last.parentAlertId() == null && !last.ruleId().equals(ruleId)) {
                return last.alertId();
            }
        }
        return null;
    }

    private static String key(OpenAlert open) {
        return key(open.last().type(), open.subject(), open.last().ruleId());
    }

    /** NUL sorts before everything, so that subjects stay in their own order. */
    static String key(String type, String subject, String ruleId) {
        return type + '|' + subject + '\0' + ruleId;
    }

    /** Writes them; {@link #read} gives them back. */
    void write(DataOutput out) throws IOException {
        out.writeInt(byKey.size());
        for (OpenAlert open : byKey.values()) {
            out.writeUTF(open.subject());
            out.writeBoolean(open.latched());
            out.writeBoolean(open.parentGiven());
            AlertEventIo.write(open.last(), out);
            open.life().write(out);
        }
    }

    /** Reads what a book of this version held. */
    static OpenAlerts read(DataInput in, int version) throws IOException {
        OpenAlerts open = new OpenAlerts();
        for (int left = in.readInt(); left > 0; left--) {
            open.put(readOpen(in, version));
        }
        return open;
    }

    private static OpenAlert readOpen(DataInput in, int version) throws IOException {
        OpenAlert open = readAsStored(in, version);
        return version > 4 ? open : open.at(placeNow(open.subject(), open.last()));
    }

    /** Up to the fourth version places had a mark that ids may have, too: the alert's id tells whether it is one. */
    private static String placeNow(String stored, AlertEvent last) {
        long startedMs = last.startedAtMs();
        int mark = stored.lastIndexOf('#');
        if (mark < 0) {
            return stored;
        }
        String subject = stored.substring(0, mark);
        String place = stored.startsWith("<", mark + 1)
                ? OpenAlert.before(subject, startedMs)
                : OpenAlert.beside(subject, startedMs);
        String id = AlertId.of(last.escortId(), last.ruleId(), last.type(), subject, startedMs);
        return id.equals(last.alertId()) ? place : stored;
    }

    private static OpenAlert readAsStored(DataInput in, int version) throws IOException {
        String subject = in.readUTF();
        boolean latched = in.readBoolean();
        boolean parentGiven = in.readBoolean();
        if (version > 2) {
            AlertEvent last = AlertEventIo.read(in);
            return new OpenAlert(subject, latched, parentGiven, AlertLife.read(in), last);
        }
        AlertEvent last = AlertEventIo.readFirstForm(in);
        // The moment at which it was raised is the best we know of when officers were told.
        long dueMs = last.parentAlertId() == null
                ? LifeLimits.DEFAULTS.dueMs(last.severity(), last.raisedAtMs())
                : AlertLife.NEVER_MS;
        AlertLife life = AlertLife.NEW.notifiedDue(last.raisedAtMs(), dueMs).returned(last.state() == State.LATCHED);
        return new OpenAlert(subject, latched, parentGiven, life, last);
    }
}
