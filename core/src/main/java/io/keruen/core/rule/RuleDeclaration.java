package io.keruen.core.rule;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import java.util.List;

/** What every rule says about itself. */
public interface RuleDeclaration {
    /** The rule's id, as in {@code policy.json}. */
    String id();

    /** What it may raise. */
    List<AlertType> alertTypes();

    /** Its numbers; their order is the order of the {@code parameters} array given to the rule. */
    List<Parameter> parameters();
}
