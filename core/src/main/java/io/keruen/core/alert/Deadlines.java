package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.Event;

/** What happens to open alerts by itself when a time has come. One per moment. */
final class Deadlines {
    private final AlertBook book;
    private final Turn turn;

    Deadlines(AlertBook book, Turn turn) {
        this.book = book;
        this.turn = turn;
    }

    /** The time of at least one deadline of the alert has come. */
    void pass(OpenAlert open) {
        AlertLife life = open.life();
        if (life.isShelved() && life.shelvedUntilMs() <= turn.nowMs()) {
            book.unshelve(open, null, null, turn);
        } else if (life.isHeld() && life.heldUntilMs() <= turn.nowMs()) {
            release(open);
        } else {
            escalate(open);
        }
    }

    /** It chatters no more and is still there: officers are told now. */
    private void release(OpenAlert open) {
        AlertLife life = open.life().heldUntil(0);
        if (!open.isChild()) {
            life = turn.notified(life, open.last());
        }
        AlertDraft draft = AlertDraft.after(open.last())
                .event(Event.UPDATED, life.state())
                .at(turn.nowMs())
                .suppressed(false);
        book.say(open.with(life, draft.build()), turn);
    }

    private void escalate(OpenAlert open) {
        AlertDraft draft = AlertDraft.after(open.last())
                .event(Event.ESCALATED, open.last().state())
                .at(turn.nowMs());
        book.say(open.with(open.life().notDue(), draft.build()), turn);
    }
}
