package io.keruen.console;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends what changes on the board to all clients: alerts and transit events four times a second, vehicles twice, zones,
 * plans and status once. One thread for all clients; an event is written as JSON once, however many they are.
 */
final class EventHub implements Closeable {
    private static final long BEAT_MS = 250;

    private final LiveBoard board;
    private final int maxClients;
    private final int queued;
    private final Consumer<Throwable> onError;
    private final List<EventClient> clients = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long beats;
    private long sentVehicles;
    private long sentAlerts;
    private long sentTransits;
    private long sentControl;

    EventHub(LiveBoard board, int maxClients, int queued, Consumer<Throwable> onError) {
        this.board = board;
        this.maxClients = maxClients;
        this.queued = queued;
        this.onError = onError;
    }

    void start() {
        Thread thread = new Thread(this::beatUntilStopped, "console-events");
        thread.setDaemon(true);
        thread.start();
    }

    /** A new client, the snapshot first in its queue; null when there are too many, or the hub is closed. */
    synchronized @Nullable EventClient join() {
        if (clientCount() >= maxClients || stopped.getCount() == 0) {
            return null;
        }
        EventClient client = new EventClient(queued);
        client.offer(event("snapshot", board.snapshotJson()));
        clients.add(client);
        return client;
    }

    synchronized void leave(EventClient client) {
        client.drop();
        clients.remove(client);
    }

    synchronized int clientCount() {
        clients.removeIf(EventClient::isDropped);
        return clients.size();
    }

    private void beatUntilStopped() {
        try {
            while (!stopped.await(BEAT_MS, TimeUnit.MILLISECONDS)) {
                try {
                    beat();
                } catch (RuntimeException | Error e) {
                    onError.accept(e); // and on: pages that hear nothing say that they are not live
                }
            }
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    /** One quarter of a second: what changed since it was sent last, in the rhythm of its kind. */
    synchronized void beat() {
        long now = board.change(); // before the reading: what changes meanwhile is sent again, never left out
        if (clientCount() == 0) {
            sentControl = sentVehicles = sentAlerts = sentTransits = now; // who joins gets a snapshot
            return;
        }
        boolean full = beats % 4 == 0;
        if (full) {
            send("control", board.controlJson(sentControl));
            sentControl = now;
        }
        if (beats % 2 == 0) {
            send("vehicles", board.vehiclesJson(sentVehicles));
            sentVehicles = now;
        }
        send("alerts", board.alertsJson(sentAlerts));
        sentAlerts = now;
        send("transits", board.transitsJson(sentTransits));
        sentTransits = now;
        if (full) {
            send("status", board.statusJson());
        }
        beats++;
    }

    private void send(String name, @Nullable String json) {
        if (json != null) {
            byte[] event = event(name, json);
            clients.removeIf(client -> !client.offer(event));
        }
    }

    private static byte[] event(String name, String json) {
        return ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        stopped.countDown();
        clients.forEach(EventClient::drop);
        clients.clear();
    }
}
