package io.keruen.core.stage.fleet;

import io.keruen.core.stage.escort.EscortKit;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Presence.Kind;
import io.keruen.core.stage.flow.StampedFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The fleet on a test bench; times in ms after {@link #T}, vehicle clocks 40 ms behind ours. */
final class FleetKit {
    static final long T = 1_700_000_000_000L;
    static final long CLOCK_MS = -40;
    static final long STALE_MS = 2_500;
    static final long LOST_MS = 5_000;

    final FleetStage stage = new FleetStage(EscortKit.catalog());
    final List<StampedFinding> findings = new ArrayList<>();
    FleetState state = new FleetState();

    static Presence presence(Kind kind, String vehicleId, long ms, long lastMs, long limitMs) {
        return new Presence(
                kind,
                vehicleId,
                "E-" + vehicleId,
                "C",
                "KZ",
                T + ms,
                T + lastMs,
                T + lastMs + CLOCK_MS,
                limitMs,
                LOST_MS,
                43.5,
                76.5,
                120,
                3);
    }

    FleetKit heard(String vehicleId, long ms) {
        return hear(presence(Kind.HEARD, vehicleId, ms, ms, 0));
    }

    /** The vehicle's last sample came at {@code lastMs}; the limit is passed a millisecond after it. */
    FleetKit stale(String vehicleId, long lastMs) {
        return hear(presence(Kind.STALE, vehicleId, lastMs + STALE_MS + 1, lastMs, STALE_MS));
    }

    FleetKit lost(String vehicleId, long lastMs) {
        return hear(presence(Kind.LOST, vehicleId, lastMs + LOST_MS + 1, lastMs, LOST_MS));
    }

    FleetKit gone(String vehicleId, long ms) {
        return hear(presence(Kind.GONE, vehicleId, ms, ms, 0));
    }

    FleetKit hear(Presence presence) {
        stage.accept(state, presence);
        return this;
    }

    FleetKit work(long uptoMs) {
        stage.work(state, T + uptoMs, findings::add);
        return this;
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restore(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            state = FleetState.read(in);
            if (in.available() != 0) {
                throw new IllegalStateException(in.available() + " bytes left");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said, as {@code nowMs KIND TYPE subject startedAtMs..atMs}. */
    List<String> told() {
        return findings.stream()
                .map(s -> s.ingestTimeMs() - T + " " + s.finding().kind() + " "
                        + s.finding().type() + " " + s.finding().subject() + " "
                        + (s.finding().startedAtMs() - T) + ".." + (s.finding().atMs() - T))
                .toList();
    }
}
