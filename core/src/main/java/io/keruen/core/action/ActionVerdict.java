package io.keruen.core.action;

import org.jspecify.annotations.Nullable;

/** What all answers to one action come to, in whatever order they were heard. Mutable. */
public final class ActionVerdict {
    private boolean isDone;
    private @Nullable Refusal refusal;

    /** An action about which nobody has said anything. */
    public ActionVerdict() {}

    /** As it was kept. */
    public ActionVerdict(boolean isDone, @Nullable Refusal refusal) {
        this.isDone = isDone;
        this.refusal = refusal;
    }

    /** Hears an answer. */
    public void hear(@Nullable Refusal answered) {
        Refusal before = refusal;
        if (answered == null) {
            isDone = true;
        } else if (before == null || answered.compareTo(before) < 0) {
            refusal = answered;
        }
    }

    /** Whether somebody did it. */
    public boolean isDone() {
        return isDone;
    }

    /** The best reason heard. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /**
     * Why the action is refused once everybody has been heard; {@code null} if it is not. What a gate is told counts as
     * done: it is kept, and read by whoever decides at gates; but a hold that has ended by itself was none.
     */
    public @Nullable Refusal of(OfficerAction action) {
        if (action.isHoldOver()) {
            return Refusal.END_PASSED;
        }
        OfficerAction.Kind kind = action.action();
        if (isDone || kind.isAboutGate()) {
            return null;
        }
        Refusal heard = refusal;
        if (heard != null) {
            return heard;
        }
        return kind.isAboutAlert() ? Refusal.NO_SUCH_ALERT : Refusal.NO_SUCH_VEHICLE;
    }
}
