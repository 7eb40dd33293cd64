package io.keruen.benchmarks.quality;

import io.keruen.core.control.Situation;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;
import java.util.Locale;

/**
 * For how long a thing must last before its rule may speak, if a parameter says so: {@code holdMs}, or, of a rule that
 * raises several alerts, the one called like the last word of the alert ({@code lostMs} of TELEMETRY_LOST).
 *
 * @param parameter its name, empty if the rule has no such parameter
 */
record Hold(String parameter, int rule, int index) {
    private static final Hold NONE = new Hold("", -1, -1);
    private static final String COMMON = "holdMs";

    /** The hold of an alert type that this rule raises. */
    static Hold of(RuleCatalog catalog, String ruleId, String type) {
        int index = catalog.index(ruleId);
        if (index < 0) {
            return NONE;
        }
        RuleDeclaration rule = catalog.all().get(index);
        String own = type.substring(type.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT) + "Ms";
        List<String> names = rule.parameters().stream().map(Parameter::name).toList();
        for (String name : rule.alertTypes().size() > 1 ? List.of(own, COMMON) : List.of(COMMON)) {
            if (names.contains(name)) {
                return new Hold(name, index, names.indexOf(name));
            }
        }
        return NONE;
    }

    /** Its length under what is in force, 0 if there is none. */
    long lengthMs(Situation situation) {
        return index < 0 ? 0 : Math.round(situation.parameters()[rule][index]);
    }
}
