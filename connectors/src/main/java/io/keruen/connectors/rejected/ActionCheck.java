package io.keruen.connectors.rejected;

import io.keruen.core.action.OfficerAction;
import org.jspecify.annotations.Nullable;

/** What every way in asks of an officer's action: who, why, and on what. */
public final class ActionCheck {
    /** The longest reason, in characters: it is shown beside the alert and kept for ever. */
    public static final int MAX_REASON_LENGTH = 2_000;

    private ActionCheck() {}

    /** Says what is missing or wrong. */
    public static void check(OfficerAction action) throws InvalidInputException {
        requireId("officer", action.officer());
        checkReason(action.reason());
        checkId("alertId", action.alertId());
        checkId("type", action.type());
        checkId("vehicleId", action.vehicleId());
        checkId("gateId", action.gateId());
        requireTarget(action);
    }

    private static void checkReason(String reason) throws InvalidInputException {
        if (reason.isBlank()) {
            throw new InvalidInputException(Reason.MISSING_FIELD, "The field reason says nothing.");
        }
        if (reason.length() > MAX_REASON_LENGTH) {
            throw new InvalidInputException(
                    Reason.TOO_LONG, "The field reason is longer than " + MAX_REASON_LENGTH + " characters.");
        }
    }

    private static void checkId(String field, @Nullable String id) throws InvalidInputException {
        if (id != null) {
            requireId(field, id);
        }
    }

    private static void requireId(String field, String id) throws InvalidInputException {
        if (!Validity.isId(id)) {
            throw new InvalidInputException(
                    Reason.BAD_ID, "The field " + field + " is empty or longer than 128 characters.");
        }
        if (id.isBlank()) {
            throw new InvalidInputException(Reason.BAD_ID, "The field " + field + " is blank.");
        }
    }

    /** An alert is named by its id, or by type with vehicle; a gate or vehicle by its id. */
    private static void requireTarget(OfficerAction action) throws InvalidInputException {
        switch (action.action()) {
            case HOLD_GATE, RELEASE_GATE -> require("gateId", action.gateId());
            case RESUME_PERMITTED -> require("vehicleId", action.vehicleId());
            case ACKNOWLEDGE, SHELVE, UNSHELVE, CLEAR_LATCH -> {
                if (action.alertId() == null) {
                    if (action.type() == null) {
                        require("alertId", null);
                    }
                    require("vehicleId", action.vehicleId());
                }
            }
        }
    }

    private static void require(String field, @Nullable String value) throws InvalidInputException {
        if (value == null) {
            throw new InvalidInputException(Reason.MISSING_FIELD, "The field " + field + " is missing.");
        }
    }
}
