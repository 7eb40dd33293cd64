package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
}
