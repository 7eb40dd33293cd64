package io.keruen.connectors.http;

import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.OutletKind;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts each notice as a CloudEvent, signed as Standard Webhooks says, with the same id and idempotency key at each try.
 * Before the first it asks whether it may, as the CloudEvents webhook specification says. Several at once are a JSON batch
 * of CloudEvents: each has its own id in it, by which the other side knows it again.
 */
public final class WebhookOutlet implements Outlet {
    /** Its entry in the list of outlets. */
    public static final OutletKind KIND = new OutletKind("webhook", WebhookOutlet::new);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long ASK_AGAIN_MS = 60_000;
    private static final long MS_PER_MINUTE = 60_000;
    private static final int SOME_OF_THEM = 207;
    private static final int MOST_AT_ONCE = 1_000;

    private final URI url;
    private final Duration timeout;
    private final WebhookSigner signer;
    private final CloudEvents events;
    private final String origin;
    private final int mostAtOnce;
    private final Clock clock;
    private final HttpClient client;
    private boolean isAllowed;
    private long spacingMs;
    private long nextAtMs;

    private WebhookOutlet(Settings settings, OutletContext context) throws SettingException {
        url = AllowedUrl.of(settings);
        timeout = settings.span("timeout", TIMEOUT);
        signer = WebhookSigner.of(settings);
        events = new CloudEvents(source(settings));
        origin = settings.text("origin", "keruen");
        if (!origin.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw settings.wrong("origin", "is " + origin + "; it stands in a header: write one word in ASCII");
        }
        mostAtOnce = settings.number("batch", 1, 1, MOST_AT_ONCE);
        isAllowed = !settings.flag("handshake", true);
        clock = context.clock();
        client = Exchange.client(timeout);
    }

    private static URI source(Settings settings) throws SettingException {
        String written = settings.text("source", "/keruen");
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("source", "is " + written + ", which is no URI; write one as https://host/keruen");
        }
    }

    @Override
    public boolean takes(Notice notice) {
        return true;
    }

    @Override
    public int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public Attempt attempt(Delivery delivery) throws InterruptedException {
        return attempt(List.of(delivery));
    }

    @Override
    public Attempt attempt(List<Delivery> deliveries) throws InterruptedException {
        nextAtMs = Math.min(nextAtMs, clock.millis() + spacingMs); // its clock may have been set back
        if (nextAtMs > clock.millis()) {
            return Attempt.waitUntil("as often as it allows", nextAtMs);
        }
        try {
            if (!isAllowed) {
                Attempt refusal = ask();
                if (refusal != null) {
                    return refusal;
                }
            }
            nextAtMs = clock.millis() + spacingMs;
            HttpResponse<?> response = Exchange.head(client, request(deliveries));
            if (deliveries.size() > 1 && response.statusCode() == SOME_OF_THEM) {
                return Attempt.refused("answered 207: it took some of them, or none");
            }
            return Answers.attempt(response, clock.millis());
        } catch (IOException e) {
            return Attempt.retry(words(e));
        }
    }

    private HttpRequest request(List<Delivery> deliveries) {
        long timestampS = clock.millis() / 1_000;
        boolean isBatch = deliveries.size() > 1;
        String id =
                isBatch ? CloudEvents.batchId(deliveries) : deliveries.get(0).key();
        byte[] body = isBatch ? events.batch(deliveries) : events.json(deliveries.get(0));
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", isBatch ? CloudEvents.BATCH_MEDIA_TYPE : CloudEvents.MEDIA_TYPE)
                .header("Idempotency-Key", id)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestampS))
                .header("webhook-signature", signer.sign(id, timestampS, body))
                .header("WebHook-Request-Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Asks for permission; {@code null} if it has it. */
    private @Nullable Attempt ask() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("WebHook-Request-Origin", origin)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<?> response = Exchange.head(client, question);
        String allowed = response.headers().firstValue("WebHook-Allowed-Origin").orElse("");
        if (response.statusCode() / 100 == 2 && (allowed.equals("*") || allowed.equals(origin))) {
            isAllowed = true;
            spacingMs = spacingMs(
                    response.headers().firstValue("WebHook-Allowed-Rate").orElse("*"));
            return null;
        }
        if (response.statusCode() == 410) {
            return Answers.attempt(response, clock.millis());
        }
        return Attempt.retryNotBefore(
                "does not allow the origin " + origin + " (answered " + response.statusCode() + ")",
                clock.millis() + ASK_AGAIN_MS);
    }

    /** Of a rate in requests a minute. */
    private static long spacingMs(String rate) {
        boolean isNumber = !rate.isEmpty() && rate.length() < 8 && rate.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && Integer.parseInt(rate) > 0 ? MS_PER_MINUTE / Integer.parseInt(rate) : 0;
    }

    private static String words(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void close() {
        isAllowed = false;
    }
}
