package io.keruen.core.stage.zone;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The drives with holes that the tests of late data share: eastward over a zone, a sample a second. */
final class LateDrives {
    static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.YARD, 200, 0, 300, 100);
    static final ZoneSpec KEEP_OUT = Walker.rectangle("depot", ZoneKind.RESTRICTED, 200, 0, 300, 100);
    static final ZoneSpec BORDER = Walker.line("border", ZoneKind.BORDER_LINE, 500, -1_000, 500, 1_000);
    static final String ALERT = "restricted-zone truck@depot";

    /** Eastward at 10 m/s along north 50, one sample a second, from second to second (exclusive). */
    static List<At> drive(int fromS, int toS) {
        return new ArrayList<>(IntStream.range(fromS, toS)
                .mapToObj(s -> new At(1_000L * s, 10.0 * s + 3, 50))
                .toList());
    }

    static List<At> reversed(List<At> samples) {
        List<At> copy = new ArrayList<>(samples);
        Collections.reverse(copy);
        return copy;
    }

    static Walker holed(int fromS, int toS, ZoneSpec... zones) {
        return new Walker(zones).walk(drive(0, fromS)).walk(drive(toS, 80));
    }

    static List<At> at(int fromS, double... eastM) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < eastM.length; i++) {
            samples.add(new At(1_000L * (fromS + i), eastM[i], 50));
        }
        return samples;
    }

    /** Oldest first, newest first, and from the middle outward in blocks of five. */
    static List<List<At>> orders(List<At> samples) {
        List<At> blocks = new ArrayList<>();
        for (int block : new int[] {5, 0, 10}) {
            blocks.addAll(samples.subList(Math.min(block, samples.size()), Math.min(block + 5, samples.size())));
        }
        blocks.addAll(samples.subList(Math.min(15, samples.size()), samples.size()));
        return List.of(samples, reversed(samples), blocks);
    }

    private LateDrives() {}
}
