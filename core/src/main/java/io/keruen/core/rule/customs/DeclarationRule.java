package io.keruen.core.rule.customs;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;

/**
 * A released declaration stops being one during the escort: taken back by a side, ended, or released by both sides in
 * different versions. Judged in the escort stage, one alert per declaration.
 */
public final class DeclarationRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "declaration";

    /** A side took its release back. */
    public static final String REVOKED = "DECLARATION_REVOKED";

    /** A side's release ended. */
    public static final String EXPIRED = "DECLARATION_EXPIRED";

    /** Both sides released, but different versions. */
    public static final String MISMATCH = "DECLARATION_MISMATCH";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(
                                REVOKED,
                                "Hold the vehicle before the border and ask the office that took the release back.")
                        .blockingGate(),
                AlertType.of(
                                EXPIRED,
                                "Hold the vehicle before the border and have the release extended or the cargo controlled.")
                        .blockingGate(),
                AlertType.of(
                                MISMATCH,
                                "Hold the vehicle until both offices have released the same version of the declaration.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }
}
