package io.keruen.app.dispatcher.watch;

import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.AlertId;
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
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls to those who look after the system: one when a trouble begins and one when it is over, also if the dispatcher
 * was restarted in between, and now and then one that there is more of it. A call stands on disk before it goes out. Used
 * by one thread.
 */
public final class PageBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageBook.class);
    private static final String RULE = "watchdog";
    private static final long COMPACT_BYTES = 1L << 20;

    /** So long after a call it is not told that there is more of the same. */
    private static final long AGAIN_MS = 300_000;

    private final Pager pager;
    private final Map<String, Call> open = new LinkedHashMap<>();
    private final RecordLog log;

    /** Sends a call on its way. */
    public interface Pager {
        /** Durable when it comes back; the same call twice is one. */
        void page(AlertEvent event) throws IOException;
    }

    /** The last call about a trouble: it said this much. */
    private record Call(Trouble trouble, int revision, long calledAtMs) {
        static Call first(Trouble trouble, long nowMs) {
            return new Call(trouble, 1, nowMs);
        }

        /** Whether there is more to tell, and it is time; a clock that was set back puts nothing off for long. */
        boolean isDueAgain(Trouble now, long nowMs) {
            return now.news() > trouble.news() && Math.abs(nowMs - calledAtMs) >= AGAIN_MS;
        }

        /** The same trouble, as it is now. */
        Call again(Trouble now, long nowMs) {
            return new Call(
                    new Trouble(
                            trouble.kind(),
                            trouble.subject(),
                            trouble.sinceMs(),
                            now.measured(),
                            now.limit(),
                            now.news()),
                    revision + 1,
                    nowMs);
        }

        AlertEvent event() {
            return revision == 1
                    ? PageBook.event(trouble, Event.RAISED, revision, trouble.sinceMs())
                    : PageBook.event(trouble, Event.UPDATED, revision, calledAtMs);
        }

        AlertEvent over(long nowMs) {
            return PageBook.event(trouble, Event.CLEARED, revision + 1, nowMs);
        }
    }

    private PageBook(Path folder, Pager pager) throws IOException {
        this.pager = pager;
        Set<String> strange = new TreeSet<>();
        log = RecordLog.open(folder, (bytes, position) -> apply(bytes, strange));
        if (!strange.isEmpty()) {
            LOG.warn("calls of another release are neither repeated nor called off: {}", strange);
        }
    }

    /** Opens the book in a folder, and repeats the calls that stand there. */
    public static PageBook open(Path folder, Pager pager) throws IOException {
        PageBook book = new PageBook(folder, pager);
        for (Call call : book.open.values()) {
            pager.page(call.event());
        }
        return book;
    }

    /** Whether an alert is a call of such a book. */
    static boolean isCall(AlertEvent event) {
        return event.ruleId().equals(RULE) && event.escortId() == null && Trouble.Kind.NAMES.contains(event.type());
    }

    /** Calls for what is new or more, and calls off what is over; of what is not known yet neither. */
    public void update(List<Trouble> troubles, Predicate<Trouble> isUnknown, long nowMs) throws IOException {
        Set<String> present = new HashSet<>();
        for (Trouble trouble : troubles) {
            present.add(trouble.key());
            Call last = open.get(trouble.key());
            if (last == null) {
                call(Call.first(trouble, nowMs));
            } else if (last.isDueAgain(trouble, nowMs)) {
                call(last.again(trouble, nowMs));
            }
        }
        for (Call call : List.copyOf(open.values())) {
            Trouble trouble = call.trouble();
            if (!present.contains(trouble.key()) && !isUnknown.test(trouble)) {
                // Killed in between, it is called off again: the same call.
                pager.page(call.over(nowMs));
                write(false, call);
                open.remove(trouble.key());
            }
        }
        if (log.bytes() > COMPACT_BYTES) {
            log.compact(fresh -> {
                for (Call call : open.values()) {
                    fresh.append(bytes(true, call));
                }
            });
        }
    }

    /** What is wrong and has been called for. */
    public List<Trouble> open() {
        return open.values().stream().map(Call::trouble).toList();
    }

    private void call(Call call) throws IOException {
        write(true, call);
        open.put(call.trouble().key(), call);
        pager.page(call.event());
    }

    private void write(boolean isOpen, Call call) throws IOException {
        log.append(bytes(isOpen, call));
        log.force();
    }

    private static byte[] bytes(boolean isOpen, Call call) throws IOException {
        Trouble trouble = call.trouble();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(isOpen);
        out.writeUTF(trouble.kind().name());
        out.writeUTF(trouble.subject());
        out.writeLong(trouble.sinceMs());
        out.writeDouble(trouble.measured());
        out.writeDouble(trouble.limit());
        out.writeInt(call.revision());
        out.writeLong(call.calledAtMs());
        out.writeLong(trouble.news());
        return bytes.toByteArray();
    }

    private void apply(byte[] bytes, Set<String> strange) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean isOpen = in.readBoolean();
        String name = in.readUTF();
        if (!Trouble.Kind.NAMES.contains(name)) {
            strange.add(name);
            return;
        }
        Trouble.Kind kind = Trouble.Kind.valueOf(name);
        String subject = in.readUTF();
        long sinceMs = in.readLong();
        double measured = in.readDouble();
        double limit = in.readDouble();
        boolean isFirstRelease = in.available() == 0; // it called once only
        int revision = isFirstRelease ? 1 : in.readInt();
        long calledAtMs = isFirstRelease ? sinceMs : in.readLong();
        long news = isFirstRelease ? 0 : in.readLong();
        Call call = new Call(new Trouble(kind, subject, sinceMs, measured, limit, news), revision, calledAtMs);
        if (isOpen) {
            open.put(call.trouble().key(), call);
        } else {
            open.remove(call.trouble().key());
        }
    }

    private static AlertEvent event(Trouble trouble, Event event, int revision, long nowMs) {
        boolean isOver = event == Event.CLEARED;
        boolean isCount = trouble.limit() == 0;
        String type = trouble.kind().name();
        return new AlertEvent(
                event,
                AlertId.of(null, RULE, type, trouble.subject(), trouble.sinceMs()),
                revision,
                type,
                RULE,
                trouble.kind().severity(),
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
