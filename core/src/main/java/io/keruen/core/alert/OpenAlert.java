package io.keruen.core.alert;

/**
 * An alert that has not ended, as the alert book keeps it.
 *
 * @param subject what it is about; together with the type and the rule it is unique among the open alerts of a book
 * @param latched only officers end it
 * @param parentGiven a finding named the parent, so the table of parents does not change it
 * @param life where it stands between its cause and the officers
 * @param last its latest event
 */
public record OpenAlert(String subject, boolean latched, boolean parentGiven, AlertLife life, AlertEvent last) {
    OpenAlert with(AlertLife newLife, AlertEvent event) {
        return new OpenAlert(subject, latched, parentGiven, newLife, event);
    }

    OpenAlert withParentGiven(boolean given) {
        return new OpenAlert(subject, latched, given, life, last);
    }

    /** It is about two vehicles, and neither without the other; an alert about one may name another, too. */
    boolean isOfPair() {
        String other = last.otherVehicleId();
        return other != null && subject.startsWith(Finding.pairSubject(last.vehicleId(), other));
    }

    /** Where late data's account of an episode stands that is not the open one. No id in a subject has this mark. */
    static String beside(String subject, long startedAtMs) {
        return subject + '|' + startedAtMs;
    }

    /** The same where late data told of it before the open one began. */
    static String before(String subject, long startedAtMs) {
        return befores(subject) + startedAtMs;
    }

    /** How the places of all of those begin. */
    static String befores(String subject) {
        return subject + "|<";
    }

    /** The same at another place of the book. */
    OpenAlert at(String place) {
        return new OpenAlert(place, latched, parentGiven, life, last);
    }

    /** Its cause is another alert: nobody is told of it. */
    boolean isChild() {
        return last.parentAlertId() != null;
    }

    /** When something happens to it by itself; {@link AlertLife#NEVER_MS} if nothing does. */
    long wakeMs() {
        return life.wakeMs(isChild());
    }
}
