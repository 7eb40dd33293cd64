package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.InstantEpisode;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import java.util.List;

/**
 * A number of a boot comes again with other content: somebody plays old frames back and has changed them. Judged on
 * arrival, on ingest time, because what such a sample says about its time is the last thing to believe.
 *
 * <p>The content hashes of the numbers told last are remembered in {@link #PLACES} places, one for each remainder of the
 * number; each says for which boot and number it stands, so a new boot takes the place of an old one little by little.
 * The memory outlives the escort: a slice of its own.
 */
public final class ReplayRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "replayed-frames";

    /** The only alert type of this rule. */
    public static final String TYPE = "SEQUENCE_REPLAY";

    /** The slice of the content hashes. */
    public static final String MEMORY_ID = "replayed-frames.memory";

    /** How many numbers are remembered; the longs of the memory. */
    public static final int PLACES = 256;

    /** Longs of state beside the memory. */
    public static final int LONGS = InstantEpisode.LONGS;

    private static final int CLEAR_MS = 0;
    private static final long BOOT_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long TAG_FACTOR = 0xD6E8FEB86659FD93L;
    private static final long HASH_MASK = 0xFFFFFFFFL;

    /** The life of the alert. */
    public final InstantEpisode episode = new InstantEpisode(0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        TYPE,
                        "Stop the vehicle and verify it in person: somebody repeats its old messages with other content.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("clearMs", 10_000, 0, 600_000));
    }

    /** How long after the last repeat the alert ends, ms. */
    public static long clearMs(double[] parameters) {
        return (long) parameters[CLEAR_MS];
    }

    /** Remembers the contents of consecutive numbers. */
    public static void remember(Slice memory, long bootId, long firstSequence, int count, long[] hashes) {
        for (int i = Math.max(0, count - PLACES); i < count; i++) {
            memory.setLong(place(firstSequence + i), entry(bootId, firstSequence + i, hashes[i]));
        }
    }

    /** Whether a number told before was told with other content, as far as is remembered. */
    public static boolean isOther(Slice memory, long bootId, long sequence, long hash) {
        long entry = entry(bootId, sequence, hash);
        long known = memory.getLong(place(sequence));
        return known != 0 && known != entry && (known & ~HASH_MASK) == (entry & ~HASH_MASK);
    }

    private static int place(long sequence) {
        return (int) (sequence & (PLACES - 1));
    }

    /** Which boot and number it is in the upper half, what was said in the lower. */
    private static long entry(long bootId, long sequence, long hash) {
        long tag = (bootId * BOOT_FACTOR + sequence) * TAG_FACTOR;
        return (tag & ~HASH_MASK) | (hash & HASH_MASK);
    }
}
