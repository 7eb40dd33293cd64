package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What should be alerted of vehicles that are not heard, by what truly arrived. Nobody waits for one that is parked in
 * a yard or has arrived. When nobody is heard that is one alert about no vehicle; of those that fell silent first
 * something may be said.
 */
final class SilenceOracle {
    private static final long STALE_MS = 2_500;
    private static final long LOST_MS = 5_000;
    private static final double STANDING_MPS = 0.5;
    private static final double SPEED_MARGIN_MPS = 0.3;

    /** How finely time is told where nobody speaks. */
    private static final long TICK_MS = 250;

    private final List<Truth> truths;
    private final List<Silence> silences = new ArrayList<>();

    /** Of all that are heard over one gateway. */
    SilenceOracle(List<Truth> truths) {
        this.truths = truths;
        for (Truth truth : truths) {
            double startM = truth.map().startM();
            Places yards = new Places(truth, Stretch::isYard);
            Places last = new Places(truth, stretch -> stretch.isYard() && stretch.fromM() > startM);
            for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
                note(truth, vehicle, yards, last);
            }
        }
    }

    /** What should be alerted of those of one truth; that nobody is heard is told with the first. */
    List<ExpectedAlert> expect(Truth truth) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Silence silence : silences) {
            if (silence.truth != truth) {
                continue;
            }
            Outage outage = outageDuring(silence);
            if (outage == null) {
                Certainty lost = Certainty.above(silence.lengthMs(), LOST_MS, TICK_MS);
                add(
                        alerts,
                        "TELEMETRY_STALE",
                        silence,
                        STALE_MS,
                        Certainty.above(silence.lengthMs(), STALE_MS, TICK_MS),
                        silence.endOfStale());
                add(alerts, "TELEMETRY_LOST", silence, LOST_MS, lost, silence.end());
            } else {
                if (silence.vehicle == 0 && truth == truths.get(0)) {
                    alerts.add(outage.alert());
                }
                add(alerts, "TELEMETRY_STALE", silence, STALE_MS, Certainty.MAYBE, Ending.UNKNOWN);
                boolean heldBackTooLong = silence.againMs > outage.endMs + LOST_MS - TICK_MS;
                add(
                        alerts,
                        "TELEMETRY_LOST",
                        silence,
                        LOST_MS,
                        heldBackTooLong ? Certainty.MAYBE : Certainty.NO,
                        Ending.UNKNOWN);
            }
        }
        return alerts;
    }

    /** What says something new in the vehicle's own name: repetitions and other senders do not end its silence. */
    private static List<Delivery> words(Truth truth, int vehicle) {
        Set<SampleNumber> told = new HashSet<>();
        List<Delivery> words = new ArrayList<>();
        for (Delivery delivery : truth.deliveries(vehicle)) {
            boolean isOwn = Heard.isOwn(delivery.samples().get(0)); // a frame has one sender
            boolean isWord = false;
            for (Sample sample : delivery.samples()) {
                isWord |= isOwn && told.add(SampleNumber.of(sample));
            }
            if (isWord) {
                words.add(delivery);
            }
        }
        return words;
    }

    /** The silences of a vehicle that somebody may mind. */
    private void note(Truth truth, int vehicle, Places yards, Places lastYard) {
        List<Delivery> deliveries = words(truth, vehicle);
        LastWord newest = LastWord.NONE;
        for (int i = 0; i < deliveries.size(); i++) {
            Delivery last = deliveries.get(i);
            newest = newest.orNewer(last);
            boolean ends = i + 1 == deliveries.size();
            long againMs =
                    ends ? truth.timeMs(truth.ticks()) : deliveries.get(i + 1).arrivalMs();
            int tick = Math.min(
                    truth.ticks() - 1, last.firstTick() + last.samples().size() - 1);
            Certainty stands = Certainty.below(Math.abs(truth.speedMps(vehicle, tick)), STANDING_MPS, SPEED_MARGIN_MPS);
            Certainty isParked = yards.inside(vehicle, tick).and(stands);
            Certainty hasArrived = lastYard.inside(vehicle, tick);
            Certainty watched = isParked.not().and(hasArrived.not());
            if (againMs - last.arrivalMs() > STALE_MS - TICK_MS && watched != Certainty.NO) {
                long lastEventMs = newest.eventMsAt(last.arrivalMs());
                silences.add(new Silence(truth, vehicle, last.arrivalMs(), againMs, lastEventMs, watched));
            }
        }
    }

    /** The time in which everybody is silent, if that is so at some moment of this silence. */
    private @Nullable Outage outageDuring(Silence silence) {
        long beginsMs = Long.MIN_VALUE;
        long lastMs = Long.MIN_VALUE;
        long endMs = Long.MAX_VALUE;
        Certainty sure = Certainty.YES;
        for (Truth truth : truths) {
            for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
                Silence of = silenceOf(truth, vehicle, silence);
                if (of == null) {
                    return null;
                }
                beginsMs = Math.max(beginsMs, of.lastMs + STALE_MS);
                lastMs = Math.max(lastMs, of.lastMs);
                endMs = Math.min(endMs, of.againMs);
                sure = sure.and(of.watched);
            }
        }
        Certainty is = Certainty.above(endMs - beginsMs, 0, TICK_MS).and(sure);
        return is == Certainty.NO ? null : new Outage(lastMs, endMs, is == Certainty.YES);
    }

    /** The last silence of a vehicle that meets another. */
    private @Nullable Silence silenceOf(Truth truth, int vehicle, Silence silence) {
        Silence of = null;
        for (Silence other : silences) {
            boolean meets = other.lastMs < silence.againMs && silence.lastMs < other.againMs;
            of = other.truth == truth && other.vehicle == vehicle && meets ? other : of;
        }
        return of;
    }

    private static void add(
            List<ExpectedAlert> alerts, String type, Silence silence, long limitMs, Certainty silent, Ending ending) {
        Certainty alerted = silent.and(silence.watched);
        if (alerted != Certainty.NO) {
            alerts.add(new ExpectedAlert(
                    type,
                    silence.truth.id(silence.vehicle),
                    null,
                    silence.lastEventMs,
                    TICK_MS,
                    alerted == Certainty.MAYBE,
                    false,
                    new ExpectedAlert.Origin(null, silence.lastEventMs),
                    Math.max(silence.lastMs, silence.lastEventMs) + limitMs,
                    ending));
        }
    }

    /**
     * The newest that a vehicle said by its own clock. What comes behind those sent after it does not turn that clock back,
     * and what is set aside does not turn it on.
     */
    private record LastWord(long eventMs, long arrivalMs) {
        static final LastWord NONE = new LastWord(0, 0);

        LastWord orNewer(Delivery frame) {
            LastWord newest = this;
            for (Sample sample : frame.samples()) {
                boolean counts = !WrongClocks.isSetAside(sample, frame.arrivalMs());
                if (counts && sample.eventTimeMs > newest.eventMs) {
                    newest = new LastWord(sample.eventTimeMs, frame.arrivalMs());
                }
            }
            return newest;
        }

        /** What its clock showed when something arrived. */
        long eventMsAt(long laterMs) {
            return eventMs == 0 ? laterMs : eventMs + laterMs - arrivalMs;
        }
    }

    /** A time in which a vehicle was not heard. */
    private record Silence(Truth truth, int vehicle, long lastMs, long againMs, long lastEventMs, Certainty watched) {
        long lengthMs() {
            return againMs - lastMs;
        }

        /** It is over when it is heard again. */
        Ending end() {
            return new Ending(againMs, againMs);
        }

        /** Then, or when it is lost. */
        Ending endOfStale() {
            long endMs = Math.min(againMs, lastMs + LOST_MS);
            return new Ending(endMs, endMs);
        }
    }

    /** A time in which nobody was heard. */
    private record Outage(long lastMs, long endMs, boolean sure) {
        ExpectedAlert alert() {
            Spell spell =
                    new Spell(lastMs, lastMs, sure).raisedBy(lastMs + STALE_MS).until(new Ending(endMs, endMs));
            return ExpectedAlert.of("PIPELINE_DEGRADED", null, null, spell, TICK_MS);
        }
    }
}
