package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is near a convoy is told to it, and depends on what was seen alone. */
class FleetSightingsTest {
    private static final double LAT_DEG = 46.5;
    private static final double M_PER_DEG = 111_000;

    private final List<String> told = new ArrayList<>();
    private final FleetOutput out = new FleetOutput() {
        @Override
        public void finding(StampedFinding finding) {
            throw new AssertionError("nothing fell silent");
        }

        @Override
        public void outsider(String escortId, Sighting sighting) {
            told.add(sighting.ingestTimeMs - FleetKit.T + " " + escortId + " " + sighting.vehicleId);
        }
    };

    @Test
    void tells_an_escort_who_is_near_and_not_its_own() {
        FleetKit kit = new FleetKit();
        see(kit, 0, "A1", "A", 0);
        see(kit, 0, "A9", "A", 1_000);
        see(kit, 0, "CAR", null, 500);
        see(kit, 0, "FAR", null, 3_000);
        see(kit, 1_000, "B1", "B", 1_200);
        kit.stage.work(kit.state, FleetKit.T + 1_000, out);

        assertThat(told).containsExactly("0 A CAR", "1000 A B1");
    }

    @Test
    void tells_nobody_of_a_convoy_not_seen_for_long() {
        FleetKit kit = new FleetKit();
        see(kit, 0, "A1", "A", 0);
        see(kit, ConvoyPlaces.KNOWN_MS, "CAR", null, 0);
        see(kit, ConvoyPlaces.KNOWN_MS + 1, "CAR", null, 0);
        kit.stage.work(kit.state, FleetKit.T + 100_000, out);

        assertThat(told).containsExactly(ConvoyPlaces.KNOWN_MS + " A CAR");
    }

    @Test
    void steps_order_and_restarts_change_nothing() {
        int sum = 0;
        for (long seed = 1; seed <= 60; seed++) {
            List<Sighting> sightings = sightings(new Random(seed));
            FleetKit all = new FleetKit();
            sightings.forEach(sighting -> all.stage.accept(all.state, sighting));
            told.clear();
            all.stage.work(all.state, FleetKit.T + 200_000, out);
            List<String> expected = List.copyOf(told);
            sum += expected.size();

            told.clear();
            inPieces(sightings, new Random(-seed));
            assertThat(told).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(sum).isGreaterThan(1_000);
    }

    private void inPieces(List<Sighting> sightings, Random random) {
        List<Sighting> left = new ArrayList<>(sightings);
        FleetKit kit = new FleetKit();
        for (long nowMs = 0; nowMs < 200_000; nowMs += 1 + random.nextInt(9_000)) {
            long upto = FleetKit.T + nowMs;
            List<Sighting> due = new ArrayList<>(
                    left.stream().filter(each -> each.ingestTimeMs <= upto).toList());
            left.removeAll(due);
            Collections.shuffle(due, random);
            due.forEach(sighting -> kit.stage.accept(kit.state, sighting));
            kit.stage.work(kit.state, upto, out);
            if (random.nextInt(4) == 0) {
                kit.restore(kit.bytes());
            }
        }
    }

    /** Ends of convoys that drive apart, stop being seen and come back, and strangers among them. */
    private static List<Sighting> sightings(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        for (int v = 0; v < 8; v++) {
            String escortId = v < 5 ? "E" + v / 2 : null;
            double speedMps = random.nextInt(40);
            int goneS = random.nextInt(120);
            for (int s = 0; s < 150; s++) {
                if (s < goneS || s > goneS + 35) {
                    sightings.add(sighting(1_000L * s + random.nextInt(2), "V" + v, escortId, v * 300 + speedMps * s));
                }
            }
        }
        return sightings;
    }

    private static void see(FleetKit kit, long ms, String vehicleId, @Nullable String escortId, double northM) {
        kit.stage.accept(kit.state, sighting(ms, vehicleId, escortId, northM));
    }

    private static Sighting sighting(long ms, String vehicleId, @Nullable String escortId, double northM) {
        Sighting sighting = new Sighting();
        sighting.vehicleId = vehicleId;
        sighting.escortId = escortId;
        sighting.ingestTimeMs = FleetKit.T + ms;
        sighting.eventTimeMs = FleetKit.T + ms;
        sighting.ordinal = ms;
        sighting.latDeg = LAT_DEG + northM / M_PER_DEG;
        sighting.lonDeg = 82.5;
        return sighting;
    }
}
