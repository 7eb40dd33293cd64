package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private final SplittableRandom random = new SplittableRandom(17);
    private final Projection projection = new Projection();

    @Test
    void an_end_lies_beyond_when_it_is_farther_along_than_asked() {
        for (int i = 0; i < 20_000; i++) {
            double courseRad = random.nextDouble(2 * Math.PI);
            double lengthM = random.nextDouble(1, 50);
            double alongM = random.nextDouble(-50, 150);
            double asideM = random.nextDouble(-50, 50);
            double askedM = random.nextDouble(0, 100);
            double mPerLat = random.nextDouble(1, 3);
            double mPerLon = random.nextDouble(1, 3);
            double east = Math.sin(courseRad);
            double north = Math.cos(courseRad);
            double[] latsDeg = {0, lengthM * north / mPerLat};
            double[] lonsDeg = {0, lengthM * east / mPerLon};
            RouteLine line = new RouteLine(latsDeg, lonsDeg, 4);
            double latDeg = (alongM * north - asideM * east) / mPerLat;
            double lonDeg = (alongM * east + asideM * north) / mPerLon;
            double squareM = askedM * askedM;
            line.projectOn(0, latDeg, lonDeg, mPerLat, mPerLon, projection);
            if (Math.abs(lengthM - alongM - askedM) > 1e-6) {
                assertThat(projection.isEndBeyond(1, squareM)).isEqualTo(lengthM - alongM > askedM);
            }
            if (Math.abs(alongM - askedM) > 1e-6) {
                assertThat(projection.isEndBeyond(0, squareM)).isEqualTo(alongM > askedM);
            }
        }
    }

    /** To the last bit: of two legs that coincide none may be nearer. */
    @Test
    void the_square_is_that_of_the_edge() {
        for (int i = 0; i < 20_000; i++) {
            double[] latsDeg = {46 + random.nextDouble(1e-3), 46 + random.nextDouble(1e-3)};
            double[] lonsDeg = {82 + random.nextDouble(1e-3), 82 + random.nextDouble(1e-3)};
            RouteLine line = new RouteLine(latsDeg, lonsDeg, 4);
            double latDeg = 46 + random.nextDouble(-1e-3, 2e-3);
            double lonDeg = 82 + random.nextDouble(-1e-3, 2e-3);

            line.projectOn(0, latDeg, lonDeg, 111_170, 77_100, projection);

            assertThat(projection.squareM).isEqualTo(line.edges().squareM(0, latDeg, lonDeg, 111_170, 77_100));
        }
    }
}
