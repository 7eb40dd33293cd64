package io.keruen.connectors.scenario;

import io.keruen.core.alert.Severity;

/**
 * A rule that a policy adds, as it was written; whether its expression compiles is for others to say.
 *
 * @param when a CEL expression
 * @param policyVersion the version of the policy it stands in
 */
public record CustomRule(
        String id, String type, Severity severity, String when, long holdMs, boolean blocksGate, int policyVersion) {}
