package io.keruen.core.alert;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of alert, declared by the rule that raises it.
 *
 * @param blocksGate an open alert of this kind keeps the gate closed
 * @param latched only an officer's CLEAR_LATCH ends it
 * @param eaeuIncidentCode incident code of the EAEU navigation-seal catalogue, if it has one
 * @param recommendedAction what the officer does first, one sentence
 */
public record AlertType(
        String name,
        boolean blocksGate,
        boolean latched,
        @Nullable String eaeuIncidentCode,
        String recommendedAction) {
    private static final String RUNBOOK = "docs/runbook.md#";

    /** A kind that blocks no gate, ends by itself and has no EAEU code; the methods below say otherwise. */
    public static AlertType of(String name, String recommendedAction) {
        return new AlertType(name, false, false, null, recommendedAction);
    }

    /** The same, keeping the gate closed while it is open. */
    public AlertType blockingGate() {
        return new AlertType(name, true, latched, eaeuIncidentCode, recommendedAction);
    }

    /** The same, ended only by an officer's CLEAR_LATCH. */
    public AlertType latching() {
        return new AlertType(name, blocksGate, true, eaeuIncidentCode, recommendedAction);
    }

    /** The same with an incident code of the EAEU navigation-seal catalogue. */
    public AlertType eaeu(String incidentCode) {
        return new AlertType(name, blocksGate, latched, incidentCode, recommendedAction);
    }

    /** Where the runbook tells what an alert of this type means and what to do: a path with its anchor. */
    public static String runbookOf(String type) {
        return RUNBOOK + type.toLowerCase(Locale.ROOT);
    }
}
