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
import io.keruen.app.dispatcher.watch.DeadLetterReader;
import io.keruen.app.dispatcher.watch.PageBook;
import io.keruen.app.dispatcher.watch.Watch;
import io.keruen.app.dispatcher.watch.WatchLimits;
import io.keruen.app.dispatcher.watch.WatchReader;
import io.keruen.app.job.JobMetrics;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.process.Parts;
import io.keruen.connectors.mqtt.GateOutlet;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
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

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 3_000;

    /** A mail server may take seconds over a mail, and one that is cut off comes twice. The process ends after nine. */
    private static final long DELIVERY_PATIENCE_MS = 7_000;

    private static final long CUT_OFF_MS = 500;
    private static final long KEEP_MS = 1_000;

    private final DispatcherSetup setup;
    private final DispatcherCounts counts = new DispatcherCounts();
    private final Workers workers;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Sender, Thread> senders = new LinkedHashMap<>();
    private final Parts parts = new Parts();
    private final Map<String, DestinationQueue> queues = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable OutboxReader outbox;

    /** It is not interrupted, for that would close the file to which it writes. */
    private final Thread keeper;

    private Dispatcher(DispatcherSetup setup) throws SettingException, IOException {
        this.setup = setup;
        workers = new Workers(setup.kafka(), this::isClosed);
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
            while (!isClosed()) {
                reader.read(POLL);
            }
        });
        parts.add(reader, OutboxReader::keepAtEnd);
        Thread keeping = workers.thread("positions", () -> {
            while (!closing.await(KEEP_MS, TimeUnit.MILLISECONDS)) {
                reader.keep();
            }
        });
        Watch watch = new Watch(limits, queues, setup.clock().millis());
        WatchReader ears = new WatchReader(listening, watch, setup.clock());
        DeadLetterReader dead = new DeadLetterReader(queues, new NoticeCodec()::notice, watch, setup.clock());
        boolean hasGates = lines.values().stream().anyMatch(line -> line.outlet() instanceof GateOutlet);
        WatchRounds rounds = new WatchRounds(
                watch,
                new WatchRounds.Ears(ears, reader, dead, new JobMetrics(limits.jobMetrics()), hasGates, term),
                pages,
                requests,
                setup.clock());
        run("watch", () -> rounds.go(this::isClosed));
        run("term", () -> new TermRounds(term, setup.kafka()).go(this::isClosed));
        return keeping;
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
            senders.put(sender, workers.thread("to-" + name, sender::run));
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

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private void run(String name, Workers.Work work) {
        threads.add(workers.thread(name, work));
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

    /** What ended it, {@code null} while it works. */
    public @Nullable Exception failure() {
        return workers.failure();
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
