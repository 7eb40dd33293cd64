package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.Intake.Line;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DeliveryListener;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Item;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.app.dispatcher.routing.Routing;
import io.keruen.app.dispatcher.routing.RoutingFile;
import io.keruen.app.dispatcher.term.CommandLog;
import io.keruen.app.dispatcher.term.GateTerm;
import io.keruen.app.dispatcher.term.TermTopic;
import io.keruen.app.dispatcher.watch.DeadLetterReader;
import io.keruen.app.dispatcher.watch.PageBook;
import io.keruen.app.dispatcher.watch.Watch;
import io.keruen.app.dispatcher.watch.WatchLimits;
import io.keruen.app.dispatcher.watch.WatchReader;
import io.keruen.app.job.JobMetrics;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.process.Parts;
import io.keruen.connectors.http.AllowedUrl;
import io.keruen.connectors.kafka.KafkaRefusal;
import io.keruen.connectors.mqtt.GateOutlet;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.InvalidInputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher: one thread reads the outbox topics, one keeps how far, one for each destination sends, one watches.
 * Whatever stops one of them for good stops the dispatcher: what it owes stands on disk, and the next start goes on. Close
 * it in any case.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Who commands the gates is told by a logger of its own: also where nothing but warnings is shown. */
    private static final Logger TERM_LOG = LoggerFactory.getLogger(GateTerm.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 3_000;

    /** A mail server may take seconds over a mail, and one that is cut off comes twice. The process ends after nine. */
    private static final long DELIVERY_PATIENCE_MS = 7_000;

    private static final long CUT_OFF_MS = 500;
    private static final int METRICS_EVERY = 5;
    private static final long TERM_LOOK_MS = 500;
    private static final long KEEP_MS = 1_000;

    private final DispatcherSetup setup;
    private final DispatcherCounts counts = new DispatcherCounts();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Sender, Thread> senders = new LinkedHashMap<>();
    private final Parts parts = new Parts();
    private final Map<String, DestinationQueue> queues = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable OutboxReader outbox;

    /** It is not interrupted, for that would close the file to which it writes. */
    private final Thread keeper;

    private volatile boolean isClosed;

    private Dispatcher(DispatcherSetup setup) throws SettingException, IOException {
        this.setup = setup;
        try {
            keeper = open();
        } catch (SettingException | IOException | RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
        keeper.start();
        threads.forEach(Thread::start);
        senders.values().forEach(Thread::start);
    }

    /**
     * Starts it.
     *
     * @throws SettingException if the routing file or the folder cannot be used; the message is one line
     */
    public static Dispatcher start(DispatcherSetup setup) throws SettingException, IOException {
        return new Dispatcher(setup);
    }

    /** Opens everything; the thread that keeps how far was read. */
    private Thread open() throws SettingException, IOException {
        Routing routing = RoutingFile.read(setup.routing());
        DispatcherFolder folder = DispatcherFolder.open(setup.data());
        parts.add(folder, AutoCloseable::close);
        folder.shareOut(routing.destinations().keySet(), routing.spans().memory());
        folder.requireNobodyForgotten(
                routing.destinations().keySet(), routing.spans().memory());
        CommandLog commands = CommandLog.open(folder.commands());
        parts.add(commands, AutoCloseable::close);
        GateTerm term = new GateTerm(commands, setup.decisions());
        Map<String, Line> lines = openLines(routing, folder, term);
        WatchLimits limits = inFile(() -> WatchLimits.of(routing.watch()));
        Intake intake = new Intake(routing, lines, setup, counts);
        PageBook pages = PageBook.open(folder.pages(), intake::page);
        parts.add(pages, AutoCloseable::close);
        Requests requests =
                new Requests(folder.requests(), queues, routing.spans().retry());
        KafkaConsumer<byte[], byte[]> records = DispatcherClients.outbox(setup.kafka());
        parts.add(records, KafkaConsumer::close);
        KafkaProducer<byte[], byte[]> rejected = KafkaClients.patientProducer(setup.kafka());
        parts.add(rejected, producer -> producer.close(Duration.ofMillis(PATIENCE_MS)));
        KafkaConsumer<byte[], byte[]> listening = DispatcherClients.listening(setup.kafka());
        parts.add(listening, KafkaConsumer::close);
        PositionBook positions = PositionBook.open(folder.positions());
        parts.add(positions, AutoCloseable::close);
        Admin admin = DispatcherClients.admin(setup.kafka());
        parts.add(admin, each -> each.close(Duration.ofMillis(PATIENCE_MS)));
        OutboxReader reader = new OutboxReader(
                records,
                intake,
                new RejectedTopic(rejected),
                counts,
                new OutboxReader.Positions(positions, new BrokerTopics(admin), setup.clock(), setup.start()));
        this.outbox = reader;
        run("outbox", () -> {
            while (!isClosed) {
                reader.read(POLL);
            }
        });
        parts.add(reader, OutboxReader::keepAtEnd);
        Thread keeping = thread("positions", () -> {
            while (!closing.await(KEEP_MS, TimeUnit.MILLISECONDS)) {
                reader.keep();
            }
        });
        Watch watch = new Watch(limits, queues, setup.clock().millis());
        WatchReader ears = new WatchReader(listening, watch, setup.clock());
        DeadLetterReader dead = new DeadLetterReader(queues, new NoticeCodec()::notice, watch, setup.clock());
        boolean hasGates = lines.values().stream().anyMatch(line -> line.outlet() instanceof GateOutlet);
        run("watch", () -> watch(watch, new Ears(ears, reader, dead, hasGates, term), pages, requests, limits));
        run("term", () -> govern(term));
        return keeping;
    }

    /** Takes the term, and gives it up when another dispatcher takes the next one; it is not taken back. */
    private void govern(GateTerm term) throws Exception {
        try (Admin admin = DispatcherClients.admin(setup.kafka());
                TermTopic terms = new TermTopic(
                        () -> DispatcherClients.terms(setup.kafka()),
                        () -> DispatcherClients.listening(setup.kafka()))) {
            long mine = 0;
            boolean isAway = false;
            while (!isClosed) {
                try {
                    if (mine == 0) {
                        TermTopic.ensure(admin);
                        mine = terms.begin();
                        term.begin(mine);
                        TERM_LOG.info("commands gates in term {}", mine);
                    } else if (terms.newest() > mine && term.term() != 0) {
                        term.loseTo(terms.newest());
                        TERM_LOG.warn("another dispatcher commands the gates in term {}", terms.newest());
                    }
                    isAway = false;
                } catch (RetriableException e) {
                    isAway = sayAway(isAway, e);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RetriableException)) {
                        throw e;
                    }
                    isAway = sayAway(isAway, e.getCause());
                } catch (ProducerFencedException | InvalidProducerEpochException e) {
                    term.loseTo(0);
                    TERM_LOG.warn("another dispatcher has begun a term at the same time and commands the gates", e);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(TERM_LOOK_MS);
            }
        }
    }

    /** Once for each time that it is away: the look is every half second. */
    private static boolean sayAway(boolean isSaid, Throwable cause) {
        if (!isSaid) {
            TERM_LOG.warn("the broker is away: no term can begin or end: {}", cause.toString());
        }
        return true;
    }

    private Map<String, Line> openLines(Routing routing, DispatcherFolder folder, GateTerm term)
            throws SettingException, IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        Sender.SenderTools tools = new Sender.SenderTools(new BackOff(setup.seed()), setup.clock(), this::told);
        for (Map.Entry<String, Settings> each : routing.destinations().entrySet()) {
            String name = each.getKey();
            OutletContext context = new OutletContext(name, setup.clock(), folder.outlet(name), term);
            Outlet outlet = inFile(() -> Outlets.open(each.getValue(), context));
            parts.add(outlet, AutoCloseable::close);
            DestinationQueue queue =
                    DestinationQueue.open(folder.queue(name), routing.spans().memory());
            parts.add(queue, AutoCloseable::close);
            queues.put(name, queue);
            requireTaken(name, queue, outlet);
            lines.put(name, new Line(queue, outlet));
            Sender sender = new Sender(name, queue, outlet, new NoticeCodec()::notice, tools);
            senders.put(sender, thread("to-" + name, sender::run));
        }
        return lines;
    }

    /** What is owed was owed to a destination of a kind that may have been another at the last start. */
    private void requireTaken(String name, DestinationQueue queue, Outlet outlet) throws SettingException, IOException {
        NoticeCodec codec = new NoticeCodec();
        AtomicInteger strange = new AtomicInteger();
        queue.visitOpen((item, content) -> {
            try {
                if (!item.isLease() && !outlet.takes(codec.notice(content))) {
                    strange.incrementAndGet();
                }
            } catch (InvalidInputException e) {
                LOG.warn("something owed to {} cannot be read any more: it will be a dead letter", name, e);
            }
        });
        if (strange.get() > 0) {
            throw new SettingException(setup.routing() + ": destinations." + name + ".kind: takes nothing of what "
                    + strange + " deliveries owed to it are; write the kind it had, or another name for this one");
        }
    }

    /** Something that reads settings. */
    private interface Checked<T> {
        T read() throws SettingException;
    }

    private <T> T inFile(Checked<T> settings) throws SettingException {
        try {
            return settings.read();
        } catch (SettingException e) {
            throw new SettingException(setup.routing() + ": " + e.getMessage());
        }
    }

    /** What the watch listens to. */
    private record Ears(
            WatchReader system, OutboxReader outbox, DeadLetterReader dead, boolean hasGates, GateTerm term) {
        /** Whether every gate there is gets commands from here. */
        boolean commandsGates() {
            return !hasGates || term.term() != 0;
        }
    }

    private void watch(Watch watch, Ears ears, PageBook pages, Requests requests, WatchLimits limits)
            throws IOException, InterruptedException {
        JobMetrics metrics = new JobMetrics(limits.jobMetrics());
        Set<URI> strangers = new HashSet<>();
        for (int round = 0; !isClosed; round++) {
            ears.system().read(POLL);
            if (round % METRICS_EVERY == 0) {
                metrics.refresh();
                metrics.strangers().stream().filter(strangers::add).forEach(Dispatcher::sayStranger);
                watch.checkpoint(metrics.checkpointAgeMs(), setup.clock().millis());
            }
            long nowMs = setup.clock().millis();
            watch.outbox(ears.outbox().isReading(), nowMs);
            watch.gates(ears.commandsGates(), ears.term().lostTo(), nowMs);
            requests.carryOut(nowMs);
            ears.dead().read();
            pages.update(watch.look(nowMs), watch::isUnknown, nowMs);
        }
    }

    private static void sayStranger(URI address) {
        LOG.warn(
                "watch.job-metrics: {} is no page of a TaskManager and tells nothing of checkpoints; write the addresses of"
                        + " all TaskManagers, not that of the JobManager",
                AllowedUrl.withoutUser(address.toString()));
    }

    private void told(
            String destination, DeliveryListener.Event event, Item item, @Nullable Delivery delivery, String detail)
            throws IOException {
        switch (event) {
            case DELIVERED -> counts.delivered();
            case NEEDLESS -> counts.needless();
            case FAILED -> counts.failed();
            case EXPIRED -> counts.expired();
            case REFUSED -> counts.refused();
            case DEAD -> counts.dead();
            case STOPPED -> LOG.warn("{} wants nothing any more: {}", destination, detail);
        }
        LOG.info("{} {} to {}: {}", event, item.key(), destination, detail);
        setup.observer().told(destination, event, item, delivery, detail);
    }

    /** Something that works until it is interrupted or the dispatcher is closed. */
    private interface Work {
        void run() throws Exception;
    }

    private void run(String name, Work work) {
        threads.add(thread(name, work));
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException
                            | InterruptException
                            | ClosedByInterruptException
                            | InterruptedIOException e) {
                        LOG.debug("{} was told to end", name, e);
                    } catch (OutboxException e) {
                        failure.compareAndSet(null, e); // one line for who started it, and no fault
                    } catch (ClosedChannelException e) {
                        if (isClosed) {
                            LOG.debug("{} found a file closed by the end of another", name, e);
                        } else {
                            LOG.error("{} failed: the dispatcher ends", name, e);
                            failure.compareAndSet(null, e);
                        }
                    } catch (Exception e) {
                        String refusal = KafkaRefusal.words(e, setup.kafka());
                        if (refusal == null) {
                            LOG.error("{} failed: the dispatcher ends", name, e);
                        }
                        failure.compareAndSet(null, refusal == null ? e : new OutboxException(refusal));
                    } catch (Error e) {
                        failure.compareAndSet(null, new IllegalStateException(name + " failed", e));
                        throw e;
                    }
                },
                "dispatcher-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** What ended it, {@code null} while it works. */
    public @Nullable Exception failure() {
        return failure.get();
    }

    /** Whether it comes round to what there is to read, also where that is nothing. */
    public boolean isAtWork() {
        return outbox != null && outbox.isAtWork();
    }

    /** What it has done since it started. */
    public DispatcherCounts counts() {
        return counts;
    }

    /** How many deliveries are owed. */
    public int openCount() {
        return queues.values().stream().mapToInt(DestinationQueue::openCount).sum();
    }

    /** How many deliveries were given up. */
    public int deadCount() {
        return queues.values().stream().mapToInt(DestinationQueue::deadCount).sum();
    }

    /** They end at once, so they share the time for it. */
    private static void join(Collection<Thread> threads, long beganNs, long patienceMs) throws InterruptedException {
        long endNs = beganNs + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime())));
        }
    }

    /** Ends it; what does not end well is told when all the rest has ended. */
    @Override
    public void close() throws Exception {
        isClosed = true;
        closing.countDown();
        long beganNs = System.nanoTime();
        // Not interrupted: what came of the try that is under way could not be written then.
        senders.keySet().forEach(Sender::end);
        threads.forEach(Thread::interrupt);
        join(threads, beganNs, PATIENCE_MS);
        join(List.of(keeper), beganNs, PATIENCE_MS);
        join(senders.values(), beganNs, DELIVERY_PATIENCE_MS);
        senders.values().forEach(Thread::interrupt);
        join(senders.values(), beganNs, DELIVERY_PATIENCE_MS + CUT_OFF_MS);
        parts.close();
    }
}
