package io.keruen.core.policy;

/**
 * One number of a rule: its name (unit last), default and allowed range.
 *
 * @param min smallest allowed value
 * @param max largest allowed value
 */
public record Parameter(String name, double defaultValue, double min, double max) {
    public Parameter {
        if (!(min <= defaultValue && defaultValue <= max)) {
            throw new IllegalArgumentException(name + ": default " + defaultValue + " outside " + min + ".." + max);
        }
    }

    /** Whether a policy may set this value. */
    public boolean allows(double value) {
        return min <= value && value <= max;
    }
}
