package io.keruen.core.alert;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What officers may do to alerts, and what follows. Each answers why not, or {@code null}. One per action. */
final class OfficerDesk {
    private final AlertBook book;
    private final EndedAlerts ended;
    private final Turn turn;

    OfficerDesk(AlertBook book, EndedAlerts ended, Turn turn) {
        this.book = book;
        this.ended = ended;
        this.turn = turn;
    }

    /** Whether the action names this alert: by its id, or by type and vehicle. */
    static boolean isAbout(OfficerAction action, AlertEvent event) {
        String alertId = action.alertId();
        return alertId != null
                ? alertId.equals(event.alertId())
                : event.type().equals(action.type()) && event.vehicleId().equals(action.vehicleId());
    }

    @Nullable
    Refusal act(OfficerAction action, OpenAlert open) {
        return switch (action.action()) {
            case ACKNOWLEDGE -> acknowledge(action, open);
            case SHELVE -> shelve(action, open);
            case UNSHELVE -> unshelve(action, open);
            case CLEAR_LATCH -> clearLatch(action, open);
            case HOLD_GATE, RELEASE_GATE, RESUME_PERMITTED -> Refusal.NO_SUCH_ALERT;
        };
    }

    private @Nullable Refusal acknowledge(OfficerAction action, OpenAlert open) {
        if (open.life().acknowledged()) {
            return Refusal.ALREADY_ACKNOWLEDGED;
        }
        AlertLife life = open.life().seen();
        book.say(open.with(life, said(action, open, Event.ACKNOWLEDGED, life).build()), turn);
        return null;
    }

    private @Nullable Refusal shelve(OfficerAction action, OpenAlert open) {
        if (open.latched()) {
            return Refusal.LATCHED_NOT_SHELVED;
        }
        if (open.last().severity() == Severity.CRITICAL) {
            return Refusal.CRITICAL_NOT_SHELVED;
        }
        if (open.life().isShelved()) {
            return Refusal.ALREADY_SHELVED;
        }
        long longestMs = turn.nowMs()
                + turn.types().limits(open.last().vehicleId(), turn.nowMs()).shelveMs();
        long untilMs = action.untilMs() == 0 ? longestMs : Math.min(action.untilMs(), longestMs);
        if (untilMs <= turn.nowMs()) {
            return Refusal.END_PASSED;
        }
        AlertLife life = open.life().shelvedUntil(untilMs);
        book.say(
                open.with(
                        life,
                        said(action, open, Event.SHELVED, life).until(untilMs).build()),
                turn);
        return null;
    }

    private @Nullable Refusal unshelve(OfficerAction action, OpenAlert open) {
        if (!open.life().isShelved()) {
            return Refusal.NOT_SHELVED;
        }
        book.unshelve(open, action.officer(), action.reason(), turn);
        return null;
    }

    /** It takes two: the first agrees, the second clears. */
    private @Nullable Refusal clearLatch(OfficerAction action, OpenAlert open) {
        if (!open.latched()) {
            return Refusal.NOT_LATCHED;
        }
        if (!open.life().returned()) {
            return Refusal.CAUSE_LASTS;
        }
        String first = open.life().clearedBy();
        if (first == null) {
            AlertLife life = open.life().clearedBy(action.officer());
            book.say(open.with(life, said(action, open, Event.UPDATED, life).build()), turn);
            return null;
        }
        if (OfficerAction.isSameOfficer(first, action.officer())) {
            return Refusal.SAME_OFFICER;
        }
        AlertDraft draft = said(action, open, Event.CLEARED, open.life())
                .event(Event.CLEARED, State.NORMAL)
                .clearedAt(turn.nowMs());
        book.end(open, draft.build(), turn);
        return null;
    }

    private AlertDraft said(OfficerAction action, OpenAlert open, Event event, AlertLife life) {
        return AlertDraft.after(open.last())
                .event(event, life.state())
                .at(turn.nowMs())
                .suppressed(life.isSuppressed())
                .by(action.officer(), action.reason());
    }

    /** No open alert is meant: perhaps one that is over, and that nobody has acknowledged. */
    void actOnEnded(OfficerAction action, BiConsumer<OfficerAction, @Nullable Refusal> answer) {
        String alertId = action.alertId();
        if (alertId != null) {
            EndedAlerts.Ended found = ended.find(alertId);
            if (found != null) {
                answer.accept(action, actOn(action, found.unseen()));
            }
            return;
        }
        List<AlertEvent> unseen = ended.unseen(String.valueOf(action.type()), String.valueOf(action.vehicleId()));
        unseen.forEach(event -> answer.accept(action, actOn(action, event)));
    }

    private @Nullable Refusal actOn(OfficerAction action, @Nullable AlertEvent unseen) {
        if (action.action() != OfficerAction.Kind.ACKNOWLEDGE) {
            return Refusal.ALREADY_OVER;
        }
        if (unseen == null) {
            return Refusal.ALREADY_ACKNOWLEDGED;
        }
        AlertEvent event = AlertDraft.after(unseen)
                .event(Event.ACKNOWLEDGED, State.NORMAL)
                .at(turn.nowMs())
                .by(action.officer(), action.reason())
                .build();
        ended.replace(event);
        turn.out().alert(event);
        return null;
    }
}
