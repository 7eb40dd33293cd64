package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.InstantEpisode;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else speaks in the name of the vehicle. Judged on every arrival, on ingest time.
 *
 * <p>IDENTITY_MISMATCH: the gateway proved another sender than the vehicle named; nothing proved says nothing.
 * DUPLICATE_IDENTITY: two speak under one name, taking turns for a while: see {@link TwoStreams} for those that number
 * their samples and {@link TwoPlaces} for those that do not. One jump, one reboot, one backlog is one speaker still.
 */
public final class IdentityRule implements RuleDeclaration {
    /** The rule's id. */
    public static final String ID = "identity";

    /** Sender and name disagree. */
    public static final String MISMATCH = "IDENTITY_MISMATCH";

    /** Two vehicles under one name. */
    public static final String DUPLICATE = "DUPLICATE_IDENTITY";

    /** The slice of what was heard of one speaker or two; it outlives the escort. */
    public static final String MEMORY_ID = "identity.memory";

    /** Longs of state beside the memory. */
    public static final int LONGS = 2 * InstantEpisode.LONGS;

    /** Longs of the memory. */
    public static final int MEMORY_LONGS = Suspicion.LONGS + TwoStreams.LONGS + TwoPlaces.LONGS;

    /** Doubles of the memory. */
    public static final int MEMORY_DOUBLES = TwoPlaces.DOUBLES;

    private static final int CLEAR_MS = 0;
    private static final int TURNS = 1;
    private static final int SPAN_MS = 2;
    private static final int CLOCK_MS = 3;
    private static final int REACH_MPS = 4;
    private static final int APART_M = 5;

    /** The life of IDENTITY_MISMATCH. */
    public final InstantEpisode mismatch = new InstantEpisode(0);

    /** The life of DUPLICATE_IDENTITY. */
    public final InstantEpisode duplicate = new InstantEpisode(InstantEpisode.LONGS);

    private final Suspicion suspicion = new Suspicion(0);
    private final TwoStreams streams = new TwoStreams(Suspicion.LONGS, suspicion);
    private final TwoPlaces places = new TwoPlaces(Suspicion.LONGS + TwoStreams.LONGS, suspicion);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(
                                MISMATCH,
                                "Stop the vehicle and verify it in person; have its certificate revoked if it was stolen.")
                        .blockingGate()
                        .latching(),
                AlertType.of(
                                DUPLICATE,
                                "Find both vehicles that use this name and let neither pass until one is proved.")
                        .blockingGate()
                        .latching());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("clearMs", 10_000, 0, 600_000),
                new Parameter("turns", 5, 1, 1_000),
                new Parameter("spanMs", 5_000, 0, 600_000),
                new Parameter("clockMs", 2_000, 0, 600_000),
                new Parameter("reachMps", 50, 1, 1_000),
                new Parameter("apartM", 200, 10, 100_000));
    }

    /** How long after its last moment an alert returns to normal, ms; an officer ends it. */
    public static long clearMs(double[] parameters) {
        return (long) parameters[CLEAR_MS];
    }

    /** Whether somebody else was proved to be the sender. */
    public static boolean isMismatch(@Nullable String authenticatedAs, String vehicleId) {
        return authenticatedAs != null && !authenticatedAs.equals(vehicleId);
    }

    /** Whether no alert and no suspicion is running. */
    public boolean isIdle(Slice slice, Slice memory) {
        return mismatch.isIdle(slice) && duplicate.isIdle(slice) && suspicion.isIdle(memory);
    }

    /** The last of some consecutive arrivals in order, while idle: only the memory of the stream moves. */
    public void follow(Slice memory, Frame frame, int from, int count) {
        streams.follow(memory, frame, from, count);
    }

    /**
     * One arrival, new or not; answers whether two speakers have been taking turns for long enough.
     *
     * @param isNew whether its number or time had not come before
     */
    public boolean isTwo(Slice memory, Frame frame, int i, boolean isNew, double[] parameters) {
        long nowMs = frame.ingestTimeMs()[i];
        suspicion.forgetIfOld(memory, nowMs);
        boolean turned = frame.firstSequence != Sample.ABSENT
                ? streams.turned(memory, frame, i, isNew, (long) parameters[CLOCK_MS])
                : isNew && places.turned(memory, frame, i, parameters[REACH_MPS], parameters[APART_M]);
        return turned && suspicion.isProved(memory, nowMs, (long) parameters[TURNS], (long) parameters[SPAN_MS]);
    }

    /** An episode of two speakers is over: what comes after it has a start of its own. */
    public void forgetSecond(Slice memory) {
        suspicion.forget(memory);
    }

    /** When the second speaker was first heard, ingest time. */
    public long twoSinceMs(Slice memory) {
        return suspicion.sinceMs(memory);
    }
}
