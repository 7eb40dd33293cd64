package io.keruen.connectors.outlet;

/**
 * One notice on its way to one destination; all of it is the same at each try.
 *
 * @param acceptedAtMs when the dispatcher took it, wall clock
 * @param expiresAtMs after this it is not tried any more, wall clock
 * @param attempt the number of this try, from 1
 */
public record Delivery(Notice notice, long acceptedAtMs, long expiresAtMs, int attempt) {
    /** Its idempotency key. */
    public String key() {
        return notice.key();
    }
}
