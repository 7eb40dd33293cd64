package io.keruen.app.gallery;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Rules that pass everything on to a good one, except for one fault: in what they see or in what they say. */
final class Broken {
    private Broken() {}

    /** What a rule says, without one kind of findings. */
    static UnaryOperator<FindingOutput> without(Finding.Kind kind) {
        return out -> (i, finding) -> {
            if (finding.kind != kind) {
                out.found(i, finding);
            }
        };
    }

    /** What a rule says, each episode begun so much later. */
    static UnaryOperator<FindingOutput> startedLater(long ms) {
        return out -> (i, finding) -> {
            Finding said = finding.build();
            out.found(i, finding.times(said.startedAtMs() + ms, said.atMs()));
        };
    }

    /** What a rule says, each episode begun when it was raised. */
    static UnaryOperator<FindingOutput> startedWhenRaised() {
        return out -> (i, finding) -> {
            Finding said = finding.build();
            out.found(i, said.kind() == Finding.Kind.RAISED ? finding.times(said.atMs(), said.atMs()) : finding);
        };
    }

    static VehicleRule says(VehicleRule rule, UnaryOperator<FindingOutput> says) {
        return new BrokenVehicleRule(rule, run -> () -> {}, says);
    }

    /** {@code sees} changes the run and answers how to put it right again. */
    static VehicleRule sees(VehicleRule rule, Function<VehicleRun, Runnable> sees) {
        return new BrokenVehicleRule(rule, sees, out -> out);
    }

    static PairRule says(PairRule rule, UnaryOperator<FindingOutput> says) {
        return new BrokenPairRule(rule, pair -> {}, says);
    }

    static PairRule sees(PairRule rule, Consumer<PairSample> sees) {
        return new BrokenPairRule(rule, sees, out -> out);
    }

    static ZoneRule says(ZoneRule rule, UnaryOperator<FindingOutput> says) {
        return new BrokenZoneRule(rule, visit -> {}, says, true);
    }

    static ZoneRule sees(ZoneRule rule, Consumer<ZoneVisit> sees) {
        return new BrokenZoneRule(rule, sees, out -> out, true);
    }

    static ZoneRule blindToLateData(ZoneRule rule) {
        return new BrokenZoneRule(rule, visit -> {}, out -> out, false);
    }

    /** Replaces the values of a column by others and answers how to put them back. */
    static Runnable replace(double[] column, int size, DoubleUnaryOperator with) {
        double[] before = column.clone();
        for (int i = 0; i <= size; i++) {
            column[i] = with.applyAsDouble(column[i]);
        }
        return () -> System.arraycopy(before, 0, column, 0, before.length);
    }

    /** Keeps only some bits of a column and answers how to put the others back. */
    static Runnable mask(int[] column, int size, int bits) {
        int[] before = column.clone();
        for (int i = 0; i <= size; i++) {
            column[i] &= bits;
        }
        return () -> System.arraycopy(before, 0, column, 0, before.length);
    }

    /** Passes on what a rule says about itself. */
    private interface Declared extends RuleDeclaration {
        RuleDeclaration good();

        @Override
        default String id() {
            return good().id();
        }

        @Override
        default List<AlertType> alertTypes() {
            return good().alertTypes();
        }

        @Override
        default List<Parameter> parameters() {
            return good().parameters();
        }
    }

    private static final class BrokenVehicleRule extends VehicleRule implements Declared {
        private final VehicleRule good;
        private final Function<VehicleRun, Runnable> sees;
        private final UnaryOperator<FindingOutput> says;

        BrokenVehicleRule(VehicleRule good, Function<VehicleRun, Runnable> sees, UnaryOperator<FindingOutput> says) {
            this.good = good;
            this.sees = sees;
            this.says = says;
        }

        @Override
        public RuleDeclaration good() {
            return good;
        }

        @Override
        public int longs() {
            return good.longs();
        }

        @Override
        public int doubles() {
            return good.doubles();
        }

        @Override
        public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
            Runnable restore = sees.apply(run);
            good.judge(run, parameters, slice, says.apply(out));
            restore.run();
        }
    }

    private static final class BrokenPairRule extends PairRule implements Declared {
        private final PairRule good;
        private final Consumer<PairSample> sees;
        private final UnaryOperator<FindingOutput> says;

        BrokenPairRule(PairRule good, Consumer<PairSample> sees, UnaryOperator<FindingOutput> says) {
            this.good = good;
            this.sees = sees;
            this.says = says;
        }

        @Override
        public RuleDeclaration good() {
            return good;
        }

        @Override
        public int longs() {
            return good.longs();
        }

        @Override
        public int doubles() {
            return good.doubles();
        }

        @Override
        public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
            double gapM = pair.gapM;
            double speedMps = pair.followerSpeedMps;
            double followerM = pair.followerChainageM;
            double leaderM = pair.leaderChainageM;
            boolean orderKnown = pair.orderKnown;
            boolean suspended = pair.suspended;
            sees.accept(pair);
            good.judge(pair, parameters, slice, says.apply(out));
            pair.gapM = gapM;
            pair.followerSpeedMps = speedMps;
            pair.followerChainageM = followerM;
            pair.leaderChainageM = leaderM;
            pair.orderKnown = orderKnown;
            pair.suspended = suspended;
        }
    }

    private static final class BrokenZoneRule extends ZoneRule implements Declared {
        private final ZoneRule good;
        private final Consumer<ZoneVisit> sees;
        private final UnaryOperator<FindingOutput> says;
        private final boolean seesLate;

        BrokenZoneRule(ZoneRule good, Consumer<ZoneVisit> sees, UnaryOperator<FindingOutput> says, boolean seesLate) {
            this.good = good;
            this.sees = sees;
            this.says = says;
            this.seesLate = seesLate;
        }

        @Override
        public RuleDeclaration good() {
            return good;
        }

        @Override
        public int longs() {
            return good.longs();
        }

        @Override
        public int doubles() {
            return good.doubles();
        }

        @Override
        public boolean concerns(ZoneSpec zone) {
            return good.concerns(zone);
        }

        @Override
        public boolean holds(Slice slice) {
            return good.holds(slice);
        }

        @Override
        public void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
            double sigmaM = visit.sigmaM;
            long enterMs = visit.enterMs;
            sees.accept(visit);
            good.judge(visit, parameters, slice, says.apply(out));
            visit.sigmaM = sigmaM;
            visit.enterMs = enterMs;
        }

        @Override
        public void judgeLate(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
            if (seesLate) {
                good.judgeLate(visit, parameters, slice, says.apply(out));
            }
        }

        @Override
        public void joinLate(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {
            if (seesLate) {
                good.joinLate(visit, parameters, early, later, says.apply(out));
            }
        }
    }
}
