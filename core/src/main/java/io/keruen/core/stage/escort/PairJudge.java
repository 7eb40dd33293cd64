package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.PairSpan;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.anomaly.SilenceRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the waiting samples of followers, each as soon as its leader's place is known or not to be had any more. Those that
 * can be judged together are measured first; then each rule looks at them as a whole, and one by one only if it must.
 */
final class PairJudge {
    /** How long a follower's sample waits for its leader, ms of ingest time. */
    static final long WAIT_MS = 1_000;

    private static final long DEFAULT_STALE_MS = 2_500;

    /** So many samples are judged together at most; where they are cut changes nothing. */
    private static final int MAX_RUN = 64;

    private final PairLayout layout;
    private final AlertKeeper alerts;
    private final int silenceIndex;
    private final int staleIndex;
    private final PairMeasure measure = new PairMeasure();
    private final LeaderPlace place = new LeaderPlace();
    private final Slice slice = new Slice();
    private final PairSpan span = new PairSpan();
    private final PairSample[] run = new PairSample[MAX_RUN];
    private final @Nullable String[] jurisdictions = new String[MAX_RUN];
    private int size;
    private int judging;
    private final List<Found> found = new ArrayList<>();
    private final FindingOutput fromRules = (sample, finding) -> found.add(new Found(judging, finding));

    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    /** What a rule says of a sample of the run. */
    private record Found(int sample, Finding.Builder finding) {}

    PairJudge(RuleCatalog catalog, PairLayout layout, AlertKeeper alerts) {
        this.layout = layout;
        this.alerts = alerts;
        Arrays.setAll(run, i -> new PairSample());
        silenceIndex = catalog.index(SilenceRule.ID);
        staleIndex = silenceIndex < 0
                ? -1
                : staleIndex(catalog.all().get(silenceIndex).parameters());
    }

    private static int staleIndex(List<Parameter> parameters) {
        for (int p = 0; p < parameters.size(); p++) {
            if (parameters.get(p).name().equals("staleMs")) {
                return p;
            }
        }
        return -1;
    }

    /** What is in force, until the next call. */
    void begin(EscortState newState, Control newControl) {
        size = 0; // nothing is left of another escort, even if a host goes on after a rule has failed
        found.clear();
        control = newControl;
        newState.use(newControl);
    }

    /** Hands a finding to the keeper of alerts; who left the escort makes no pair there any more. */
    void accept(EscortState of, Finding finding) {
        if (finding.kind() == Finding.Kind.LEFT) {
            leave(of, finding.vehicleId(), finding.atMs());
        }
        alerts.accept(of, finding);
    }

    /** A vehicle left the escort: its pairs end, and its older samples make none any more. */
    private void leave(EscortState of, String vehicleId, long atMs) {
        EscortMember[] members = of.members();
        for (int m = 0; m < of.memberCount(); m++) {
            EscortMember member = members[m];
            if (member.vehicleId.equals(vehicleId) || vehicleId.equals(member.leaderId)) {
                end(of, member, atMs);
                member.endAt(atMs);
            }
        }
    }

    /** The pairs that a plan does not have end, all of them without one; older samples make none any more. */
    void endOthers(EscortState of, @Nullable EscortPlan plan, long atMs) {
        EscortMember[] members = of.members();
        for (int m = 0; m < of.memberCount(); m++) {
            EscortMember follower = members[m];
            String leaderId = follower.leaderId;
            if (leaderId != null && !isPair(plan, follower.vehicleId, leaderId)) {
                end(of, follower, atMs);
                follower.endAt(atMs);
            }
        }
    }

    private static boolean isPair(@Nullable EscortPlan plan, String followerId, String leaderId) {
        int index = plan == null ? -1 : plan.indexOf(followerId);
        return plan != null
                && index > 0
                && plan.vehicles().get(index - 1).vehicleId().equals(leaderId);
    }

    /** The plan in force for the vehicle at this time if it is one of this escort, or {@code null}. */
    @Nullable
    EscortPlan planAt(EscortState of, EscortMember member, long tMs) {
        if (!member.situation.covers(tMs)) {
            Situation situation = control.situationAt(member.vehicleId, tMs);
            EscortPlan plan = situation.plan();
            member.situation = situation;
            member.plan = plan != null && plan.escortId().equals(of.escortId()) ? plan : null;
            member.leader = null;
        }
        return member.plan;
    }

    /** Judges the member's waiting samples up to the first that may still hope for its leader at {@code endedMs}. */
    void drain(EscortState of, EscortMember member, long endedMs) {
        TrackQueue track = member.queue;
        member.waitsFor = null;
        while (track.hasWaiting()) {
            int i = track.waiting();
            long tMs = track.eventTimeMs(i);
            if (!member.situation.covers(tMs)) {
                judgeRun(of, member);
            }
            EscortPlan plan = planAt(of, member, tMs);
            int index = member.situation.memberIndex();
            boolean isOver = of.life.arrivedMs != EscortLife.NOT_YET_MS; // who goes on sending makes no pair anew
            if (plan == null || index <= 0 || isOver) {
                end(of, member, tMs);
            } else if (tMs >= member.endedAtMs) {
                PlannedVehicle ahead = plan.vehicles().get(index - 1);
                EscortMember leader = leader(of, member, ahead);
                boolean seen = leader != null && leader.ring.newestMs() >= tMs;
                if (!seen && endedMs < track.ingestTimeMs(i) + WAIT_MS) {
                    member.waitsFor = leader;
                    member.waitsForMs = tMs;
                    break;
                }
                measure(of, member, i, ahead, leader);
            }
            track.popWaiting();
        }
        judgeRun(of, member);
    }

    /** The member ahead, or {@code null} if it never reported; who reported once stays. */
    private static @Nullable EscortMember leader(EscortState of, EscortMember member, PlannedVehicle ahead) {
        if (member.leader == null) {
            member.leader = of.find(ahead.vehicleId());
        }
        return member.leader;
    }

    /** Measures a sample as the next of the run; a pair that is new, or has lost a rule, begins one. */
    private void measure(
            EscortState of, EscortMember member, int i, PlannedVehicle ahead, @Nullable EscortMember leader) {
        long tMs = member.queue.eventTimeMs(i);
        if (!ahead.vehicleId().equals(member.leaderId)) {
            judgeRun(of, member);
            end(of, member, tMs);
            member.leaderId = ahead.vehicleId();
        } else if (!member.droppedRuleIds.isEmpty()) {
            clear(of, member, tMs, true);
            member.droppedRuleIds.clear();
        }
        if (size == MAX_RUN) {
            judgeRun(of, member);
        }
        place.known = false;
        if (leader != null) {
            leader.ring.locate(tMs, staleMs(member.situation.parameters()), place);
        }
        PairSample pair = run[size];
        jurisdictions[size++] = member.queue.jurisdiction(i);
        measure.at(member, i, ahead, place, pair);
        member.status.gapM = pair.suspended ? Double.NaN : pair.gapM;
        member.status.followerSpeedMps = pair.followerSpeedMps;
    }

    /** Lets the rules judge the samples measured so far; what they say is told sample by sample. */
    private void judgeRun(EscortState of, EscortMember member) {
        if (size == 0) {
            return;
        }
        span.clear();
        for (int i = 0; i < size; i++) {
            span.add(run[i]);
        }
        double[][] parameters = member.situation.parameters();
        for (int r = 0; r < layout.size(); r++) {
            PairRule rule = layout.rule(r);
            double[] own = parameters[layout.catalogIndex(r)];
            layout.slice(slice, r, member);
            if (!rule.isQuiet(span, own, slice)) {
                for (judging = 0; judging < size; judging++) {
                    rule.judge(run[judging], own, slice, fromRules);
                }
            }
        }
        int judged = size;
        size = 0;
        if (!found.isEmpty()) {
            tell(of, member, judged);
        }
    }

    private void tell(EscortState of, EscortMember member, int judged) {
        Situation situation = member.situation;
        for (int i = 0; i < judged; i++) {
            for (Found each : found) {
                if (each.sample() == i) {
                    accept(
                            of,
                            each.finding()
                                    .escort(of.escortId(), situation.convoyId())
                                    .jurisdiction(jurisdictions[i])
                                    .policyVersion(situation.policyVersion())
                                    .build());
                }
            }
        }
        found.clear();
    }

    /** Places further apart in time than this are not connected. */
    long staleMs(double[][] parameters) {
        return staleIndex < 0 ? DEFAULT_STALE_MS : (long) parameters[silenceIndex][staleIndex];
    }

    /** Ends the pair in which the member follows, and its alerts. */
    void end(EscortState of, EscortMember member, long atMs) {
        if (member.leaderId != null) {
            clear(of, member, atMs, false);
            member.forgetPair();
        }
    }

    private void clear(EscortState of, EscortMember member, long atMs, boolean droppedOnly) {
        for (OpenAlert open : of.book.about(member.subject())) {
            if (!droppedOnly || member.droppedRuleIds.contains(open.last().ruleId())) {
                Finding ended = Finding.of(
                                Finding.Kind.CLEARED,
                                open.last().ruleId(),
                                open.last().type())
                        .pair(member.vehicleId, String.valueOf(member.leaderId))
                        .times(open.last().startedAtMs(), Math.max(open.last().startedAtMs(), atMs))
                        .policyVersion(open.last().policyVersion())
                        .build();
                accept(of, ended);
            }
        }
    }
}
