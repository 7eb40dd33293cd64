package io.keruen.connectors.mqtt;

import io.keruen.connectors.http.AllowedUrl;
import io.keruen.connectors.http.Exchange;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A gate that takes commands over HTTPS; its answer is the answer to the request. */
final class HttpGateLink implements GateLink {
    private static final int MAX_ANSWER_BYTES = 4 << 10;

    private final URI url;
    private final Duration timeout;
    private final HttpClient client;

    HttpGateLink(Settings settings, Duration timeout) throws SettingException {
        url = AllowedUrl.of(settings);
        this.timeout = timeout;
        // With threads of its own: looking up the gate's address counts against the command's time.
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public GateMessages.Answer send(GateCommand command, SignedBytes message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", message.id())
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(message.timestampS()))
                .header("webhook-signature", message.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()))
                .build();
        HttpResponse<byte[]> response = Exchange.send(client, request, timeout, MAX_ANSWER_BYTES);
        if (response.statusCode() != 200) {
            throw new IOException("answered " + response.statusCode());
        }
        try {
            GateMessages.Answer read = GateMessages.answer(response.body());
            if (!read.gateId().equals(command.gateId()) || !read.number().equals(command.number())) {
                throw new IOException("answered about another command");
            }
            return read;
        } catch (InvalidInputException e) {
            throw new IOException("answered what is no answer: " + e.sentence(), e);
        }
    }

    @Override
    public void close() {
        // A client of java.net.http ends by itself when nobody uses it.
    }
}
