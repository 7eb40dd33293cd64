package io.keruen.core.policy;

/**
 * One version of the policy of the whole system, in force from {@code validFromMs} of event time; among those in force
 * the highest version counts.
 *
 * @param validFromMs {@code Long.MIN_VALUE} = always
 */
public record Policy(int version, long validFromMs, PolicyOverrides overrides) {
    /** Version 0: the defaults declared beside the rules. */
    public static final Policy DEFAULTS = new Policy(0, Long.MIN_VALUE, PolicyOverrides.NONE);
}
