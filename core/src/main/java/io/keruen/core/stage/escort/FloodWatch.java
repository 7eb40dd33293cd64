package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.rule.anomaly.PipelineRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the alerts of an escort that officers are told of, on ingest time: more than they can read are a flood, which is
 * one alert of its own until they have become few. Mutable, one per escort.
 */
final class FloodWatch {
    private static final long NOT_OPEN = 0;

    private long[] toldMs = new long[0];
    private long openSinceMs = NOT_OPEN;
    private long endMs = EscortStage.NOTHING;
    private int policyVersion;

    /** Officers are told of an alert; answers the flood if it begins with it, else {@code null}. */
    @Nullable
    Finding told(AlertEvent event, long nowMs, double[] parameters, int ofPolicy) {
        int most = (int) parameters[PipelineRule.FLOOD_COUNT];
        int few = (int) Math.min(parameters[PipelineRule.FLOOD_END_COUNT], most);
        long spanMs = (long) parameters[PipelineRule.FLOOD_MS];
        int kept = Math.min(toldMs.length, most);
        toldMs = Arrays.copyOfRange(toldMs, toldMs.length - kept, toldMs.length + 1);
        toldMs[kept] = nowMs;
        if (openSinceMs == NOT_OPEN && (kept < most || nowMs - toldMs[0] >= spanMs)) {
            return null;
        }
        // It ends when fewer than so many lie within the span.
        endMs = toldMs[Math.max(0, toldMs.length - few)] + spanMs;
        if (openSinceMs != NOT_OPEN) {
            return null;
        }
        openSinceMs = nowMs;
        policyVersion = ofPolicy;
        return finding(Finding.Kind.RAISED, event.escortId(), event.convoyId(), nowMs)
                .measured(toldMs.length, most, "alerts")
                .build();
    }

    /** When the flood ends if nothing else comes; {@link EscortStage#NOTHING} if there is none. */
    long endMs() {
        return openSinceMs == NOT_OPEN ? EscortStage.NOTHING : endMs;
    }

    /** The flood ends. */
    Finding end(String escortId, long nowMs) {
        Finding ended = finding(Finding.Kind.CLEARED, escortId, null, nowMs).build();
        openSinceMs = NOT_OPEN;
        endMs = EscortStage.NOTHING;
        return ended;
    }

    private Finding.Builder finding(
            Finding.Kind kind, @Nullable String escortId, @Nullable String convoyId, long nowMs) {
        return Finding.of(kind, PipelineRule.ID, PipelineRule.FLOOD)
                .subject(PipelineRule.FLOOD_SUBJECT)
                .escort(escortId, convoyId)
                .severity(Severity.HIGH)
                .times(openSinceMs, nowMs)
                .policyVersion(policyVersion);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(toldMs.length);
        for (long told : toldMs) {
            out.writeLong(told);
        }
        out.writeLong(openSinceMs);
        out.writeLong(endMs);
        out.writeInt(policyVersion);
    }

    static FloodWatch read(DataInput in) throws IOException {
        FloodWatch watch = new FloodWatch();
        watch.toldMs = new long[in.readInt()];
        for (int i = 0; i < watch.toldMs.length; i++) {
            watch.toldMs[i] = in.readLong();
        }
        watch.openSinceMs = in.readLong();
        watch.endMs = in.readLong();
        watch.policyVersion = in.readInt();
        return watch;
    }
}
