package io.keruen.connectors.influx;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an InfluxDB over HTTP, by the influxdb-java library; made with the first use, so that a server that
 * is away is an answer like any other. One per thread.
 */
public final class InfluxConnection implements LineStore {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(30);

    private final InfluxTarget target;
    private @Nullable InfluxDB influx;

    /** A connection that is not made yet. */
    public InfluxConnection(InfluxTarget target) {
        this.target = target;
    }

    @Override
    public Answer write(List<String> lines) {
        try {
            connected()
                    .write(
                            target.database(),
                            target.retentionPolicy(),
                            InfluxDB.ConsistencyLevel.ONE,
                            TimeUnit.NANOSECONDS,
                            lines);
            return new Answer(204, "");
        } catch (InfluxDBException e) {
            return answer(e);
        }
    }

    /**
     * Asks or tells the server something.
     *
     * @throws InfluxStoppedException if it says no
     * @throws IOException if it does not answer, or is too busy to
     */
    public QueryResult.Result query(String text) throws IOException {
        try {
            QueryResult all = connected().query(new Query(text, target.database(), true), TimeUnit.MILLISECONDS);
            if (all.hasError()) {
                throw new InfluxStoppedException(all.getError());
            }
            QueryResult.Result first = all.getResults().get(0);
            // an unknown database, say, is an error only in here
            if (first.hasError()) {
                throw new InfluxStoppedException(first.getError());
            }
            return first;
        } catch (InfluxDBException e) {
            Answer answer = answer(e);
            throw ErrorTable.of(answer).reaction() == ErrorTable.Reaction.RETRY
                    ? new IOException(answer.words(), e)
                    : new InfluxStoppedException(answer.words());
        }
    }

    private InfluxDB connected() {
        InfluxDB current = influx;
        if (current == null) {
            current = connect();
            current.setLogLevel(InfluxDB.LogLevel.NONE);
            influx = current;
        }
        return current;
    }

    private InfluxDB connect() {
        InfluxAccess access = target.access();
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_PATIENCE)
                .readTimeout(WRITE_PATIENCE)
                .writeTimeout(WRITE_PATIENCE)
                // A page to log in at, say, answers 200 to everything: nothing would be stored, and nothing said.
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new Telling(access.token()));
        return access.user().isEmpty()
                ? InfluxDBFactory.connect(target.url(), http)
                : InfluxDBFactory.connect(target.url(), access.user(), access.password(), http);
    }

    private static Answer answer(InfluxDBException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.answer;
            }
        }
        Throwable cause = e.getCause();
        return new Answer(Answer.NONE, String.valueOf(cause == null ? e : cause));
    }

    @Override
    public void close() {
        InfluxDB current = influx;
        if (current != null) {
            current.close();
            influx = null;
        }
    }

    /** What InfluxDB answers to a write, and nobody else by chance. */
    private static final int STORED = 204;

    /** Keeps status and words of an answer, which the library makes one text of; brings the token. */
    private record Telling(String token) implements Interceptor {
        @Override
        public Response intercept(Chain chain) throws IOException {
            Request request = chain.request();
            if (!token.isEmpty()) {
                request = request.newBuilder()
                        .header("Authorization", "Token " + token)
                        .build();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted before a request");
            }
            Response response = chain.proceed(request);
            boolean isWrite = request.url().encodedPath().endsWith("/write");
            if (isWrite ? response.code() == STORED : response.isSuccessful()) {
                return response;
            }
            try (ResponseBody body = response.body()) {
                throw new RefusedException(new Answer(response.code(), body == null ? "" : body.string()));
            }
        }
    }

    /** The server said no. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        RefusedException(Answer answer) {
            super(answer.words());
            this.answer = answer;
        }
    }
}
