package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every fault there is. A new one is one file and one line here. */
public final class FaultCatalog {
    private static final List<FaultKind> ALL = List.of(
            Deviation.KIND,
            WideningGap.KIND,
            Jump.KIND,
            Stop.KIND,
            Silence.KIND,
            FrozenPosition.KIND,
            Tailgating.KIND,
            Overspeed.KIND,
            WrongDirection.KIND,
            OrderChange.KIND,
            RestrictedEntry.KIND,
            LongDwell.KIND,
            GatewayOutage.KIND,
            ClockAhead.KIND,
            ClockBehind.KIND,
            GnssDrag.KIND,
            SpoofShift.KIND,
            Jamming.KIND,
            JammedArea.KIND,
            DatumShift.KIND,
            ReplayedFrames.KIND,
            WrongIdentity.KIND,
            Twin.KIND,
            SensorOutOfRange.KIND,
            SensorLeap.KIND,
            SensorStuck.KIND,
            SensorDrift.KIND,
            WarmCargo.KIND,
            LightCargo.KIND,
            OpenDoor.KIND,
            EmergencyStop.KIND,
            MinimalRisk.KIND,
            UnpermittedResume.KIND,
            ByHand.KIND,
            LowBattery.KIND,
            Intruder.KIND,
            MissingMember.KIND,
            Overdue.KIND,
            SealOpened.KIND,
            SealMute.KIND,
            SealApart.KIND,
            ReleaseRevoked.KIND,
            ReleaseExpired.KIND,
            BorderUnreleased.KIND,
            SealOpenedInQueue.KIND,
            ReleaseRevokedAtGate.KIND,
            ProbeLoose.KIND,
            ProbeDead.KIND,
            StrangerAtGate.KIND,
            SealHousing.KIND,
            SealFaulty.KIND,
            SealLow.KIND,
            SealUsed.KIND,
            SealSwapped.KIND,
            VersionsDiffer.KIND,
            SealInspected.KIND);

    private static final List<FaultKind> SHOWN =
            List.of(Deviation.KIND, WideningGap.KIND, Jump.KIND, Stop.KIND, Silence.KIND);

    /** What is not drawn there: something else draws it, or nothing does. */
    private static final Set<Slot> NOT_ON_THE_WAY = EnumSet.of(Slot.PAPERS, Slot.GATES, Slot.START, Slot.SEALS);

    private FaultCatalog() {}

    /** All of them. */
    public static List<FaultKind> all() {
        return ALL;
    }

    /** Those for whose alerts there are rules. */
    public static List<FaultKind> live() {
        return ALL.stream().filter(FaultKind::isLive).toList();
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(FaultKind::name).toList();
    }

    /** The names of those that a crossing shows unless somebody asks for others, in the order in which they strike. */
    public static List<String> shown() {
        return SHOWN.stream().map(FaultKind::name).toList();
    }

    /** The names of those that befall vehicles at gates. */
    public static List<String> atGates() {
        return inSlot(Slot.GATES).stream().map(FaultKind::name).toList();
    }

    /** The names of those that need gates. */
    public static List<String> needingGates() {
        List<String> names = new ArrayList<>(atGates());
        names.add(StrangerAtGate.KIND.name());
        return names;
    }

    /** The names of those that no officer at a gate mends, so that their vehicle would stand there. */
    public static List<String> notThroughGates() {
        return inSlot(Slot.SEALS).stream().map(FaultKind::name).toList();
    }

    /** The names of those that strike in the first minute. */
    public static List<String> atStart() {
        return inSlot(Slot.START).stream().map(FaultKind::name).toList();
    }

    /** The fault of this name. */
    public static Optional<FaultKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Names of live faults that do not get into each other's way: at most one of a slot, or one alone. */
    public static List<String> drawn(Chance chance) {
        List<String> names = drawnOnTheWay(chance);
        // streams of their own: what was drawn before there were papers, or troubles of seals, stays
        List<String> papers = oneOf(Slot.PAPERS, chance.stream("papers"));
        names.addAll(papers.isEmpty() ? oneOf(Slot.SEALS, chance.stream("seals")) : papers);
        return names;
    }

    private static List<String> oneOf(Slot slot, Chance chance) {
        List<FaultKind> kinds = inSlot(slot);
        return !kinds.isEmpty() && chance.below(2) == 0
                ? List.of(kinds.get(chance.below(kinds.size())).name())
                : List.of();
    }

    private static List<FaultKind> inSlot(Slot slot) {
        return live().stream().filter(kind -> kind.slot() == slot).toList();
    }

    private static List<String> drawnOnTheWay(Chance chance) {
        List<String> names = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            List<FaultKind> kinds = NOT_ON_THE_WAY.contains(slot) ? List.of() : inSlot(slot);
            boolean alone = slot == Slot.WHOLE;
            if (!kinds.isEmpty() && chance.below(alone ? 8 : 2) == 0) {
                if (alone) {
                    names.clear();
                }
                names.add(kinds.get(chance.below(kinds.size())).name());
            }
        }
        return names;
    }

    /**
     * The faults of a world: those of the catalogue befall one vehicle after the other and then the first again, but for those
     * of the first minute, which befall one after the other from the leader on, whom everybody watches. A fault's vehicle and
     * numbers do not depend on which others were asked for, so two may befall the same.
     */
    public static List<Fault> make(Collection<String> names, World world, Chance chance) {
        int vehicles = world.convoy().size();
        int[] order = chance.stream("vehicles").permutation(vehicles);
        List<FaultKind> atStart = inSlot(Slot.START);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            FaultKind kind = ALL.get(i);
            if (names.contains(kind.name())) {
                int number = atStart.indexOf(kind);
                int vehicle = number < 0 ? order[i % vehicles] : number % vehicles;
                faults.add(kind.maker().make(world, vehicle, chance.stream(kind.name())));
            }
        }
        return faults;
    }
}
