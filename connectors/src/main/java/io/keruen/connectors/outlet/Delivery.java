package io.keruen.connectors.outlet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One notice on its way to one destination; all of it is the same at each try.
 *
 * @param acceptedAtMs when the dispatcher took it, wall clock
 * @param expiresAtMs after this it is not tried any more, wall clock
 * @param attempt the number of this try, from 1
 */
public record Delivery(Notice notice, long acceptedAtMs, long expiresAtMs, int attempt) {
    /**
     * Its idempotency key, the key of the notice in the letters of a header: bytes of UTF-8 that are none are written as
     * %XX, and so is the per cent sign.
     */
    public String key() {
        String key = notice.key();
        StringBuilder text = new StringBuilder(key.length());
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each <= '~' && each != '%') {
                text.append((char) each);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", each & 0xFF));
            }
        }
        return text.toString();
    }
}
