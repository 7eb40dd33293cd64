package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tree of boxes finds what a look at every box finds, and keeps neighbours together. */
class PackedBoxesTest {
    private final SplittableRandom random = new SplittableRandom(21);

    private double[] boxes(int count) {
        double[] boxes = new double[4 * count];
        for (int i = 0; i < count; i++) {
            double latDeg = random.nextDouble(-80, 80);
            double lonDeg = random.nextDouble(-170, 170);
            double sizeDeg = Math.exp(random.nextDouble(-9, 2));
            boxes[4 * i] = latDeg;
            boxes[4 * i + 1] = lonDeg;
            boxes[4 * i + 2] = latDeg + sizeDeg * random.nextDouble();
            boxes[4 * i + 3] = lonDeg + sizeDeg * random.nextDouble();
        }
        return boxes;
    }

    private static List<Integer> found(PackedBoxes tree, float south, float west, float north, float east) {
        List<Integer> found = new ArrayList<>();
        for (int at = tree.next(-1, south, west, north, east); at >= 0; at = tree.next(at, south, west, north, east)) {
            found.add(tree.item(at));
        }
        return found.stream().sorted().toList();
    }

    @Test
    void finds_each_box_that_meets_the_question_once() {
        for (int count : new int[] {0, 1, 2, 15, 16, 17, 255, 256, 257, 4_097}) {
            double[] boxes = boxes(count);
            PackedBoxes tree = new PackedBoxes(boxes);
            assertThat(found(tree, -90, -180, 90, 180)).hasSize(count).doesNotHaveDuplicates();
            for (int i = 0; i < 200; i++) {
                double sizeDeg = Math.exp(random.nextDouble(-9, 5));
                float south = (float) random.nextDouble(-85, 85);
                float west = (float) random.nextDouble(-175, 175);
                float north = south + (float) (sizeDeg * random.nextDouble());
                float east = west + (float) (sizeDeg * random.nextDouble());
                List<Integer> expected = new ArrayList<>();
                for (int box = 0; box < count; box++) {
                    if (PackedBoxes.below(boxes[4 * box]) <= north
                            && PackedBoxes.below(boxes[4 * box + 1]) <= east
                            && PackedBoxes.above(boxes[4 * box + 2]) >= south
                            && PackedBoxes.above(boxes[4 * box + 3]) >= west) {
                        expected.add(box);
                    }
                }
                assertThat(found(tree, south, west, north, east)).isEqualTo(expected);
            }
        }
    }

    @Test
    void limits_are_rounded_outward_and_no_farther_than_to_the_next_float() {
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextDouble(-180, 180);
            assertThat((double) PackedBoxes.below(value)).isLessThanOrEqualTo(value);
            assertThat((double) Math.nextUp(PackedBoxes.below(value))).isGreaterThan(value);
            assertThat((double) PackedBoxes.above(value)).isGreaterThanOrEqualTo(value);
            assertThat((double) Math.nextDown(PackedBoxes.above(value))).isLessThan(value);
            float exact = (float) value;
            assertThat(PackedBoxes.below(exact)).isEqualTo(exact);
            assertThat(PackedBoxes.above(exact)).isEqualTo(exact);
        }
    }

    /** On a lattice of a power of two a Hilbert curve goes from each place to one beside it. */
    @Test
    void boxes_stand_in_the_order_of_a_hilbert_curve() {
        int side = 64;
        double[] boxes = new double[4 * side * side];
        for (int i = 0; i < side * side; i++) {
            // Places at the rim have no size: the lattice fills the whole curve.
            int row = i / side;
            int column = i % side;
            boolean isRim = row % (side - 1) == 0 || column % (side - 1) == 0;
            double halfDeg = isRim ? 0 : random.nextDouble(0.01);
            boxes[4 * i] = 40 + 0.02 * row - halfDeg;
            boxes[4 * i + 1] = 80 + 0.05 * column - halfDeg;
            boxes[4 * i + 2] = 40 + 0.02 * row + halfDeg;
            boxes[4 * i + 3] = 80 + 0.05 * column + halfDeg;
        }
        PackedBoxes tree = new PackedBoxes(boxes);
        for (int at = 1; at < side * side; at++) {
            int one = tree.item(at - 1);
            int other = tree.item(at);
            assertThat(Math.abs(one / side - other / side) + Math.abs(one % side - other % side))
                    .as("at %s", at)
                    .isEqualTo(1);
        }
    }
}
