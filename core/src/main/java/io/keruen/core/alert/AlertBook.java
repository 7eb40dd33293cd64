package io.keruen.core.alert;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one key and their life: makes alert events of findings, of what officers do and of deadlines that pass;
 * at most one open alert per type, subject and rule; where rules share a type, what the later ones say of a subject is a
 * child of the alert that is open, until that one ends. Mutable, one per key. The order of its events is the order in
 * which it is told. Of what ended it keeps only the newest: the same cause told again is the same alert.
 */
public final class AlertBook {
    /**
     * Version 1 knew only the revisions of ended alerts, version 2 no officers, version 3 not when changes happened;
     * version 4 took the place of one alert for the id of another, version 5 not how far those had come that it had
     * forgotten.
     */
    private static final int VERSION = 6;

    private final OpenAlerts open;
    private final EndedAlerts ended;
    private final Chatter chatter;

    /** A book in which nothing stands. */
    public AlertBook() {
        this(new OpenAlerts(), new EndedAlerts(), new Chatter());
    }

    private AlertBook(OpenAlerts open, EndedAlerts ended, Chatter chatter) {
        this.open = open;
        this.ended = ended;
        this.chatter = chatter;
    }

    /** The open alerts, sorted by type, then subject, then rule. */
    public Collection<OpenAlert> open() {
        return open.all();
    }

    /** The open alert of this type about this subject, of the first rule if several share the type, or {@code null}. */
    public @Nullable OpenAlert find(String type, String subject) {
        return open.find(type, subject);
    }

    /** The open alerts about this subject, sorted by type; a copy. */
    public List<OpenAlert> about(String subject) {
        return open.about(subject);
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
        if (found.kind() == Finding.Kind.FORGOTTEN) {
            forgotten(found, turn);
            return;
        }
        String place = open.placeOf(found);
        OpenAlert known = open.find(found, place);
        if (known == null) {
            if (found.kind() == Finding.Kind.RAISED) {
                raise(found, place, turn);
            } else if (found.kind() == Finding.Kind.UPDATED && found.late()) {
                correctEnded(found, turn);
            }
            return;
        }
        switch (found.kind()) {
            case RAISED -> {
                boolean isBack = known.life().returned() && !found.late();
                if (isBack || found.severity().compareTo(known.last().severity()) > 0) {
                    update(known, found, isBack, turn);
                }
            }
            case UPDATED -> {
                if (changes(known.last(), found)) {
                    update(known, found, false, turn);
                }
            }
            case CLEARED -> {
                clear(known, found, turn);
                if (!found.late()) {
                    clearBefore(known, found, turn);
                }
            }
            case LEFT, FORGOTTEN -> throw new IllegalStateException(found.kind() + " is about no single alert");
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
        for (String key : open.keysChildrenFirst()) {
            OpenAlert alert = open.at(key);
            if (alert != null && OfficerDesk.isAbout(action, alert.last())) {
                answer.accept(action, desk.act(action, alert));
                isFound = true;
            }
        }
        if (!isFound) {
            desk.actOnEnded(action, answer);
        }
    }

    /** When something happens by itself; {@link AlertLife#NEVER_MS} if nothing does. */
    public long wakeUpAtMs() {
        return open.wakeUpAtMs();
    }

    /** The time has come for what happens by itself: shelvings and hold-offs end, what nobody acknowledged escalates. */
    public void wakeUp(long nowMs, AlertTypes types, AlertOutput out) {
        Deadlines deadlines = new Deadlines(this, new Turn(nowMs, types, out));
        for (String key : open.keysChildrenFirst()) {
            OpenAlert alert = open.at(key);
            if (alert != null && alert.wakeMs() <= nowMs) {
                deadlines.pass(alert);
            }
        }
    }

    private void left(Finding found, Turn turn) {
        String vehicleId = found.vehicleId();
        clearAll(found, turn, alert -> {
            AlertEvent last = alert.last();
            boolean isOther = vehicleId.equals(last.otherVehicleId()) && alert.isOfPair();
            return vehicleId.equals(last.vehicleId()) || isOther;
        });
    }

    private void forgotten(Finding found, Turn turn) {
        clearAll(found, turn, alert -> {
            AlertEvent last = alert.last();
            return last.vehicleId().equals(found.vehicleId()) && last.ruleId().equals(found.ruleId());
        });
    }

    private void clearAll(Finding found, Turn turn, Predicate<OpenAlert> isMeant) {
        for (String key : open.keysChildrenFirst()) {
            OpenAlert alert = open.at(key);
            if (alert != null && isMeant.test(alert)) {
                clear(alert, found, turn);
            }
        }
    }

    /** Whoever has ended an episode has ended those that were before it, though late data never tell so. */
    private void clearBefore(OpenAlert ended, Finding found, Turn turn) {
        String befores = OpenAlert.befores(ended.subject());
        for (OpenAlert alert : open.copy()) {
            AlertEvent last = alert.last();
            boolean isSameKind =
                    last.type().equals(found.type()) && last.ruleId().equals(found.ruleId());
            if (isSameKind && alert.subject().startsWith(befores)) {
                clear(alert, Finding.over(alert, found.atMs(), found.policyVersion()), turn);
            }
        }
    }

    private void raise(Finding found, String place, Turn turn) {
        AlertType type = declared(found, turn.types());
        String given = found.parentAlertId();
        String parent = given == null
                ? open.parentOf(found.ruleId(), found.type(), found.subject(), found.vehicleId(), found.atMs())
                : given;
        String alertId = found.alertId();
        if (found.late() && ended.find(alertId) != null) {
            return; // the same cause told again: this alert has had its life
        }
        int saidRevision = found.late() ? 0 : ended.saidRevision(alertId, found.startedAtMs());
        long heldMs = changed(found.type(), place, found.vehicleId(), found.atMs(), turn);
        boolean isHeld = heldMs > 0 && parent == null && !type.latched() && found.severity() != Severity.CRITICAL;
        AlertEvent event = AlertEvents.raised(found, alertId, saidRevision + 1, type, parent, isHeld);
        AlertLife life = isHeld ? AlertLife.NEW.heldUntil(heldMs) : AlertLife.NEW;
        if (!isHeld && parent == null) {
            life = turn.notified(life, event);
        }
        say(new OpenAlert(place, type.latched(), given != null, life, event), turn);
    }

    /** What is open already and turns out to be a consequence of this. */
    private void adopt(OpenAlert parent, Turn turn) {
        String alertId = parent.last().alertId();
        for (AlertParents.Link link : AlertParents.LINKS) {
            if (link.adopts() && link.parentType().equals(parent.last().type())) {
                for (OpenAlert child : open.copy()) {
                    AlertEvent last = child.last();
                    if (link.childType().equals(last.type())
                            && !child.parentGiven()
                            && !alertId.equals(last.parentAlertId())
                            && link.isParent(parent, child.subject(), last.vehicleId(), last.raisedAtMs())) {
                        reparent(child, alertId, parent.last(), turn);
                    }
                }
            }
        }
    }

    private long changed(String type, String place, String vehicleId, long atMs, Turn turn) {
        LifeLimits limits = turn.types().limits(vehicleId, turn.nowMs());
        return chatter.changed(OpenAlerts.key(type, place, ""), turn.nowMs(), atMs, limits);
    }

    /** Late data correct an alert that is over: it stays so. */
    private void correctEnded(Finding found, Turn turn) {
        String alertId = found.alertId();
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

    private static AlertType declared(Finding found, AlertTypes types) {
        AlertType type = types.alertType(found.type());
        if (type == null) {
            throw new IllegalStateException("rule " + found.ruleId() + " raises undeclared type " + found.type());
        }
        return type;
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
        OpenAlert alert = before;
        if (mustBeSeen && alert.life().isShelved()) {
            alert = unshelve(alert, null, null, turn);
        }
        AlertEvent last = alert.last();
        String given = found.parentAlertId();
        String parent = given == null ? last.parentAlertId() : given;
        AlertLife life = isBack ? alert.life().returned(false) : alert.life();
        if (mustBeSeen) {
            life = life.unseen();
        }
        if (parent == null && mustBeSeen) {
            life = turn.notified(life, last, found.severity());
        }
        AlertEvent event = AlertEvents.next(last, Event.UPDATED, life.state(), found)
                .parent(parent)
                .suppressed(life.isSuppressed())
                .build();
        say(alert.withParentGiven(alert.parentGiven() || given != null).with(life, event), turn);
    }

    private void clear(OpenAlert alert, Finding found, Turn turn) {
        AlertEvent last = alert.last();
        AlertLife life = alert.life();
        if (alert.latched()) {
            if (!life.returned()) {
                AlertLife gone = life.returned(true);
                say(
                        alert.with(
                                gone,
                                AlertEvents.next(last, Event.UPDATED, gone.state(), found)
                                        .build()),
                        turn);
            }
            return;
        }
        changed(last.type(), alert.subject(), last.vehicleId(), found.atMs(), turn);
        State state = isSettled(life) ? State.NORMAL : State.RETURNED_UNACKNOWLEDGED;
        end(alert, AlertEvents.next(last, Event.CLEARED, state, found).until(0).build(), turn);
    }

    /** Whether nobody has to look at it any more once it is over: somebody did, or nobody was ever told. */
    private static boolean isSettled(AlertLife life) {
        return life.acknowledged() || !life.notified();
    }

    /** The alert ends with this event; what had it as its cause is on its own. */
    void end(OpenAlert alert, AlertEvent event, Turn turn) {
        open.remove(alert);
        ended.add(event);
        turn.out().alert(event);
        for (OpenAlert child : open.childrenOf(event.alertId())) {
            AlertEvent last = child.last();
            String ahead = turn.types().causeAhead(this, last, event.momentMs());
            String next = ahead != null
                    ? ahead
                    : open.parentOf(last.ruleId(), last.type(), child.subject(), last.vehicleId(), last.raisedAtMs());
            reparent(child, next, event, turn);
        }
    }

    private void reparent(OpenAlert child, @Nullable String parentAlertId, AlertEvent cause, Turn turn) {
        AlertLife life = child.life();
        if (parentAlertId == null && !life.isSuppressed()) {
            life = turn.notified(life, child.last());
        }
        AlertDraft draft = AlertDraft.after(child.last())
                .event(Event.UPDATED, child.last().state())
                .at(cause.momentMs())
                .parent(parentAlertId);
        draft.policyVersion = cause.policyVersion();
        say(child.withParentGiven(false).with(life, draft.build()), turn);
    }

    /** The shelving ends, by an officer or by itself; the alert is shown again. */
    OpenAlert unshelve(OpenAlert alert, @Nullable String officer, @Nullable String reason, Turn turn) {
        AlertLife life = alert.life().shelvedUntil(0);
        if (!alert.isChild()) {
            life = turn.notified(life, alert.last());
        }
        AlertDraft draft = AlertDraft.after(alert.last())
                .event(Event.UNSHELVED, life.state())
                .at(turn.nowMs())
                .suppressed(false)
                .by(officer, reason)
                .until(0);
        return say(alert.with(life, draft.build()), turn);
    }

    /** Keeps the alert as it is now and says its latest event; one that is new or held off no more is a cause from now on. */
    OpenAlert say(OpenAlert alert, Turn turn) {
        OpenAlert before = open.put(alert);
        turn.out().alert(alert.last());
        if (alert.life().notified() && (before == null || !before.life().notified())) {
            turn.out().notified(alert.last());
        }
        if (!alert.life().isHeld() && (before == null || before.life().isHeld())) {
            adopt(alert, turn);
        }
        return alert;
    }

    /** Writes the book; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        open.write(out);
        ended.write(out);
        chatter.write(out);
        ended.writeForgotten(out);
    }

    /** Reads a book. */
    public static AlertBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("alert book of version " + version + ", known is " + VERSION);
        }
        OpenAlerts open = OpenAlerts.read(in, version);
        EndedAlerts ended = EndedAlerts.read(in, version);
        Chatter chatter = version > 2 ? Chatter.read(in, version) : new Chatter();
        if (version > 5) {
            ended.readForgotten(in);
        }
        return new AlertBook(open, ended, chatter);
    }
}
