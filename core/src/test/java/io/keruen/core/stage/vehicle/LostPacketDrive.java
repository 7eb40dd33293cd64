package io.keruen.core.stage.vehicle;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A truck that loses four samples for good in the band of a restricted zone, then drives into a radio shadow before two
 * samples were clear of the band, and is in the zone and out of it again while nobody hears it.
 */
final class LostPacketDrive {
    static final ControlSnapshot CONTROL = new Controls()
            .box("closed", ZoneKind.RESTRICTED, 200, -50, 300, 50)
            .escort(null, "truck-1")
            .snapshot();
    static final String ENTRY = "RESTRICTED_ZONE_ENTRY";
    static final int LOST_S = 21;
    static final int HEARD_S = 25;
    static final int SHADOW_S = 27;
    static final int OUT_S = 81;
    static final int STORE_S = 110;
    static final int END_S = 200;
    private static final int LONG_END_S = 600;
    private static final int STORE_STEP_MS = 50;

    /** The truck from start to end as it drove, a sample a second. */
    static List<Sample> driven() {
        Drive drive = new Drive("truck-1").every(1_000).accuracy(0.3);
        for (int s = 0; s < LONG_END_S; s++) {
            double eastM = s < 20 ? 10.0 * s : 199.5;
            if (s >= SHADOW_S) {
                eastM = s < 50 ? Math.min(250, 205 + 10.0 * (s - SHADOW_S)) : Math.max(150, 245 - 10.0 * (s - 50));
            }
            drive.at(eastM, 0).go(0, 1_000);
        }
        return drive.samples();
    }

    /** What came as it was said, up to a second. */
    static List<Sample> heard(int untilS) {
        List<Sample> all = driven();
        List<Sample> heard = new ArrayList<>(all.subList(0, LOST_S));
        heard.addAll(all.subList(HEARD_S, SHADOW_S));
        heard.addAll(all.subList(OUT_S, untilS));
        return heard;
    }

    static List<Sample> shadow() {
        return driven().subList(SHADOW_S, OUT_S);
    }

    static List<Sample> lost() {
        return driven().subList(LOST_S, HEARD_S);
    }

    /** Samples that the truck's store sends from a second on; with what was heard, as they arrive. */
    static List<Sample> arrivals(List<Sample> heard, List<Sample> stored, int storeS) {
        return arrivals(heard, stored, storeS, STORE_STEP_MS);
    }

    /** The same from a store that sends one sample in so many milliseconds. */
    static List<Sample> arrivals(List<Sample> heard, List<Sample> stored, int storeS, long stepMs) {
        List<Sample> all = new ArrayList<>(heard);
        for (int i = 0; i < stored.size(); i++) {
            Sample sample = stored.get(i);
            sample.ingestTimeMs = Drive.START_MS + 1_000L * storeS + stepMs * i + 7;
            all.add(sample);
        }
        all.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return all;
    }

    /** Oldest first, newest first, or in blocks that come in any order, each in either direction. */
    static List<Sample> ordered(List<Sample> samples, int seed) {
        Random random = new Random(seed);
        List<Sample> order = new ArrayList<>(samples);
        if (seed == 1) {
            Collections.reverse(order);
        } else if (seed > 1) {
            List<List<Sample>> blocks = new ArrayList<>();
            for (int at = 0; at < samples.size(); ) {
                int to = Math.min(samples.size(), at + 1 + random.nextInt(12));
                List<Sample> block = new ArrayList<>(samples.subList(at, to));
                if (random.nextBoolean()) {
                    Collections.reverse(block);
                }
                blocks.add(block);
                at = to;
            }
            Collections.shuffle(blocks, random);
            order.clear();
            blocks.forEach(order::addAll);
        }
        return order;
    }

    static long storedMs(int storeS) {
        return Drive.START_MS + 1_000L * storeS + (OUT_S - SHADOW_S - 1) * STORE_STEP_MS + 7;
    }

    private LostPacketDrive() {}
}
