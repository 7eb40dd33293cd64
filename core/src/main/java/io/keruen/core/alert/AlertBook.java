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
 * The open alerts of one key: turns findings into alert events, at most one open alert per type and subject. Mutable,
 * one per key. The order of its events is the order of the findings; of what ended it keeps only
 * the newest ids and revisions: the same cause told again is the same alert.
 */
public final class AlertBook {
    private static final int VERSION = 1;

    /** How many ended alerts are remembered: late data may tell of one again. */
    private static final int ENDED_MAX = 64;

    private final TreeMap<String, OpenAlert> openByKey = new TreeMap<>();
    private final LinkedHashMap<String, Integer> endedRevisions = new LinkedHashMap<>();

    /** The open alerts, sorted by type, then subject. */
    public Collection<OpenAlert> open() {
        return Collections.unmodifiableCollection(openByKey.values());
    }

    /** The open alert of this type about this subject, or {@code null}. */
    public @Nullable OpenAlert find(String type, String subject) {
        return openByKey.get(key(type, subject));
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
        OpenAlert open = find(found.type(), place);
        if (open == null) {
            if (found.kind() == Finding.Kind.RAISED) {
                raise(found, place, types, out);
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
        OpenAlert open = find(found.type(), found.subject());
        if (!found.late() || (open != null && open.last().startedAtMs() == found.startedAtMs())) {
            return found.subject();
        }
        String beside = found.subject() + '#' + found.startedAtMs();
        return open != null || find(found.type(), beside) != null ? beside : found.subject();
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
        AlertType type = types.alertType(found.type());
        if (type == null) {
            throw new IllegalStateException("rule " + found.ruleId() + " raises undeclared type " + found.type());
        }
        String given = found.parentAlertId();
        String parent = given == null ? openParentOf(found.type(), found.subject()) : given;
        String alertId =
                AlertId.of(found.escortId(), found.ruleId(), found.type(), found.subject(), found.startedAtMs());
        Integer ended = endedRevisions.get(alertId);
        if (ended != null && found.late()) {
            return; // the same cause told again: this alert has had its life
        }
        AlertEvent event = AlertEvents.raised(found, alertId, ended == null ? 1 : ended + 1, type, parent);
        keep(new OpenAlert(place, type.latched(), given != null, event), out);
        for (AlertParents.Link link : AlertParents.LINKS) {
            OpenAlert child = link.parentType().equals(found.type()) ? find(link.childType(), found.subject()) : null;
            if (child != null && !child.parentGiven()) {
                reparent(child, event.alertId(), event, out);
            }
        }
    }

    private @Nullable String openParentOf(String type, String subject) {
        for (AlertParents.Link link : AlertParents.LINKS) {
            OpenAlert parent = link.childType().equals(type) ? find(link.parentType(), subject) : null;
            if (parent != null) {
                return parent.last().alertId();
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
        openByKey.remove(key(last.type(), open.subject()));
        endedRevisions.remove(last.alertId());
        if (endedRevisions.size() == ENDED_MAX) {
            endedRevisions.remove(endedRevisions.keySet().iterator().next());
        }
        endedRevisions.put(last.alertId(), event.revision());
        out.alert(event);
        for (OpenAlert child : List.copyOf(openByKey.values())) {
            if (last.alertId().equals(child.last().parentAlertId())) {
                reparent(child, null, event, out);
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
        openByKey.put(key(alert.last().type(), alert.subject()), alert);
        out.alert(alert.last());
    }

    private static String key(String type, String subject) {
        return type + '|' + subject;
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
        out.writeInt(endedRevisions.size());
        for (Map.Entry<String, Integer> ended : endedRevisions.entrySet()) {
            out.writeUTF(ended.getKey());
            out.writeInt(ended.getValue());
        }
    }

    /** Reads a book. */
    public static AlertBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IllegalStateException("alert book of version " + version + ", known is " + VERSION);
        }
        AlertBook book = new AlertBook();
        for (int left = in.readInt(); left > 0; left--) {
            OpenAlert open = new OpenAlert(in.readUTF(), in.readBoolean(), in.readBoolean(), AlertEventIo.read(in));
            book.openByKey.put(key(open.last().type(), open.subject()), open);
        }
        for (int left = in.readInt(); left > 0; left--) {
            book.endedRevisions.put(in.readUTF(), in.readInt());
        }
        return book;
    }
}
