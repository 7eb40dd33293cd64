package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.Seeded;
import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a scenario's samples become frames: none lost, none changed, in order, cut where they must be. */
class ScenarioPlayerTest {
    private static final long NO_LIMIT_MS = Long.MAX_VALUE / 4;

    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());

    @Test
    void frames_give_back_every_sample_in_ingest_order() throws InvalidFrameException {
        SampleLog log = log(new Seeded(1).samples(4000, false));
        for (int maxSamples : new int[] {1, 3, 100}) {
            List<Sample> played = new ArrayList<>();
            long lastMs = 0;
            for (PlayedFrame frame : play(log, maxSamples, 1000)) {
                assertThat(frame.ingestTimeMs()).isGreaterThanOrEqualTo(lastMs);
                assertThat(frame.lastIngestTimeMs() - frame.ingestTimeMs()).isBetween(0L, 1000L);
                assertThat(frame.samples()).isBetween(1, maxSamples);
                lastMs = frame.ingestTimeMs();
                played.addAll(samples(frame));
            }
            for (String vehicleId : log.vehicleIds()) {
                assertThat(of(vehicleId, played)).isEqualTo(of(vehicleId, ordered(log)));
            }
        }
    }

    @Test
    void frame_ends_where_it_must() {
        assertThat(cuts(sample(1), sample(2), sample(3))).containsExactly(3);
        assertThat(cuts(sample(1), sample(3))).containsExactly(1, 1);
        assertThat(cuts(sample(2), sample(2))).containsExactly(1, 1);
        assertThat(cuts(sample(2), sample(1))).containsExactly(1, 1);
        assertThat(cuts(sample(-1), sample(-1))).containsExactly(2);
        assertThat(cuts(sample(-1), sample(0))).containsExactly(1, 1);
        assertThat(cuts(sample(0), sample(-1))).containsExactly(1, 1);
        Sample rebooted = sample(2);
        rebooted.bootId = 8;
        assertThat(cuts(sample(1), rebooted)).containsExactly(1, 1);
        Sample updated = sample(2);
        updated.softwareVersion = "2";
        assertThat(cuts(sample(1), updated)).containsExactly(1, 1);
        Sample other = sample(2);
        other.authenticatedAs = "other";
        assertThat(cuts(sample(1), other)).containsExactly(1, 1);
    }

    @Test
    void frames_come_in_the_order_of_their_first_samples() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Sample sample = sample(i / 4);
            sample.vehicleId = "v" + (3 - i % 4);
            sample.ingestTimeMs = Seeded.START_MS + i / 4;
            samples.add(sample);
        }

        List<PlayedFrame> frames = play(log(samples), 5, NO_LIMIT_MS);

        assertThat(frames)
                .extracting(PlayedFrame::vehicleId)
                .containsExactly("v3", "v2", "v1", "v0", "v3", "v2", "v1", "v0");
        assertThat(frames).extracting(PlayedFrame::samples).containsOnly(5);
    }

    @Test
    void frame_of_a_silent_vehicle_is_not_waited_for() {
        Sample silent = sample(0);
        silent.vehicleId = "silent";
        List<Sample> samples = new ArrayList<>(List.of(silent));
        for (int i = 0; i < 100; i++) {
            Sample sample = sample(i);
            sample.ingestTimeMs += 100L * i;
            samples.add(sample);
        }
        ScenarioPlayer player = new ScenarioPlayer(log(samples), 10, 500);

        assertThat(player.next().vehicleId()).isEqualTo("silent");
        assertThat(player.next().samples()).isEqualTo(6);
    }

    @Test
    void tyres_of_unequal_number_are_padded_with_absent() throws InvalidFrameException {
        Sample two = sample(1);
        two.tyrePressureKpa = new double[] {700, 710};
        Sample none = sample(2);

        List<Sample> played = samples(play(log(List.of(two, none)), 10, 1000).get(0));

        assertThat(played.get(0).tyrePressureKpa).containsExactly(700, 710);
        assertThat(played.get(1).tyrePressureKpa).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void end_is_the_end() {
        ScenarioPlayer player = new ScenarioPlayer(new SampleLog(), 1, 0);

        assertThat(player.hasNext()).isFalse();
        assertThatThrownBy(player::next).isInstanceOf(NoSuchElementException.class);
    }

    private List<Integer> cuts(Sample... samples) {
        return play(log(List.of(samples)), 10, NO_LIMIT_MS).stream()
                .map(PlayedFrame::samples)
                .toList();
    }

    private static Sample sample(long sequence) {
        Sample sample = new Sample();
        sample.vehicleId = "v";
        sample.bootId = 7;
        sample.sequence = sequence;
        sample.eventTimeMs = Seeded.START_MS;
        sample.ingestTimeMs = Seeded.START_MS;
        sample.latDeg = 46.68;
        sample.lonDeg = 82.71;
        return sample;
    }

    private static SampleLog log(List<Sample> samples) {
        SampleLog log = new SampleLog();
        for (int i = 0; i < samples.size(); i++) {
            log.append(samples.get(i), i + 1L);
        }
        return log;
    }

    private static List<PlayedFrame> play(SampleLog log, int maxSamples, long maxSpanMs) {
        List<PlayedFrame> frames = new ArrayList<>();
        new ScenarioPlayer(log, maxSamples, maxSpanMs).forEachRemaining(frames::add);
        return frames;
    }

    private static List<Sample> ordered(SampleLog log) {
        return IntStream.of(log.ingestOrder())
                .mapToObj(i -> log.read(i, new Sample()))
                .toList();
    }

    private static List<List<Object>> of(String vehicleId, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.vehicleId.equals(vehicleId))
                .map(Seeded::content)
                .toList();
    }

    private List<Sample> samples(PlayedFrame played) throws InvalidFrameException {
        Frame frame = new Frame(8);
        decoder.decode(played.payload(), 0, frame);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
            Sample sample = new Sample();
            sample.vehicleId = frame.vehicleId;
            sample.bootId = frame.bootId;
            sample.sequence = frame.sequence(i);
            sample.eventTimeMs = frame.eventTimeMs()[i];
            sample.ingestTimeMs = frame.ingestTimeMs()[i];
            sample.latDeg = frame.latDeg()[i];
            sample.lonDeg = frame.lonDeg()[i];
            sample.softwareVersion = frame.softwareVersion;
            sample.authenticatedAs = frame.authenticatedAs;
            int tyres = frame.tyreCount();
            sample.tyrePressureKpa = java.util.Arrays.copyOfRange(frame.tyrePressureKpa(), i * tyres, (i + 1) * tyres);
            for (Signal signal : Signal.values()) {
                sample.set(signal, frame.column(signal)[i]);
            }
            for (CodedSignal signal : CodedSignal.values()) {
                sample.set(signal, frame.codes(signal)[i]);
            }
            samples.add(sample);
        }
        return samples;
    }
}
