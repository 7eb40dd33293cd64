package io.keruen.core.rule;

import io.keruen.core.alert.Finding;

/** Where a vehicle rule says what it found. */
public interface FindingOutput {
    /**
     * A finding made at sample {@code i} of the run. The stage adds the vehicle's escort, jurisdiction and policy
     * version.
     */
    void found(int i, Finding.Builder finding);
}
