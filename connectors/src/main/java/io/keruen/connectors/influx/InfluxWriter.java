package io.keruen.connectors.influx;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer of one subtask: gathers lines, writes them when they are many, when one has waited, at checkpoints. */
final class InfluxWriter implements SinkWriter<InfluxLine>, Delivery.Witness {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxWriter.class);

    private final InfluxSink settings;
    private final InfluxConnection connection;
    private final WriterMetrics metrics;
    private final ProcessingTimeService clock;
    private final RejectedOutlet rejected;
    private final Pause pause = Pause.exponential();
    private final Delivery delivery;
    private List<InfluxLine> waiting = new ArrayList<>();
    private boolean isPrepared;
    private boolean isTimerSet;

    InfluxWriter(
            InfluxSink settings,
            InfluxConnection connection,
            WriterMetrics metrics,
            ProcessingTimeService clock,
            RejectedOutlet rejected) {
        this.settings = settings;
        this.connection = connection;
        this.metrics = metrics;
        this.clock = clock;
        this.rejected = rejected;
        delivery = new Delivery(connection, pause, this);
    }

    @Override
    public void write(InfluxLine line, Context context) throws IOException, InterruptedException {
        waiting.add(line);
        metrics.waiting(waiting.size());
        if (waiting.size() >= settings.maxLines()) {
            deliver();
        } else if (!isTimerSet) {
            isTimerSet = true;
            var unused = clock.registerTimer(
                    clock.getCurrentProcessingTime() + settings.maxWait().toMillis(), atMs -> {
                        isTimerSet = false;
                        deliver();
                    });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        deliver();
        rejected.flush();
    }

    private void deliver() throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        prepare();
        long startNs = System.nanoTime();
        delivery.deliver(waiting);
        metrics.wroteSince(startNs);
        waiting = new ArrayList<>();
        metrics.waiting(0);
    }

    private void prepare() throws IOException, InterruptedException {
        InfluxBootstrap bootstrap = settings.bootstrap();
        for (int failedTries = 1; bootstrap != null && !isPrepared; failedTries++) {
            try {
                bootstrap.ensure(connection, settings.target());
                isPrepared = true;
            } catch (InfluxStoppedException e) {
                throw new IOException(
                        "the history's database cannot be prepared; history.bootstrap=false leaves that"
                                + " to a person: " + e.getMessage(),
                        e);
            } catch (IOException e) {
                triedInVain(new Answer(Answer.NONE, String.valueOf(e.getMessage())), failedTries);
                pause.beforeTry(failedTries);
            }
        }
    }

    @Override
    public void written(int count) {
        metrics.written(count);
    }

    @Override
    public void triedInVain(Answer answer, int failedTries) {
        metrics.retried();
        // at 1, 2, 4, 8 ...: a long outage shall not fill the log
        if (Integer.bitCount(failedTries) == 1) {
            LOG.warn("InfluxDB at {} takes nothing, tried {} times: {}", url(), failedTries, answer.words());
        }
    }

    private String url() {
        return settings.target().url();
    }

    @Override
    public void rejected(InfluxLine line, Answer answer) {
        metrics.rejected();
        rejected.add(new RejectedInput(
                Reason.REFUSED_BY_HISTORY,
                "InfluxDB says " + answer.words(),
                line.source(),
                line.offset(),
                line.ingestTimeMs(),
                line.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        connection.close();
        rejected.close();
    }
}
