package io.keruen.core.stage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told to which convoy, held against a walk through all that was ever seen. */
class ConvoyPlacesTest {
    private static final long T = 1_700_000_000_000L;
    private static final double M_PER_LAT_DEG = 111_150;
    private static final double M_PER_LON_DEG = M_PER_LAT_DEG * Math.cos(Math.toRadians(46.5));

    private ConvoyPlaces places = new ConvoyPlaces();
    private final Map<String, TreeMap<String, Sighting>> seen = new TreeMap<>();

    private static Sighting at(String vehicleId, @Nullable String escortId, long ms, double northM, double eastM) {
        Sighting sighting = new Sighting();
        sighting.vehicleId = vehicleId;
        sighting.escortId = escortId;
        sighting.ingestTimeMs = T + ms;
        sighting.latDeg = 46.5 + northM / M_PER_LAT_DEG;
        sighting.lonDeg = 82.5 + eastM / M_PER_LON_DEG;
        return sighting;
    }

    private void place(Sighting member, String escortId) {
        places.place(member, escortId);
        seen.computeIfAbsent(escortId, id -> new TreeMap<>()).put(member.vehicleId, member);
    }

    private List<String> told(Sighting sighting) {
        List<String> told = new ArrayList<>();
        places.tell(sighting, new FleetOutput() {
            @Override
            public void finding(StampedFinding finding) {
                throw new AssertionError("nothing was found");
            }

            @Override
            public void outsider(String escortId, Sighting outsider) {
                told.add(escortId);
            }
        });
        return told;
    }

    /**
     * How far inside the nearest box around a part of a convoy a vehicle is, metres; below 0 it is outside. Of the members
     * that were seen within 30 s of the last those are one part between which one comes by steps of 20 km at most; a box
     * reaches 300 m and half of its part's length, up to 20 km of it, beyond them.
     */
    private static double insideM(TreeMap<String, Sighting> members, Sighting sighting) {
        long lastMs = members.values().stream()
                .mapToLong(each -> each.ingestTimeMs)
                .max()
                .orElseThrow();
        List<Sighting> left = new ArrayList<>(members.values());
        left.removeIf(each -> lastMs - each.ingestTimeMs > 30_000);
        double insideM = Double.NEGATIVE_INFINITY;
        while (!left.isEmpty() && sighting.ingestTimeMs - lastMs <= 30_000) {
            List<Sighting> part = new ArrayList<>(List.of(left.remove(0)));
            for (int k = 0; k < part.size(); k++) {
                Sighting from = part.get(k);
                List<Sighting> near = left.stream()
                        .filter(each -> Math.hypot(northM(each) - northM(from), eastM(each) - eastM(from)) <= 20_000)
                        .toList();
                part.addAll(near);
                left.removeAll(near);
            }
            insideM = Math.max(insideM, insideM(part, sighting));
        }
        return insideM;
    }

    private static double insideM(List<Sighting> part, Sighting sighting) {
        double southM = part.stream().mapToDouble(each -> northM(each)).min().orElseThrow();
        double northM = part.stream().mapToDouble(each -> northM(each)).max().orElseThrow();
        double westM = part.stream().mapToDouble(each -> eastM(each)).min().orElseThrow();
        double eastM = part.stream().mapToDouble(each -> eastM(each)).max().orElseThrow();
        double marginM = 300 + Math.min(20_000, Math.hypot(northM - southM, eastM - westM)) / 2;
        return marginM
                + Math.min(
                        Math.min(northM(sighting) - southM, northM - northM(sighting)),
                        Math.min(eastM(sighting) - westM, eastM - eastM(sighting)));
    }

    private static double northM(Sighting sighting) {
        return sighting.latDeg * M_PER_LAT_DEG;
    }

    private static double eastM(Sighting sighting) {
        return sighting.lonDeg * M_PER_LON_DEG;
    }

    /** Three convoys drive on their own ways, their members at times silent or far apart, over the grid of their places. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_convoy_is_told_who_is_near_its_members_and_not_of_it(long seed) throws IOException {
        Random random = new Random(seed);
        int near = 0;
        for (int s = 0; s < 400; s++) {
            for (int v = 0; v < 9; v++) {
                String escortId = "E" + v % 3;
                boolean isSilent = (s + 37 * v) % (90 + 20 * v) < 50;
                double spreadM = v / 3 * (s % 200 < 100 ? 200 : 1_500 + 135 * (s % 200));
                if (!isSilent) {
                    double eastM = (v % 3 - 1) * 15.0 * s;
                    place(at("M" + v, escortId, 1_000L * s, 25 * s + spreadM, eastM + spreadM / 3), escortId);
                }
            }
            for (int n = 0; n < 6; n++) {
                String own = random.nextInt(4) == 0 ? "E" + random.nextInt(3) : null;
                double northM = 25 * s + 12_000 * random.nextGaussian() / (1 + n);
                double eastM = 15.0 * s * (random.nextInt(3) - 1) + 9_000 * random.nextGaussian() / (1 + n);
                Sighting sighting = at("X", own, 1_000L * s + 500, northM, eastM);
                List<String> told = told(sighting);
                for (Map.Entry<String, TreeMap<String, Sighting>> convoy : seen.entrySet()) {
                    double insideM = convoy.getKey().equals(own)
                            ? Double.NEGATIVE_INFINITY
                            : insideM(convoy.getValue(), sighting);
                    if (Math.abs(insideM) > 150) { // the law measures on a plane
                        assertThat(told.contains(convoy.getKey()))
                                .as("%s at %d s, %f m inside", convoy.getKey(), s, insideM)
                                .isEqualTo(insideM > 0);
                        near += insideM > 0 ? 1 : 0;
                    }
                }
                assertThat(told).isSorted().doesNotHaveDuplicates();
            }
            if (random.nextInt(50) == 0) {
                places = StoredBytes.thereAndBack(places, ConvoyPlaces::write, in -> {
                    ConvoyPlaces read = new ConvoyPlaces();
                    read.read(in);
                    return read;
                });
            }
        }
        assertThat(near).isGreaterThan(300);
    }

    /** One that broke down, or whose place is drawn away, hides nobody who drives between the others. */
    @Test
    void a_member_far_away_hides_nobody_between_the_others() {
        place(at("A", "E1", 0, 0, 0), "E1");
        place(at("C", "E1", 0, 25_000, 0), "E1");
        place(at("B", "E1", 0, 60, 0), "E1");

        assertThat(told(at("X", null, 500, 30, 0))).containsExactly("E1");
        assertThat(told(at("X", null, 500, 25_200, 0))).containsExactly("E1");
        assertThat(told(at("X", null, 500, 12_500, 0))).isEmpty();

        place(at("D", "E1", 1_000, 11_000, 0), "E1");
        assertThat(told(at("X", null, 1_500, 5_500, 0)))
                .as("between members 11 km apart")
                .containsExactly("E1");
        assertThat(told(at("X", null, 1_500, 18_000, 0))).containsExactly("E1");

        place(at("D", "E1", 2_000, 60, 0), "E1");
        assertThat(told(at("X", null, 2_500, 12_500, 0))).isEmpty();
    }

    /** On 60 km of road in one part, or in two, and one far away from all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30_000})
    void of_a_long_convoy_in_one_part_or_in_two_each_part_is_near(int apartM) {
        place(at("far", "E1", 0, -90_000, 0), "E1");
        for (int v = 0; v < 250; v++) {
            double northM = 240.0 * v + (v < 125 ? 0 : apartM);
            places.place(at(String.format("M%04d", v), "E1", v, northM, 0), "E1");
        }

        assertThat(told(at("X", null, 3_000, 29_000, 0))).containsExactly("E1");
        assertThat(told(at("X", null, 3_000, -45_000, 0))).isEmpty();
        assertThat(told(at("X", null, 3_000, 45_000, 0))).hasSize(apartM == 0 ? 1 : 0);
    }

    @Test
    void a_member_at_a_pole_is_near_nobody() {
        place(at("A", "E1", 0, 0, 0), "E1");
        Sighting lost = at("B", "E1", 0, 0, 0);
        lost.latDeg = 90;
        place(lost, "E1");

        assertThat(told(at("X", null, 500, 30, 0))).containsExactly("E1");
    }

    private int kept() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        places.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        in.readLong();
        return in.readInt();
    }

    /** Looked for once a minute, and over are those of which nothing was seen for more than half of one. */
    @Test
    void convoys_that_are_over_are_forgotten() throws IOException {
        place(at("A", "E1", 0, 0, 0), "E1");
        place(at("B", "E2", 30_000, 0, 0), "E2");
        place(at("C", "E3", 30_001, 0, 0), "E3");
        place(at("D", "E4", 60_000, 0, 0), "E4");
        assertThat(kept()).isEqualTo(4);

        place(at("D", "E4", 60_001, 0, 0), "E4");
        assertThat(kept()).as("E3 was seen 30 s ago").isEqualTo(2);
        assertThat(told(at("X", null, 60_001, 0, 0))).containsExactly("E3", "E4");

        place(at("A", "E1", 60_002, 0, 0), "E1");
        assertThat(told(at("X", null, 60_002, 0, 0))).containsExactly("E1", "E4");
    }
}
