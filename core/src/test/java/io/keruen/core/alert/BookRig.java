package io.keruen.core.alert;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert book to which things happen, and all that it said. Every type is declared; a seal's alerts are latched. */
final class BookRig {
    static final String STOP = "UNAUTHORISED_STOP";
    static final String SEAL = "SEAL_BROKEN";
    static final String JAM = "GNSS_JAMMING_SUSPECTED";
    static final String GAP = "CONVOY_GAP";
    static final String SPLIT = "CONVOY_SPLIT";
    static final String LOST = "TELEMETRY_LOST";
    static final String SILENT = "SEAL_SILENT";

    /** A day of our time: no span of a test comes near it. */
    static final long T0 = 1_767_225_600_000L;

    AlertBook book = new AlertBook();
    final List<AlertEvent> events = new ArrayList<>();
    final List<AlertEvent> notified = new ArrayList<>();
    final List<@Nullable Refusal> answers = new ArrayList<>();
    private long acts;

    private final AlertOutput out = new AlertOutput() {
        @Override
        public void alert(AlertEvent event) {
            events.add(event);
        }

        @Override
        public void notified(AlertEvent event) {
            notified.add(event);
        }
    };

    static AlertType type(String name) {
        return new AlertType(name, true, name.equals(SEAL), null, "Look.");
    }

    /** A finding of the rule that is named like its type, so many ms into the day. */
    static Finding.Builder finding(Finding.Kind kind, String type, String vehicleId, long ms) {
        return finding(type, kind, type, vehicleId, ms);
    }

    static Finding.Builder finding(String ruleId, Finding.Kind kind, String type, String vehicleId, long ms) {
        return Finding.of(kind, ruleId, type)
                .vehicle(vehicleId)
                .escort("E1", "C1")
                .times(T0 + ms, T0 + ms);
    }

    BookRig accept(Finding.Builder finding) {
        Finding found = finding.build();
        return accept(found.atMs() - T0, found);
    }

    /** At another moment of our time than that of the finding. */
    BookRig accept(long nowMs, Finding found) {
        book.accept(T0 + nowMs, found, BookRig::type, out);
        return this;
    }

    BookRig raise(String type, String vehicleId, long ms) {
        return accept(finding(Finding.Kind.RAISED, type, vehicleId, ms));
    }

    BookRig clear(String type, String vehicleId, long ms) {
        return accept(finding(Finding.Kind.CLEARED, type, vehicleId, ms));
    }

    /** An officer does something to all alerts of a type about a vehicle; answers the last answer. */
    @Nullable
    Refusal act(OfficerAction.Kind kind, String type, String vehicleId, long untilMs, long ms) {
        return act("aigul", kind, null, type, vehicleId, untilMs, ms);
    }

    /** Another officer does so. */
    @Nullable
    Refusal act(String officer, OfficerAction.Kind kind, String type, String vehicleId, long ms) {
        return act(officer, kind, null, type, vehicleId, 0, ms);
    }

    /** An officer does something to one alert. */
    @Nullable
    Refusal act(OfficerAction.Kind kind, String alertId, long ms) {
        return act("aigul", kind, alertId, null, null, 0, ms);
    }

    private @Nullable Refusal act(
            String officer,
            OfficerAction.Kind kind,
            @Nullable String alertId,
            @Nullable String type,
            @Nullable String vehicleId,
            long untilMs,
            long ms) {
        acts++;
        long until = untilMs == 0 ? 0 : T0 + untilMs;
        OfficerAction action = new OfficerAction(
                officer, kind, alertId, type, vehicleId, null, "because", until, T0 + ms, T0 + ms, acts);
        book.act(action, BookRig::type, out, (asked, refusal) -> answers.add(refusal));
        return answers.isEmpty() ? null : answers.get(answers.size() - 1);
    }

    BookRig wake(long ms) {
        book.wakeUp(T0 + ms, BookRig::type, out);
        return this;
    }

    /** When it wakes, ms into the day; {@link AlertLife#NEVER_MS} if never. */
    long wakeMs() {
        long atMs = book.wakeUpAtMs();
        return atMs == AlertLife.NEVER_MS ? atMs : atMs - T0;
    }

    AlertEvent last() {
        return events.get(events.size() - 1);
    }

    /** The latest event of what is open about a subject. */
    AlertEvent open(String type, String subject) {
        OpenAlert found = book.find(type, subject);
        if (found == null) {
            throw new AssertionError("no " + type + " open about " + subject);
        }
        return found.last();
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    void read(byte[] stored) throws IOException {
        book = AlertBook.read(new DataInputStream(new ByteArrayInputStream(stored)));
    }
}
