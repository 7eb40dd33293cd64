package io.keruen.core.stage.escort;

import io.keruen.core.alert.Severity;
import io.keruen.core.rule.customs.SealStateRule;

/** What may be wrong with a seal. The order is that of the stored state: new ones are added at the end. */
enum SealCondition {
    BROKEN(SealStateRule.BROKEN, Severity.CRITICAL),
    HOUSING(SealStateRule.HOUSING, Severity.CRITICAL),
    FAULT(SealStateRule.FAULT, Severity.HIGH),
    BATTERY(SealStateRule.BATTERY, Severity.MEDIUM),
    SILENT(SealStateRule.SILENT, Severity.HIGH),
    ACTION(SealStateRule.ACTION, Severity.CRITICAL),
    MISMATCH(SealStateRule.MISMATCH, Severity.CRITICAL),
    SEPARATED(SealStateRule.SEPARATED, Severity.CRITICAL);

    final String type;
    final Severity severity;

    SealCondition(String type, Severity severity) {
        this.type = type;
        this.severity = severity;
    }
}
