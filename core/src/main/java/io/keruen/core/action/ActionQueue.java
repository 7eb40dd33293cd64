package io.keruen.core.action;

/** Officers' actions that not every key has worked past. Mutable. */
public final class ActionQueue extends ArrivalQueue<OfficerAction> {
    /** An empty queue. */
    public ActionQueue() {
        super(OfficerAction::ingestTimeMs, OfficerAction.ORDER);
    }
}
