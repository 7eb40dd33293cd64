package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.AlertId;
import io.keruen.core.alert.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The calls to those who look after the system: one when a trouble begins and one when it is over, also if the dispatcher
 * was restarted in between. A call stands on disk before it goes out. Used by one thread.
 */
public final class PageBook implements AutoCloseable {
    private static final String RULE = "watchdog";
    private static final long COMPACT_BYTES = 1L << 20;

    private final Pager pager;
    private final Map<String, Trouble> open = new LinkedHashMap<>();
    private final RecordLog log;

    /** Sends a call on its way. */
    public interface Pager {
        /** Durable when it comes back; the same call twice is one. */
        void page(AlertEvent event) throws IOException;
    }

    private PageBook(Path folder, Pager pager) throws IOException {
        this.pager = pager;
        log = RecordLog.open(folder, (bytes, position) -> apply(bytes));
    }

    /** Opens the book in a folder, and repeats the calls that stand there. */
    public static PageBook open(Path folder, Pager pager) throws IOException {
        PageBook book = new PageBook(folder, pager);
        for (Trouble trouble : book.open.values()) {
            pager.page(event(trouble, Event.RAISED, trouble.sinceMs()));
        }
        return book;
    }

    /** Calls for what is new, and calls off what is over; of what is not known yet neither. */
    public void update(List<Trouble> troubles, Predicate<Trouble> isUnknown, long nowMs) throws IOException {
        Set<String> present = new HashSet<>();
        for (Trouble trouble : troubles) {
            present.add(trouble.key());
            if (!open.containsKey(trouble.key())) {
                write(true, trouble);
                open.put(trouble.key(), trouble);
                pager.page(event(trouble, Event.RAISED, trouble.sinceMs()));
            }
        }
        for (Trouble trouble : List.copyOf(open.values())) {
            if (!present.contains(trouble.key()) && !isUnknown.test(trouble)) {
                // Killed in between, it is called off again: the same call.
                pager.page(event(trouble, Event.CLEARED, nowMs));
                write(false, trouble);
                open.remove(trouble.key());
            }
        }
        if (log.bytes() > COMPACT_BYTES) {
            log.compact(fresh -> {
                for (Trouble trouble : open.values()) {
                    fresh.append(bytes(true, trouble));
                }
            });
        }
    }

    /** What is wrong and has been called for. */
    public List<Trouble> open() {
        return List.copyOf(open.values());
    }

    private void write(boolean begins, Trouble trouble) throws IOException {
        log.append(bytes(begins, trouble));
        log.force();
    }

    private static byte[] bytes(boolean begins, Trouble trouble) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(begins);
        out.writeUTF(trouble.kind().name());
        out.writeUTF(trouble.subject());
        out.writeLong(trouble.sinceMs());
        out.writeDouble(trouble.measured());
        out.writeDouble(trouble.limit());
        return bytes.toByteArray();
    }

    private void apply(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean begins = in.readBoolean();
        Trouble trouble = new Trouble(
                Trouble.Kind.valueOf(in.readUTF()), in.readUTF(), in.readLong(), in.readDouble(), in.readDouble());
        if (begins) {
            open.put(trouble.key(), trouble);
        } else {
            open.remove(trouble.key());
        }
    }

    private static AlertEvent event(Trouble trouble, Event event, long nowMs) {
        boolean isOver = event == Event.CLEARED;
        boolean isCount = trouble.limit() == 0;
        String type = trouble.kind().name();
        return new AlertEvent(
                event,
                AlertId.of(null, RULE, type, trouble.subject(), trouble.sinceMs()),
                isOver ? 2 : 1,
                type,
                RULE,
                switch (trouble.kind()) {
                    case TICKS_STALE, VEHICLE_STATES_STALE, OUTBOX_UNREAD -> Severity.CRITICAL;
                    case CHECKPOINT_STALE, DESTINATION_FAILING, DESTINATION_STOPPED, DEAD_LETTERS -> Severity.HIGH;
                },
                isOver ? State.NORMAL : State.UNACKNOWLEDGED,
                null,
                null,
                trouble.subject(),
                null,
                null,
                null,
                null,
                null,
                trouble.sinceMs(),
                trouble.sinceMs(),
                nowMs,
                isOver ? nowMs : 0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                trouble.measured(),
                trouble.limit(),
                isCount ? "" : "ms",
                Map.of(),
                null,
                false,
                trouble.kind().firstStep(),
                null,
                false,
                false,
                false,
                0);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
