package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open alerts of one key: turns findings into alert events, at most one open alert per type, subject and
 * rule; where rules share a type, what the later ones say of a subject is a child of the alert that is open, until that
 * one ends. Mutable, one per key. The order of its events is the order of the findings; of what ended it keeps only
 * the newest ids and revisions: the same cause told again is the same alert.
 */
public final class AlertBook {
    /** Version 1 knew only the revisions of ended alerts. */
    private static final int VERSION = 2;

    /** How many ended alerts are remembered: late data may tell of one again. */
    private static final int ENDED_MAX = 64;

    private final TreeMap<String, OpenAlert> openByKey = new TreeMap<>();
    private final LinkedHashMap<String, Ended> ended = new LinkedHashMap<>();

    /** What is kept of an ended alert; the times are 0 if an earlier release ended it. */
    private record Ended(int revision, long raisedAtMs, long clearedAtMs) {}

    /** The open alerts, sorted by type, then subject, then rule. */
    public Collection<OpenAlert> open() {
        return Collections.unmodifiableCollection(openByKey.values());
    }

    /** The open alert of this type about this subject, of the first rule if several share the type, or {@code null}. */
    public @Nullable OpenAlert find(String type, String subject) {
        String prefix = key(type, subject, "");
        Map.Entry<String, OpenAlert> first = openByKey.ceilingEntry(prefix);
        return first == null || !first.getKey().startsWith(prefix) ? null : first.getValue();
    }

    private @Nullable OpenAlert find(Finding of, String place) {
        return openByKey.get(key(of.type(), place, of.ruleId()));
    }

    /** The open alerts about this subject, sorted by type; a copy. */
    public List<OpenAlert> about(String subject) {
        List<OpenAlert> found = new ArrayList<>();
        for (OpenAlert open : openByKey.values()) {
            if (open.subject().equals(subject)) {
                found.add(open);
            }
        }
        return found;
    }

    /**
     * One finding; what follows from it goes to the output.
     *
     * @throws IllegalStateException if it raises a type that nobody declared
     */
    public void accept(Finding found, AlertTypes types, AlertOutput out) {
        if (found.kind() == Finding.Kind.LEFT) {
            left(found, out);
            return;
        }
        String place = placeOf(found);
        OpenAlert open = find(found, place);
        if (open == null) {
            if (found.kind() == Finding.Kind.RAISED) {
                raise(found, place, types, out);
            } else if (found.kind() == Finding.Kind.UPDATED && found.late()) {
                correctEnded(found, types, out);
            }
            return;
        }
        switch (found.kind()) {
            case RAISED -> {
                if (found.severity().compareTo(open.last().severity()) > 0) {
                    update(open, found, out);
                }
            }
            case UPDATED -> {
                if (changes(open.last(), found)) {
                    update(open, found, out);
                }
            }
            case CLEARED -> clear(open, found, out);
            case LEFT -> throw new IllegalStateException("LEFT is about no single alert");
        }
    }

    /**
     * Where in the book the finding belongs. Late data may speak of an episode that ended before the open one began: it
     * stands beside that one, so that neither hides or ends the other.
     */
    private String placeOf(Finding found) {
        OpenAlert open = find(found, found.subject());
        if (!found.late() || (open != null && open.last().startedAtMs() == found.startedAtMs())) {
            return found.subject();
        }
        String beside = found.subject() + '#' + found.startedAtMs();
        return open != null || find(found, beside) != null ? beside : found.subject();
    }

    private void left(Finding found, AlertOutput out) {
        String vehicleId = found.vehicleId();
        for (OpenAlert open : List.copyOf(openByKey.values())) {
            AlertEvent last = open.last();
            if (vehicleId.equals(last.vehicleId()) || vehicleId.equals(last.otherVehicleId())) {
                clear(open, found, out);
            }
        }
    }

    private void raise(Finding found, String place, AlertTypes types, AlertOutput out) {
        AlertType type = declared(found, types);
        String given = found.parentAlertId();
        String parent = given == null ? openParentOf(found.ruleId(), found.type(), found.subject()) : given;
        String alertId = idOf(found);
        Ended before = ended.get(alertId);
        if (before != null && found.late()) {
            return; // the same cause told again: this alert has had its life
        }
        AlertEvent event = AlertEvents.raised(found, alertId, before == null ? 1 : before.revision + 1, type, parent);
        keep(new OpenAlert(place, type.latched(), given != null, event), out);
        for (AlertParents.Link link : AlertParents.LINKS) {
            OpenAlert child = link.parentType().equals(found.type()) ? find(link.childType(), found.subject()) : null;
            if (child != null && !child.parentGiven()) {
                reparent(child, event.alertId(), event, out);
            }
        }
    }

    /** Late data correct an alert that is over: it stays so. */
    private void correctEnded(Finding found, AlertTypes types, AlertOutput out) {
        String alertId = idOf(found);
        Ended before = ended.get(alertId);
        if (before == null) {
            return;
        }
        Ended now = new Ended(before.revision + 1, before.raisedAtMs, before.clearedAtMs);
        ended.put(alertId, now);
        out.alert(AlertEvents.corrected(
                found, alertId, now.revision, declared(found, types), now.raisedAtMs, now.clearedAtMs));
    }

    private static String idOf(Finding found) {
        return AlertId.of(found.escortId(), found.ruleId(), found.type(), found.subject(), found.startedAtMs());
    }

    private static AlertType declared(Finding found, AlertTypes types) {
        AlertType type = types.alertType(found.type());
        if (type == null) {
            throw new IllegalStateException("rule " + found.ruleId() + " raises undeclared type " + found.type());
        }
        return type;
    }

    private @Nullable String openParentOf(String ruleId, String type, String subject) {
        for (AlertParents.Link link : AlertParents.LINKS) {
            OpenAlert parent = link.childType().equals(type) ? find(link.parentType(), subject) : null;
            if (parent != null) {
                return parent.last().alertId();
            }
        }
        return openOfFamily(ruleId, type, subject);
    }

    /** The alert that another rule of the same family has open about the subject, itself no child: one root, one alert. */
    private @Nullable String openOfFamily(String ruleId, String type, String subject) {
        String prefix = key(type, subject, "");
        for (Map.Entry<String, OpenAlert> entry : openByKey.tailMap(prefix).entrySet()) {
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

    /** Severity, parent or extreme changed, or late data correct the evidence. */
    private static boolean changes(AlertEvent last, Finding found) {
        return found.severity() != last.severity()
                || (found.parentAlertId() != null && !found.parentAlertId().equals(last.parentAlertId()))
                || (!Double.isNaN(found.measured()) && found.measured() != last.measured())
                || (found.late()
                        && !last.evidence()
                                .entrySet()
                                .containsAll(found.evidence().entrySet()));
    }

    private void update(OpenAlert open, Finding found, AlertOutput out) {
        AlertEvent last = open.last();
        String given = found.parentAlertId();
        AlertEvent event = AlertEvents.next(
                last, Event.UPDATED, last.state(), given == null ? last.parentAlertId() : given, found);
        keep(new OpenAlert(open.subject(), open.latched(), open.parentGiven() || given != null, event), out);
    }

    private void clear(OpenAlert open, Finding found, AlertOutput out) {
        AlertEvent last = open.last();
        if (open.latched()) {
            if (last.state() != State.LATCHED) {
                AlertEvent event = AlertEvents.next(last, Event.UPDATED, State.LATCHED, last.parentAlertId(), found);
                keep(new OpenAlert(open.subject(), true, open.parentGiven(), event), out);
            }
            return;
        }
        AlertEvent event =
                AlertEvents.next(last, Event.CLEARED, State.RETURNED_UNACKNOWLEDGED, last.parentAlertId(), found);
        openByKey.remove(key(open));
        ended.remove(last.alertId());
        if (ended.size() == ENDED_MAX) {
            ended.remove(ended.keySet().iterator().next());
        }
        ended.put(last.alertId(), new Ended(event.revision(), event.raisedAtMs(), event.clearedAtMs()));
        out.alert(event);
        for (OpenAlert child : List.copyOf(openByKey.values())) {
            if (last.alertId().equals(child.last().parentAlertId())) {
                String heir = openOfFamily(child.last().ruleId(), child.last().type(), child.subject());
                reparent(child, heir, event, out);
            }
        }
    }

    private void reparent(OpenAlert child, @Nullable String parentAlertId, AlertEvent cause, AlertOutput out) {
        AlertEvent last = child.last();
        Finding said = Finding.of(Finding.Kind.UPDATED, last.ruleId(), last.type())
                .severity(last.severity())
                .times(last.startedAtMs(), cause.momentMs())
                .policyVersion(cause.policyVersion())
                .build();
        AlertEvent event = AlertEvents.next(last, Event.UPDATED, last.state(), parentAlertId, said);
        keep(new OpenAlert(child.subject(), child.latched(), false, event), out);
    }

    private void keep(OpenAlert alert, AlertOutput out) {
        openByKey.put(key(alert), alert);
        out.alert(alert.last());
    }

    private static String key(OpenAlert open) {
        return key(open.last().type(), open.subject(), open.last().ruleId());
    }

    /** NUL sorts before everything, so that subjects stay in their own order. */
    private static String key(String type, String subject, String ruleId) {
        return type + '|' + subject + '\0' + ruleId;
    }

    /** Writes the book; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(openByKey.size());
        for (OpenAlert open : openByKey.values()) {
            out.writeUTF(open.subject());
            out.writeBoolean(open.latched());
            out.writeBoolean(open.parentGiven());
            AlertEventIo.write(open.last(), out);
        }
        out.writeInt(ended.size());
        for (Map.Entry<String, Ended> entry : ended.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().revision);
            out.writeLong(entry.getValue().raisedAtMs);
            out.writeLong(entry.getValue().clearedAtMs);
        }
    }

    /** Reads a book. */
    public static AlertBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("alert book of version " + version + ", known is " + VERSION);
        }
        AlertBook book = new AlertBook();
        for (int left = in.readInt(); left > 0; left--) {
            OpenAlert open = new OpenAlert(in.readUTF(), in.readBoolean(), in.readBoolean(), AlertEventIo.read(in));
            book.openByKey.put(key(open), open);
        }
        for (int left = in.readInt(); left > 0; left--) {
            String alertId = in.readUTF();
            int revision = in.readInt();
            boolean timed = version > 1;
            book.ended.put(alertId, new Ended(revision, timed ? in.readLong() : 0, timed ? in.readLong() : 0));
        }
        return book;
    }
}
