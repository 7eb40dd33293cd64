package io.keruen.core.gate;

/** The spans that every part of the interlock shares. */
public final class GateLimits {
    /** A lease is never longer. */
    public static final long LEASE_MS = 5_000;

    /** While all holds, a lease is renewed this often. */
    public static final long RENEW_MS = 2_000;

    /** A decision, and what it was decided on, may be this old when it is carried out. */
    public static final long LAG_MS = 3_000;

    /** The vehicle must have been heard this recently, ingest time. */
    public static final long TELEMETRY_FRESH_MS = 3_000;

    /** What it sends may be this old: fresh, and as far behind as a clock may be without an alert. */
    public static final long SAMPLE_AGE_MS = TELEMETRY_FRESH_MS + 2_000;

    /** So much may a gate's clock be behind that of the job. */
    public static final long CLOCK_BEHIND_MS = 1_000;

    /** So much may an officer's clock be ahead of that of the job, and what the officer signed be under way. */
    public static final long OFFICER_AHEAD_MS = 10_000;

    private GateLimits() {}
}
