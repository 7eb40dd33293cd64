package io.keruen.app.dispatcher.queue;

/**
 * Something owed to a destination, or a dead letter.
 *
 * @param sequence its place in the order, from 1
 * @param key its idempotency key
 * @param isLease it loses its meaning when it expires: nobody has to know that it was not delivered
 * @param position where its bytes stand in the log
 * @param attempts how often it was tried
 * @param notBeforeMs when it may be tried next
 * @param firstTriedAtMs when it was tried first, 0 while it was not
 * @param detail what came of the last try, in words
 */
public record Item(
        long sequence,
        String key,
        boolean isLease,
        long acceptedAtMs,
        long expiresAtMs,
        long position,
        int attempts,
        long notBeforeMs,
        long firstTriedAtMs,
        String detail) {

    /** The gate and the vehicle in the key of a lease. */
    String subject() {
        int gate = key.indexOf('|');
        int vehicle = key.indexOf('|', gate + 1);
        return vehicle < 0 ? key : key.substring(0, vehicle);
    }

    /** Whether nobody has to have it any more. */
    boolean isExpiredLease(long nowMs) {
        return isLease && expiresAtMs <= nowMs;
    }

    /** Whether nothing is missing at the end of what came of the last try. */
    public boolean isDetailWhole() {
        return detail.length() < QueueRecord.MAX_DETAIL_LENGTH;
    }

    /** Whether it was neither tried yet nor sent again by a person. */
    boolean isFresh() {
        return attempts == 0 && detail.isEmpty();
    }

    Item tried(int newAttempts, long atMs, long nextMs, String newDetail) {
        return new Item(
                sequence,
                key,
                isLease,
                acceptedAtMs,
                expiresAtMs,
                position,
                newAttempts,
                nextMs,
                firstTriedAtMs == 0 ? atMs : firstTriedAtMs,
                newDetail);
    }

    Item at(long newPosition) {
        return new Item(
                sequence,
                key,
                isLease,
                acceptedAtMs,
                expiresAtMs,
                newPosition,
                attempts,
                notBeforeMs,
                firstTriedAtMs,
                detail);
    }

    Item numbered(long newSequence) {
        return new Item(
                newSequence,
                key,
                isLease,
                acceptedAtMs,
                expiresAtMs,
                position,
                attempts,
                notBeforeMs,
                firstTriedAtMs,
                detail);
    }

    Item again(long newSequence, long atMs, long newExpiresAtMs) {
        return new Item(newSequence, key, isLease, atMs, newExpiresAtMs, position, 0, 0, 0, "sent again by a person");
    }

    Item dead(String reason) {
        return new Item(
                sequence,
                key,
                isLease,
                acceptedAtMs,
                expiresAtMs,
                position,
                attempts,
                notBeforeMs,
                firstTriedAtMs,
                reason);
    }
}
