package io.keruen.connectors.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A request and its answer, within a time and a length: a body that stalls holds nobody up. */
public final class Exchange {
    /** A body nobody asked for is read so far and waited for so long, because then the connection can be used again. */
    private static final int MOST_UNWANTED_BYTES = 64 << 10;

    private static final long UNWANTED_MS = 100;

    private Exchange() {}

    /**
     * A client for one who asks one thing after the other by {@link #head}: it follows no redirect, and the thread that
     * waits for the network also reads the answer, which on a busy machine would wait for one thread after the other.
     */
    static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Sends a request and reads the head of its answer, within the request's own time.
     *
     * @throws IOException if it fails or takes longer
     */
    static HttpResponse<Void> head(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return head(client, request, UNWANTED_MS);
    }

    /** The same where a body nobody asked for is waited for so long. */
    static HttpResponse<Void> head(HttpClient client, HttpRequest request, long unwantedMs)
            throws IOException, InterruptedException {
        return client.send(request, head -> new UnwantedBody(unwantedMs));
    }

    /**
     * Sends a request and reads the answer to its end.
     *
     * @param time for all of it
     * @throws IOException if it fails, takes longer, or the body is longer than {@code mostBytes}
     */
    public static HttpResponse<byte[]> send(HttpClient client, HttpRequest request, Duration time, int mostBytes)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody(mostBytes));
        try {
            return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer in " + time.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause instanceof IOException ? cause.getMessage() : String.valueOf(cause), cause);
        } finally {
            answer.cancel(true); // what is done is done; what is not is broken off
        }
    }

    /**
     * Sends requests at the same time and reads their answers to the end.
     *
     * @param time for all of it
     * @return the body of each; empty if it failed, took longer, or was longer than {@code mostBytes}
     */
    public static List<Optional<byte[]>> sendAll(
            HttpClient client, List<HttpRequest> requests, Duration time, int mostBytes) throws InterruptedException {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = requests.stream()
                .map(each -> client.sendAsync(each, head -> (BodySubscriber<byte[]>) new LimitedBody(mostBytes)))
                .toList();
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(time.toNanos(), TimeUnit.NANOSECONDS);
            return answers.stream().map(Exchange::whole).toList();
        } catch (TimeoutException | ExecutionException e) {
            return answers.stream().map(Exchange::whole).toList(); // some of them, at least
        } finally {
            answers.forEach(each -> each.cancel(true));
        }
    }

    private static Optional<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> answer) {
        return answer.isDone() && !answer.isCompletedExceptionally()
                ? Optional.of(answer.join().body())
                : Optional.empty();
    }

    /** A body of which nothing counts, also not that it ends well. */
    private static final class UnwantedBody implements BodySubscriber<Void> {
        private final long waitsMs;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final CompletableFuture<Void> told = new CompletableFuture<>();
        private volatile boolean isEnded;
        private long bytes;

        UnwantedBody(long waitsMs) {
            this.waitsMs = waitsMs;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return told;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            CompletableFuture<Void> unused = over.completeOnTimeout(null, waitsMs, TimeUnit.MILLISECONDS)
                    .thenRun(() -> {
                        told.complete(null); // before the client learns that it was broken off
                        if (!isEnded) { // else the connection may serve another already
                            subscription.cancel();
                        }
                    });
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            buffers.forEach(buffer -> bytes += buffer.remaining());
            if (bytes > MOST_UNWANTED_BYTES) {
                over.complete(null);
            }
        }

        @Override
        public void onError(Throwable failure) {
            isEnded = true;
            over.complete(null);
        }

        @Override
        public void onComplete() {
            isEnded = true;
            over.complete(null);
        }
    }

    /** The bytes of a body, up to a length. */
    private static final class LimitedBody implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int mostBytes;
        private Flow.@Nullable Subscription subscription;

        LimitedBody(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[Math.min(buffer.remaining(), mostBytes + 1 - bytes.size())];
                buffer.get(part);
                bytes.write(part, 0, part.length);
            }
            Flow.Subscription known = subscription;
            if (bytes.size() > mostBytes && known != null) {
                known.cancel();
                body.completeExceptionally(new IOException("the answer is longer than " + mostBytes + " bytes"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
