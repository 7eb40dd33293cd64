package io.keruen.connectors.scenario;

import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.core.sample.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Plays the telemetry of a scenario: cuts each vehicle's samples, in ingest order, into frames and hands them out in
 * the order of their first samples. Only frames that wait for an older one to be complete are held.
 *
 * <p>A frame ends when it holds enough samples or enough time, and where bootId, softwareVersion or authenticatedAs
 * change or the sequence does not go on by one.
 */
public final class ScenarioPlayer implements Iterator<PlayedFrame> {
    private final SampleLog log;
    private final int[] order;
    private final int maxSamples;
    private final long maxSpanMs;
    private final boolean isRecorded;
    private final FrameEncoder encoder = new FrameEncoder();
    private final Map<String, FrameBuilder> open = new HashMap<>();
    private final Deque<FrameBuilder> started = new ArrayDeque<>();
    private final Deque<FrameBuilder> spare = new ArrayDeque<>();
    private final Sample sample = new Sample();
    private int next;

    /**
     * A player of this telemetry.
     *
     * @param maxSamples the most samples in a frame, at least 1
     * @param maxSpanMs the most ingest time between the first and the last sample of a frame
     */
    public ScenarioPlayer(SampleLog log, int maxSamples, long maxSpanMs) {
        this(log, maxSamples, maxSpanMs, true);
    }

    /**
     * A player of frames as vehicles send them: what arrived together is one frame, and it does not say when it arrived.
     */
    public static ScenarioPlayer asSent(SampleLog log, int maxSamples) {
        return new ScenarioPlayer(log, maxSamples, 0, false);
    }

    private ScenarioPlayer(SampleLog log, int maxSamples, long maxSpanMs, boolean isRecorded) {
        if (maxSamples < 1 || maxSpanMs < 0) {
            throw new IllegalArgumentException("a frame of " + maxSamples + " samples and " + maxSpanMs + " ms");
        }
        this.log = log;
        this.maxSamples = maxSamples;
        this.maxSpanMs = maxSpanMs;
        this.isRecorded = isRecorded;
        order = log.ingestOrder();
    }

    @Override
    public boolean hasNext() {
        return next < order.length || !started.isEmpty();
    }

    @Override
    public PlayedFrame next() {
        while (true) {
            FrameBuilder oldest = started.peek();
            if (oldest != null && (oldest.isComplete() || next == order.length)) {
                started.remove();
                open.remove(oldest.vehicleId(), oldest);
                PlayedFrame frame = oldest.build(encoder, isRecorded);
                spare.push(oldest);
                return frame;
            }
            if (next == order.length) {
                throw new NoSuchElementException("the scenario has been played");
            }
            add(log.read(order[next++], sample));
        }
    }

    private void add(Sample arrived) {
        completeOverdue(arrived.ingestTimeMs);
        FrameBuilder current = open.get(arrived.vehicleId);
        if (current != null && !current.continues(arrived)) {
            current.complete();
            current = null;
        }
        if (current == null) {
            current = start();
            open.put(arrived.vehicleId, current);
            started.add(current);
        }
        current.add(arrived);
        if (current.size() == maxSamples) {
            current.complete();
            open.remove(arrived.vehicleId);
        }
    }

    /** Frames start in order of time, so the oldest are the first to be overdue. */
    private void completeOverdue(long nowMs) {
        for (FrameBuilder frame : started) {
            if (nowMs - frame.firstIngestTimeMs() <= maxSpanMs) {
                return;
            }
            frame.complete();
        }
    }

    private FrameBuilder start() {
        @Nullable FrameBuilder reused = spare.poll();
        return reused == null ? new FrameBuilder(maxSamples) : reused;
    }
}
