package io.keruen.core.alert;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one key and their life: makes alert events of findings, of what officers do and of deadlines that pass;
 * at most one open alert per type, subject and rule; where rules share a type, what the later ones say of a subject is a
 * child of the alert that is open, until that one ends. Mutable, one per key. The order of its events is the order in
 * which it is told. Of what ended it keeps only the newest: the same cause told again is the same alert.
 */
public final class AlertBook {
    /** Version 1 knew only the revisions of ended alerts, version 2 no officers. */
    private static final int VERSION = 3;

    private final TreeMap<String, OpenAlert> openByKey = new TreeMap<>();
    private final EndedAlerts ended;
    private final Chatter chatter;
    private long wakeMs = AlertLife.NEVER_MS;
    private boolean isWakeKnown = true;

    /** A book in which nothing stands. */
    public AlertBook() {
        this(new EndedAlerts(), new Chatter());
    }

    private AlertBook(EndedAlerts ended, Chatter chatter) {
        this.ended = ended;
        this.chatter = chatter;
    }

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
     * One finding, worked off at a moment of ingest time that never falls; what follows from it goes to the output.
     *
     * @throws IllegalStateException if it raises a type that nobody declared
     */
    public void accept(long nowMs, Finding found, AlertTypes types, AlertOutput out) {
        Turn turn = new Turn(nowMs, types, out);
        if (found.kind() == Finding.Kind.LEFT) {
            left(found, turn);
            return;
        }
        String place = placeOf(found);
        OpenAlert open = find(found, place);
        if (open == null) {
            if (found.kind() == Finding.Kind.RAISED) {
                raise(found, place, turn);
            } else if (found.kind() == Finding.Kind.UPDATED && found.late()) {
                correctEnded(found, turn);
            }
            return;
        }
        switch (found.kind()) {
            case RAISED -> {
                boolean isBack = open.life().returned() && !found.late();
                if (isBack || found.severity().compareTo(open.last().severity()) > 0) {
                    update(open, found, isBack, turn);
                }
            }
            case UPDATED -> {
                if (changes(open.last(), found)) {
                    update(open, found, false, turn);
                }
            }
            case CLEARED -> clear(open, found, turn);
            case LEFT -> throw new IllegalStateException("LEFT is about no single alert");
        }
    }

    /**
     * What an officer does, at its ingest time.
     *
     * @param answer gets one answer for each alert it is about: why it is refused, or {@code null}; none if it is about
     *     no alert of this book
     */
    public void act(
            OfficerAction action,
            AlertTypes types,
            AlertOutput out,
            BiConsumer<OfficerAction, @Nullable Refusal> answer) {
        Turn turn = new Turn(action.ingestTimeMs(), types, out);
        OfficerDesk desk = new OfficerDesk(this, ended, turn);
        boolean isFound = false;
        for (OpenAlert open : List.copyOf(openByKey.values())) {
            if (OfficerDesk.isAbout(action, open.last())) {
                answer.accept(action, desk.act(action, open));
                isFound = true;
            }
        }
        if (!isFound) {
            desk.actOnEnded(action, answer);
        }
    }

    /** When something happens by itself; {@link AlertLife#NEVER_MS} if nothing does. */
    public long wakeUpAtMs() {
        if (!isWakeKnown) {
            wakeMs = AlertLife.NEVER_MS;
            for (OpenAlert open : openByKey.values()) {
                wakeMs = Math.min(wakeMs, open.life().wakeMs());
            }
            isWakeKnown = true;
        }
        return wakeMs;
    }

    /** The time has come for what happens by itself: shelvings and hold-offs end, what nobody acknowledged escalates. */
    public void wakeUp(long nowMs, AlertTypes types, AlertOutput out) {
        Deadlines deadlines = new Deadlines(this, new Turn(nowMs, types, out));
        for (OpenAlert open : List.copyOf(openByKey.values())) {
            if (open.life().wakeMs() <= nowMs) {
                deadlines.pass(open);
            }
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

    private void left(Finding found, Turn turn) {
        String vehicleId = found.vehicleId();
        for (OpenAlert open : List.copyOf(openByKey.values())) {
            AlertEvent last = open.last();
            if (vehicleId.equals(last.vehicleId()) || vehicleId.equals(last.otherVehicleId())) {
                clear(open, found, turn);
            }
        }
    }

    private void raise(Finding found, String place, Turn turn) {
        AlertType type = declared(found, turn.types());
        String given = found.parentAlertId();
        String parent = given == null
                ? openParentOf(found.ruleId(), found.type(), found.subject(), found.vehicleId(), found.atMs())
                : given;
        String alertId = idOf(found);
        EndedAlerts.Ended before = ended.find(alertId);
        if (before != null && found.late()) {
            return; // the same cause told again: this alert has had its life
        }
        long heldMs = changed(found.type(), place, found.vehicleId(), turn);
        boolean isHeld = heldMs > 0 && parent == null && !type.latched() && found.severity() != Severity.CRITICAL;
        AlertEvent event =
                AlertEvents.raised(found, alertId, before == null ? 1 : before.revision() + 1, type, parent, isHeld);
        AlertLife life = isHeld ? AlertLife.NEW.heldUntil(heldMs) : AlertLife.NEW;
        if (!isHeld && parent == null) {
            life = life.notifiedDue(turn.dueMs(event));
        }
        say(new OpenAlert(place, type.latched(), given != null, life, event), turn);
        adopt(event, place, turn);
    }

    /** What is open already and turns out to be a consequence of this. */
    private void adopt(AlertEvent event, String place, Turn turn) {
        OpenAlert parent = find(event.type(), place);
        for (AlertParents.Link link : AlertParents.LINKS) {
            if (parent != null && link.adopts() && link.parentType().equals(event.type())) {
                for (OpenAlert child : List.copyOf(openByKey.values())) {
                    AlertEvent last = child.last();
                    if (link.childType().equals(last.type())
                            && !child.parentGiven()
                            && link.isParent(parent, child.subject(), last.vehicleId(), last.raisedAtMs())) {
                        reparent(child, event.alertId(), event, turn);
                    }
                }
            }
        }
    }

    private long changed(String type, String place, String vehicleId, Turn turn) {
        return chatter.changed(key(type, place, ""), turn.nowMs(), turn.types().limits(vehicleId, turn.nowMs()));
    }

    /** Late data correct an alert that is over: it stays so. */
    private void correctEnded(Finding found, Turn turn) {
        String alertId = idOf(found);
        EndedAlerts.Ended before = ended.find(alertId);
        if (before == null) {
            return;
        }
        AlertEvent event = AlertEvents.corrected(
                found,
                alertId,
                before.revision() + 1,
                declared(found, turn.types()),
                before.unseen() == null ? State.NORMAL : State.RETURNED_UNACKNOWLEDGED,
                before.raisedAtMs(),
                before.clearedAtMs());
        ended.replace(event);
        turn.out().alert(event);
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

    /** The cause of an alert among those that are open: of several the one raised first. */
    private @Nullable String openParentOf(
            String ruleId, String type, String subject, String vehicleId, long raisedAtMs) {
        for (AlertParents.Link link : AlertParents.LINKS) {
            AlertEvent first = null;
            for (OpenAlert open : openByKey.values()) {
                if (link.childType().equals(type)
                        && link.isParent(open, subject, vehicleId, raisedAtMs)
                        && (first == null || open.last().raisedAtMs() < first.raisedAtMs())) {
                    first = open.last();
                }
            }
            if (first != null) {
                return first.alertId();
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

    /** Something about an open alert changed, or ({@code isBack}) its cause is there again while it is latched. */
    private void update(OpenAlert before, Finding found, boolean isBack, Turn turn) {
        boolean mustBeSeen = isBack || found.severity().compareTo(before.last().severity()) > 0;
        OpenAlert open = before;
        if (mustBeSeen && open.life().isShelved()) {
            open = unshelve(open, null, null, turn);
        }
        AlertEvent last = open.last();
        String given = found.parentAlertId();
        String parent = given == null ? last.parentAlertId() : given;
        AlertLife life = isBack ? open.life().returned(false) : open.life();
        if (mustBeSeen) {
            life = life.unseen();
        }
        if (parent != null) {
            life = life.notDue();
        } else if (mustBeSeen) {
            long dueMs = turn.types().limits(last.vehicleId(), turn.nowMs()).dueMs(found.severity(), turn.nowMs());
            life = life.notifiedDue(dueMs);
        }
        AlertEvent event = AlertEvents.next(last, Event.UPDATED, life.state(), found)
                .parent(parent)
                .suppressed(life.isSuppressed())
                .build();
        say(open.withParentGiven(open.parentGiven() || given != null).with(life, event), turn);
    }

    private void clear(OpenAlert open, Finding found, Turn turn) {
        AlertEvent last = open.last();
        AlertLife life = open.life();
        if (open.latched()) {
            if (!life.returned()) {
                AlertLife gone = life.returned(true);
                say(
                        open.with(
                                gone,
                                AlertEvents.next(last, Event.UPDATED, gone.state(), found)
                                        .build()),
                        turn);
            }
            return;
        }
        changed(last.type(), open.subject(), last.vehicleId(), turn);
        State state = isSettled(life) ? State.NORMAL : State.RETURNED_UNACKNOWLEDGED;
        end(open, AlertEvents.next(last, Event.CLEARED, state, found).until(0).build(), turn);
    }

    /** Whether nobody has to look at it any more once it is over: somebody did, or nobody was ever told. */
    private static boolean isSettled(AlertLife life) {
        return life.acknowledged() || !life.notified();
    }

    /** The alert ends with this event; what had it as its cause is on its own. */
    void end(OpenAlert open, AlertEvent event, Turn turn) {
        openByKey.remove(key(open));
        isWakeKnown = false;
        ended.add(event);
        turn.out().alert(event);
        for (OpenAlert child : List.copyOf(openByKey.values())) {
            AlertEvent last = child.last();
            if (event.alertId().equals(last.parentAlertId())) {
                String next =
                        openParentOf(last.ruleId(), last.type(), child.subject(), last.vehicleId(), last.raisedAtMs());
                reparent(child, next, event, turn);
            }
        }
    }

    private void reparent(OpenAlert child, @Nullable String parentAlertId, AlertEvent cause, Turn turn) {
        AlertLife life = child.life();
        if (parentAlertId != null) {
            life = life.notDue();
        } else if (!life.isSuppressed()) {
            life = life.notifiedDue(turn.dueMs(child.last()));
        }
        AlertDraft draft = AlertDraft.after(child.last())
                .event(Event.UPDATED, child.last().state())
                .at(cause.momentMs())
                .parent(parentAlertId);
        draft.policyVersion = cause.policyVersion();
        say(child.withParentGiven(false).with(life, draft.build()), turn);
    }

    /** The shelving ends, by an officer or by itself; the alert is shown again. */
    OpenAlert unshelve(OpenAlert open, @Nullable String officer, @Nullable String reason, Turn turn) {
        AlertLife life = open.life().shelvedUntil(0);
        if (!open.isChild()) {
            life = life.notifiedDue(turn.dueMs(open.last()));
        }
        AlertDraft draft = AlertDraft.after(open.last())
                .event(Event.UNSHELVED, life.state())
                .at(turn.nowMs())
                .suppressed(false)
                .by(officer, reason)
                .until(0);
        return say(open.with(life, draft.build()), turn);
    }

    /** Keeps the alert as it is now and says its latest event. */
    OpenAlert say(OpenAlert alert, Turn turn) {
        OpenAlert before = openByKey.put(key(alert), alert);
        isWakeKnown = false;
        turn.out().alert(alert.last());
        if (alert.life().notified() && (before == null || !before.life().notified())) {
            turn.out().notified(alert.last());
        }
        return alert;
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
            open.life().write(out);
        }
        ended.write(out);
        chatter.write(out);
    }

    /** Reads a book. */
    public static AlertBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("alert book of version " + version + ", known is " + VERSION);
        }
        List<OpenAlert> open = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            open.add(readOpen(in, version));
        }
        AlertBook book = new AlertBook(EndedAlerts.read(in, version), version > 2 ? Chatter.read(in) : new Chatter());
        open.forEach(alert -> book.openByKey.put(key(alert), alert));
        book.isWakeKnown = false;
        return book;
    }

    private static OpenAlert readOpen(DataInput in, int version) throws IOException {
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
        AlertLife life = AlertLife.NEW.notifiedDue(dueMs).returned(last.state() == State.LATCHED);
        return new OpenAlert(subject, latched, parentGiven, life, last);
    }
}
