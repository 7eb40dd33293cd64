package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class FleetHostHarnessTest {
    private static final long START_MS = 1_700_000_000_000L;

    @Test
    void a_silent_vehicle_is_told_when_its_time_has_come() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, Presence, Sighting, StampedFinding> host = host()) {
            put(host, presence("a", Presence.Kind.HEARD, START_MS, START_MS, 0));
            put(host, presence("b", Presence.Kind.HEARD, START_MS + 1, START_MS + 1, 0));
            put(host, presence("b", Presence.Kind.STALE, START_MS + 2_502, START_MS + 1, 2_500));
            assertThat(host.extractOutputValues()).isEmpty();

            host.processBothWatermarks(new Watermark(START_MS + 2_502));

            assertThat(host.extractOutputValues())
                    .extracting(StampedFinding::key, said -> said.finding().type())
                    .containsExactly(tuple("b", "TELEMETRY_STALE"));
        }
    }

    @Test
    void the_end_of_input_says_nothing() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, Presence, Sighting, StampedFinding> host = host()) {
            put(host, presence("a", Presence.Kind.HEARD, START_MS, START_MS, 0));
            put(host, presence("b", Presence.Kind.HEARD, START_MS + 1, START_MS + 1, 0));
            put(host, presence("b", Presence.Kind.STALE, START_MS + 2_502, START_MS + 1, 2_500));

            host.processBothWatermarks(new Watermark(Long.MAX_VALUE));

            assertThat(host.extractOutputValues()).isEmpty();
            assertThat(host.numEventTimeTimers()).isZero();
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Presence, Sighting, StampedFinding> host()
            throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, Presence, Sighting, StampedFinding> host =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new FleetHost()),
                        presence -> FleetHost.KEY,
                        sighting -> FleetHost.KEY,
                        Types.STRING);
        host.open();
        return host;
    }

    private static void put(
            KeyedTwoInputStreamOperatorTestHarness<String, Presence, Sighting, StampedFinding> host, Presence presence)
            throws Exception {
        host.processElement1(new StreamRecord<>(presence, presence.ingestTimeMs()));
    }

    private static Presence presence(
            String vehicleId, Presence.Kind kind, long atMs, long lastArrivalMs, long limitMs) {
        return new Presence(
                kind,
                vehicleId,
                "escort",
                "convoy",
                null,
                atMs,
                lastArrivalMs,
                lastArrivalMs,
                limitMs,
                5_000,
                46.5,
                82.5,
                100,
                1);
    }
}
