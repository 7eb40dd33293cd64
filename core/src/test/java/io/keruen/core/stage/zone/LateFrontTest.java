package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateFrontTest {
    /** A late piece and one of the main line become one, of up to 254 samples. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 190, 254})
    void what_was_written_is_read_however_many_samples_it_keeps(int count) throws IOException {
        LateFront front = new LateFront(false, true);
        front.bootId = 7;
        front.sequence = 1_000;
        for (int i = 0; i < count; i++) {
            front.spots.add(new LateSpot(i * 100L, 45, 82 + i * 1e-5, 1.5));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        front.write(new DataOutputStream(bytes), false);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        LateFront read = LateFront.read(in, false, LateHolesIo.PARTED + 1);

        assertThat(in.available()).isZero();
        assertThat(read.spots).isEqualTo(front.spots);
        assertThat(read.sequence).isEqualTo(front.sequence);
    }

    private static LateFront front(boolean right, boolean sure) {
        LateFront front = new LateFront(right, false);
        for (int i = 0; i < 3; i++) {
            front.spots.add(new LateSpot(1_000L * i, 45, 82, 1.5));
        }
        if (sure) {
            ZoneVisits visits = new ZoneVisits();
            visits.moveTo(7_000, 46, 83, 2.5);
            for (long key = 1; key <= 4; key++) {
                ZoneEntry entry = visits.add();
                entry.key = key;
                entry.inside = key % 2 == 0;
            }
            front.visits = visits;
        }
        return front;
    }

    private static LateFront read(LateFront front, int format) throws IOException {
        return StoredBytes.thereAndBack(
                front, (written, out) -> written.write(out, false), in -> LateFront.read(in, front.right, format));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void up_to_the_second_format_right_ends_were_walked_backward(int format) throws IOException {
        LateFront right = read(front(true, true), format);

        boolean old = format <= 2;
        assertThat(right.find(2)).isNotNull();
        assertThat(right.find(4)).isNotNull();
        assertThat(right.find(1) == null).isEqualTo(old);
        assertThat(right.find(3) == null).isEqualTo(old);
        assertThat(right.spots).isEqualTo(old ? List.of(new LateSpot(7_000, 46, 83, 2.5)) : front(true, true).spots);
        assertThat(read(front(true, false), format).spots).isEqualTo(front(true, false).spots);
        assertThat(read(front(true, false), format).find(2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void up_to_the_second_format_left_ends_kept_samples_from_the_end_on(int format) throws IOException {
        boolean old = format <= 2;
        assertThat(read(front(false, false), format).spots)
                .extracting(LateSpot::tMs)
                .isEqualTo(old ? List.of(2_000L, 1_000L, 0L) : List.of(0L, 1_000L, 2_000L));
        assertThat(read(front(false, true), format).spots).hasSize(old ? 0 : 3);
        assertThat(read(front(false, true), format).find(1)).isNotNull();
    }
}
