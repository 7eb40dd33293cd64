package io.keruen.core.kit;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;

/** What was found at which sample, counted from 0, or should have been: the part of a finding that a rule decides. */
public record Told(
        int sample,
        Finding.Kind kind,
        String type,
        Severity severity,
        long startedAtMs,
        long atMs,
        double measured,
        double limit) {

    /** What a finding says. */
    public static Told of(int sample, Finding finding) {
        return new Told(
                sample,
                finding.kind(),
                finding.type(),
                finding.severity(),
                finding.startedAtMs(),
                finding.atMs(),
                finding.measured(),
                finding.limit());
    }
}
