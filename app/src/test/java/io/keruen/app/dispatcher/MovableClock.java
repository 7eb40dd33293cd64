package io.keruen.app.dispatcher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until a test moves it. Thread-safe. */
public final class MovableClock extends Clock {
    private final AtomicLong nowMs;

    public MovableClock(long startMs) {
        nowMs = new AtomicLong(startMs);
    }

    public void moveTo(long timeMs) {
        nowMs.set(timeMs);
    }

    public void move(Duration span) {
        nowMs.addAndGet(span.toMillis());
    }

    @Override
    public long millis() {
        return nowMs.get();
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
