package io.keruen.core.stage.escort;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.Truth;
import org.jspecify.annotations.Nullable;

/**
 * Where a place on the route lies among the members of a convoy, and its last answer. Only members whose place at the
 * moment is known, good and along the route in force count: a gap is never bridged over one that is silent. One per
 * stage.
 */
final class ConvoyOrder {
    /** Nearer to a member along the route than this is beside it. */
    private static final double BESIDE_M = 2;

    private LeaderPlace ahead = new LeaderPlace();
    private LeaderPlace behind = new LeaderPlace();
    private String behindId = "";
    private double aheadM;
    private double behindM;

    /** The member behind the place, after it was found to be between two. */
    String behindId() {
        return behindId;
    }

    /** Metres to the member ahead. */
    double aheadM() {
        return aheadM;
    }

    /** Metres to the member behind. */
    double behindM() {
        return behindM;
    }

    /** Whether a chainage was between two consecutive members of the plan at this event time. */
    int isBetween(EscortState of, EscortPlan plan, RouteLine route, double chainageM, long tMs, long staleMs) {
        int count = plan.vehicles().size();
        boolean allKnown = true;
        boolean isOutside = false;
        boolean isAheadKnown = false;
        for (int i = 0; i < count; i++) {
            String vehicleId = plan.vehicles().get(i).vehicleId();
            EscortMember member = of.find(vehicleId);
            boolean isKnown = locate(of, member, tMs, staleMs);
            allKnown &= isKnown;
            if (isKnown) {
                double fromM = alongM(route, chainageM - behind.chainageM);
                isOutside |= i == 0 ? fromM >= 0 : i == count - 1 && fromM <= 0;
                double gapM = alongM(route, ahead.chainageM - behind.chainageM);
                if (isAheadKnown && fromM * gapM > 0 && Math.abs(fromM) < Math.abs(gapM)) {
                    boolean isInOrder = gapM > 0;
                    behindId =
                            isInOrder ? vehicleId : plan.vehicles().get(i - 1).vehicleId();
                    behindM = isInOrder ? fromM : fromM - gapM;
                    aheadM = Math.abs(gapM) - behindM;
                    boolean isSuspended = member != null && member.suspended;
                    if (isSuspended) {
                        return Truth.UNKNOWN;
                    }
                    return Truth.of(behindM > BESIDE_M && aheadM > BESIDE_M);
                }
            }
            isAheadKnown = isKnown;
            LeaderPlace spare = ahead;
            ahead = behind;
            behind = spare;
        }
        return allKnown || isOutside ? Truth.FALSE : Truth.UNKNOWN;
    }

    private boolean locate(EscortState of, @Nullable EscortMember member, long tMs, long staleMs) {
        behind.known = false;
        if (member != null) {
            member.ring.locate(tMs, staleMs, behind);
        }
        boolean isOnRoute = behind.routeKey == of.life.term.routeKey() && !Double.isNaN(behind.chainageM);
        return behind.known && isOnRoute && behind.sigmaM <= PairMeasure.WORST_SIGMA_M;
    }

    /** On a closed route each vehicle counts its own laps; a convoy is never longer than half of it. */
    private static double alongM(RouteLine route, double m) {
        return route.isClosed() ? Math.IEEEremainder(m, route.lengthM()) : m;
    }
}
