package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertBook;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertParents;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One root cause, one alert: vehicles that stand one behind the other are one stop, that of the foremost; the alerts of
 * the others are its children. When the foremost drives on, the next one becomes the cause.
 */
final class HaltedConvoy {
    private static final String TYPE = "UNAUTHORISED_STOP";

    private HaltedConvoy() {}

    /** Whether the finding is about a stop. */
    static boolean concerns(Finding finding) {
        return AlertParents.isCausedAhead(finding.type());
    }

    /** The finding, with the alert of the foremost vehicle that stands before it as its parent. */
    static Finding withCause(AlertBook book, Control control, Finding finding) {
        String cause = finding.kind() == Finding.Kind.RAISED
                ? foremost(book, control, finding.vehicleId(), finding.escortId(), finding.atMs())
                : null;
        return cause == null ? finding : finding.childOf(cause);
    }

    /** The alert of the foremost vehicle that stands before that of an open stop; {@code null} if there is none. */
    static @Nullable String causeAhead(AlertBook book, Control control, AlertEvent stop, long atMs) {
        return stop.type().equals(TYPE) ? foremost(book, control, stop.vehicleId(), stop.escortId(), atMs) : null;
    }

    private static @Nullable String foremost(
            AlertBook book, Control control, String vehicleId, @Nullable String escortId, long atMs) {
        Situation situation = control.situationAt(vehicleId, atMs);
        EscortPlan plan = situation.plan();
        if (plan == null || !plan.escortId().equals(escortId)) {
            return null;
        }
        OpenAlert foremost = null;
        int index = situation.memberIndex() - 1;
        for (OpenAlert ahead = standing(book, plan, index); ahead != null; ahead = standing(book, plan, index)) {
            foremost = ahead;
            index--;
        }
        return foremost == null ? null : foremost.last().alertId();
    }

    /** After a stop began or ended: the findings that give those behind it their cause. */
    static void relink(AlertBook book, Control control, Finding finding, Consumer<Finding> out) {
        Situation situation = control.situationAt(finding.vehicleId(), finding.atMs());
        EscortPlan plan = situation.plan();
        if (plan == null || !plan.escortId().equals(finding.escortId())) {
            return;
        }
        int index = situation.memberIndex();
        OpenAlert own = standing(book, plan, index);
        String cause = own == null ? null : causeOf(own);
        OpenAlert behind = standing(book, plan, index + 1);
        for (int next = index + 2; behind != null; next++) {
            if (cause == null) {
                cause = behind.last().alertId();
            } else if (!cause.equals(behind.last().parentAlertId())) {
                out.accept(Finding.of(Finding.Kind.UPDATED, behind.last().ruleId(), TYPE)
                        .vehicle(behind.last().vehicleId())
                        .escort(finding.escortId(), finding.convoyId())
                        .severity(behind.last().severity())
                        .times(behind.last().startedAtMs(), finding.atMs())
                        .policyVersion(finding.policyVersion())
                        .parent(cause)
                        .build());
            }
            behind = standing(book, plan, next);
        }
    }

    private static String causeOf(OpenAlert alert) {
        String parent = alert.last().parentAlertId();
        return parent == null ? alert.last().alertId() : parent;
    }

    private static @Nullable OpenAlert standing(AlertBook book, EscortPlan plan, int index) {
        boolean exists = index >= 0 && index < plan.vehicles().size();
        return exists
                ? book.find(TYPE, Finding.escaped(plan.vehicles().get(index).vehicleId()))
                : null;
    }
}
