package io.keruen.app.dispatcher.watch;

import io.keruen.core.alert.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a person has to look at.
 *
 * @param subject what is in trouble
 * @param sinceMs since when, wall clock
 * @param measured the number that decided, in ms, or a count
 * @param limit what it may be
 * @param news rises when there is more of the same to tell of
 */
public record Trouble(Kind kind, String subject, long sinceMs, double measured, double limit, long news) {

    /** One of which there is nothing to tell but that it began and that it is over. */
    Trouble(Kind kind, String subject, long sinceMs, double measured, double limit) {
        this(kind, subject, sinceMs, measured, limit, 0);
    }

    /** The kinds, each with its severity and what to do first; {@code docs/runbook.md} has a section for each. */
    public enum Kind {
        TICKS_STALE(
                Severity.CRITICAL, "Time stands still and gates close: see whether ticker, broker and network are up."),
        VEHICLE_STATES_STALE(
                Severity.CRITICAL,
                "Nobody judges: see whether the escort job runs and restart it from its last checkpoint."),
        CHECKPOINT_STALE(
                Severity.HIGH,
                "A restart would repeat much work: see whether the job's checkpoint folder can be written, and"
                        + " whether job-metrics names its TaskManagers."),
        OUTBOX_UNREAD(
                Severity.CRITICAL,
                "Nothing new is delivered: see whether the broker is up and has the three outbox topics, and whether"
                        + " the dispatcher's log names a record of a newer release."),
        DESTINATION_FAILING(
                Severity.HIGH, "See whether the destination answers; what is owed to it waits and is not lost."),
        GATES_NOT_COMMANDED(
                Severity.HIGH, "No gate opens: see in the dispatcher's log whether the broker lets it begin no term."),
        GATES_COMMANDED_ELSEWHERE(
                Severity.MEDIUM,
                "This dispatcher commands no gate since another has begun the term that is told here (0 ="
                        + " not known): end it or the other, or start this one again to hand the gates back."),
        DESTINATION_STOPPED(Severity.HIGH, "Ask the destination whether it still wants alerts, then enable it again."),
        DEAD_LETTERS(
                Severity.HIGH, "Look at the dead letters, tell the destination another way, then send them again.");

        /** What they are called. */
        static final Set<String> NAMES = Stream.of(values()).map(Kind::name).collect(Collectors.toUnmodifiableSet());

        private final Severity severity;
        private final String firstStep;

        Kind(Severity severity, String firstStep) {
            this.severity = severity;
            this.firstStep = firstStep;
        }

        /** How soon somebody must react. */
        public Severity severity() {
            return severity;
        }

        /** What to do first, one sentence. */
        public String firstStep() {
            return firstStep;
        }
    }

    /** Two troubles of one key are one. */
    String key() {
        return kind + "|" + subject;
    }
}
