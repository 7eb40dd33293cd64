package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.keruen.connectors.Seeded;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.sample.Frame;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Laws of the hand-written frame codec: it agrees with Avro, and no bytes make it fail in a way not its own. */
class FrameCodecProperties {
    private static final int FRAMES = 800;
    private static final int MUTANTS = 240_000;
    private static final long APPENDED_MS = Seeded.START_MS;

    private final FrameEncoder encoder = new FrameEncoder();
    private final FrameDecoder decoder = new FrameDecoder(SchemaStore.ofThisBuild());

    @Test
    void hand_decode_equals_generic_decode() throws InvalidFrameException {
        Seeded seeded = new Seeded(1);
        Frame written = new Frame(4);
        Frame read = new Frame(1);
        for (int i = 0; i < FRAMES; i++) {
            byte[] message = encoder.encodeRecorded(seeded.frame(written, 40));
            GenericRecord generic = FrameRecords.decode(message, FrameRecords.SCHEMA);

            decoder.decode(message, APPENDED_MS, read);

            FrameRecords.assertSame(read, generic);
            FrameRecords.assertSame(written, generic);
        }
    }

    @Test
    void hand_encode_equals_generic_encode() {
        Seeded seeded = new Seeded(2);
        Frame frame = new Frame(16);
        for (int i = 0; i < FRAMES; i++) {
            byte[] message = encoder.encodeRecorded(seeded.frame(frame, 20));

            assertThat(FrameRecords.encode(FrameRecords.decode(message, FrameRecords.SCHEMA), false))
                    .isEqualTo(message);
        }
    }

    @Test
    void arrays_cut_into_blocks_decode_alike() throws InvalidFrameException {
        Seeded seeded = new Seeded(3);
        Frame frame = new Frame(16);
        for (int i = 0; i < FRAMES / 4; i++) {
            byte[] message = encoder.encodeRecorded(seeded.frame(frame, 60));
            GenericRecord generic = FrameRecords.decode(message, FrameRecords.SCHEMA);

            decoder.decode(FrameRecords.encode(generic, true), APPENDED_MS, frame);

            FrameRecords.assertSame(frame, generic);
        }
    }

    @Test
    void mutated_bytes_are_a_frame_or_an_invalid_frame() {
        Random random = new Random(4);
        Seeded seeded = new Seeded(5);
        Frame frame = new Frame(16);
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        byte[] original = encoder.encode(seeded.frame(frame, 12));
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            if (i % 400 == 0) {
                original = encoder.encodeRecorded(seeded.frame(frame, 12));
            }
            byte[] mutant = mutant(original, random);
            try {
                decoder.decode(mutant, APPENDED_MS, frame);
                accepted++;
            } catch (InvalidFrameException e) {
                reasons.merge(e.reason(), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                fail("mutant " + i + " of seed 4: " + Arrays.toString(mutant), e);
            }
        }
        assertThat(accepted).isPositive();
        assertThat(reasons.keySet())
                .contains(
                        Reason.UNREADABLE_FRAME,
                        Reason.BAD_TIME,
                        Reason.NOT_FINITE,
                        Reason.OUT_OF_RANGE,
                        Reason.NEGATIVE,
                        Reason.NOT_UTF8,
                        Reason.UNKNOWN_VALUE,
                        Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void every_truncation_is_an_invalid_frame() {
        Frame frame = new Frame(16);
        byte[] message = encoder.encodeRecorded(new Seeded(6).frame(frame, 12));
        for (int length = 0; length < message.length; length++) {
            byte[] shorter = Arrays.copyOf(message, length);

            InvalidFrameException invalid = FrameCodecTest.invalid(decoder, shorter);

            assertThat(invalid.reason()).as("length %d", length).isEqualTo(Reason.UNREADABLE_FRAME);
        }
    }

    static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        int at = random.nextInt(mutant.length);
        switch (random.nextInt(8)) {
            case 0 -> mutant[at] = (byte) random.nextInt();
            case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> mutant = Arrays.copyOf(mutant, at);
            case 3 -> mutant = Arrays.copyOf(mutant, mutant.length + 1 + random.nextInt(9));
            case 4 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 9), (byte) 0xFF);
            case 5 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 5), (byte) 0x80);
            case 6 -> System.arraycopy(original, 0, mutant, at, original.length - at);
            default -> {
                for (int i = 0; i < 4; i++) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
                }
            }
        }
        return mutant;
    }
}
