package io.keruen.benchmarks.core;

import io.keruen.benchmarks.measure.Rounds;
import io.keruen.benchmarks.obvious.ObviousZones;
import io.keruen.benchmarks.workload.Workload;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.List;

/** One world with one number of vehicles: all candidates side by side, round by round. */
final class CoreCell {
    private static final int OBVIOUS_ROUNDS = 3;
    private static final int MIDDLE_FRAME = 10;

    private final CorePlan plan;
    private final int zones;
    private final Workload workload;
    private final Player player;
    private final List<Candidate> candidates = new ArrayList<>();

    CoreCell(CorePlan plan, int zones, Workload workload, ControlSnapshot control, ObviousZones obvious) {
        this.plan = plan;
        this.zones = zones;
        this.workload = workload;
        player = new Player(workload);
        CoreCandidate.Setting setting = new CoreCandidate.Setting(workload, RuleCatalog.standard(), control);
        boolean many = CorePlan.isMany(workload.size().vehicles());
        for (int frameSize : plan.frameSizes()) {
            byte[][][] frames = workload.frames(frameSize);
            int played = many ? plan.manySamples(frameSize) : workload.size().samples();
            if (!many || frameSize == MIDDLE_FRAME) {
                candidates.add(new DecodeCandidate(workload, frames, frameSize, played));
                candidates.add(CoreCandidate.recorded(setting, frames, frameSize, played, false));
            }
            candidates.add(CoreCandidate.recorded(setting, frames, frameSize, played, true));
            if (frameSize == MIDDLE_FRAME) {
                candidates.add(CoreCandidate.live(setting, workload.liveFrames(frameSize), frameSize, played));
            }
        }
        int samples = many ? plan.obviousSamples() : workload.size().samples();
        candidates.add(new ObviousCandidate(workload, obvious, samples));
    }

    /** Measures; one row for each candidate. */
    List<CoreRow> measure() {
        int vehicles = workload.size().vehicles();
        for (int round = 0; round < plan.warmUpsFor(vehicles); round++) {
            for (Candidate candidate : candidates) {
                if (round == 0 || !isObvious(candidate)) {
                    player.play(candidate);
                }
            }
        }
        List<Rounds> measured =
                candidates.stream().map(candidate -> new Rounds()).toList();
        for (int round = 0; round < plan.roundsFor(vehicles); round++) {
            for (int i = 0; i < candidates.size(); i++) {
                Candidate candidate = candidates.get(i);
                if (round < OBVIOUS_ROUNDS || !isObvious(candidate)) {
                    measured.get(i).add(player.play(candidate), player.samples(candidate));
                }
            }
        }
        List<CoreRow> rows = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            player.playMetered(candidates.get(i));
            rows.add(row(candidates.get(i), measured.get(i)));
        }
        return rows;
    }

    private static boolean isObvious(Candidate candidate) {
        return candidate instanceof ObviousCandidate;
    }

    private CoreRow row(Candidate candidate, Rounds rounds) {
        Tally tally = candidate.tally();
        return new CoreRow(
                zones,
                workload.size().vehicles(),
                candidate.frameSize(),
                candidate.name(),
                rounds.median(),
                rounds.least(),
                player.quietBytesPerSample(),
                player.bytesPerSample(),
                tally.alerts(),
                tally.spoken(),
                tally.checksum(),
                player.samples(candidate));
    }
}
