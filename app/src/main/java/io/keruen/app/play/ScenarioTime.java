package io.keruen.app.play;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** The time of a scenario that plays, as a clock. */
public final class ScenarioTime extends Clock {
    private final LongSupplier nowMs;

    /** A clock that shows this. */
    public ScenarioTime(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public long millis() {
        return nowMs.getAsLong();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
