package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through every world that can be reached, breadth first, and stops where a law is broken. */
final class GateModel {
    /** What the walk found; the broken law and the way to it are {@code null} if there is none. */
    record Outcome(int states, long steps, @Nullable String law, List<String> way) {}

    /** Something that happens. */
    record Move(String name, Consumer<GateWorld> change) {}

    private record Node(GateWorld world, @Nullable Node from, String by) {
        List<String> way() {
            List<String> way = new ArrayList<>();
            for (Node node = this; node.from != null; node = node.from) {
                way.add(0, node.by);
            }
            return way;
        }
    }

    private final Scene scene;
    private final int mostStates;

    GateModel(Scene scene, int mostStates) {
        this.scene = scene;
        this.mostStates = mostStates;
    }

    Outcome explore(GateWorld start) {
        Set<String> known = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        known.add(WorldKey.of(start));
        open.add(new Node(start, null, ""));
        long steps = 0;
        while (!open.isEmpty()) {
            Node node = open.remove();
            byte[] written = node.world.written();
            for (Move move : moves(node.world)) {
                GateWorld next = node.world.copy(written);
                steps++;
                Node to = new Node(next, node, move.name);
                try {
                    move.change.accept(next);
                } catch (AssertionError broken) {
                    return new Outcome(known.size(), steps, broken.getMessage(), to.way());
                }
                if (known.add(WorldKey.of(next))) {
                    open.add(to);
                }
            }
            if (known.size() > mostStates) {
                throw new IllegalStateException("more than " + mostStates + " states: the scene is too large");
            }
        }
        return new Outcome(known.size(), steps, null, List.of());
    }

    /** Everything that can happen next. */
    List<Move> moves(GateWorld world) {
        List<Move> moves = new ArrayList<>();
        moves.add(new Move("step", next -> next.step(null, null, true)));
        for (String vehicleId : scene.vehicles()) {
            if (!world.present.containsKey(vehicleId)) {
                moves.add(new Move(vehicleId + " arrives", next -> next.step(GateLine.Event.ARRIVED, vehicleId, true)));
            } else {
                moves.add(new Move(vehicleId + " passes", next -> next.step(GateLine.Event.PASSED, vehicleId, true)));
                if (scene.isUnread() && world.mayPassUnread(vehicleId)) {
                    moves.add(new Move(
                            vehicleId + " passes unread", next -> next.step(GateLine.Event.PASSED, vehicleId, false)));
                }
            }
        }
        addStays(world, moves);
        String leavingId = world.leavingUnderLease();
        if (leavingId != null) {
            moves.add(new Move(leavingId + " is read again where it is", GateWorld::readAgain));
        }
        String throughId = world.goneUnread();
        if (throughId != null) {
            moves.add(new Move(throughId + " is known to have passed", next -> next.knowGone(throughId)));
        }
        if (scene.hasEvidence()) {
            addEvidence(world, moves);
        }
        if (scene.hasDispatch()) {
            addDispatch(world, moves);
        }
        if (scene.hasClock()) {
            for (String vehicleId : world.repeatable) {
                moves.add(new Move(
                        vehicleId + "'s reading is told again",
                        next -> next.toldAgain(GateLine.Event.ARRIVED, vehicleId)));
                moves.add(new Move(
                        vehicleId + "'s passage is told again",
                        next -> next.toldAgain(GateLine.Event.PASSED, vehicleId)));
            }
            moves.add(new Move("the gate's clock falls", GateWorld::clockFalls));
            moves.add(new Move("the gate's clock is set right", GateWorld::clockSet));
            moves.add(new Move("the gate starts again, its clock behind", GateWorld::restartGateBehind));
        }
        return moves;
    }

    /** Of a vehicle under whose lease another passes, and which stays. */
    private void addStays(GateWorld world, List<Move> moves) {
        String holder = world.gate.leaseVehicleId;
        if (scene.isUnread() && holder != null && world.present.containsKey(holder)) {
            moves.add(new Move("a stranger passes", GateWorld::strangerPasses));
        }
        if (scene.isUnread() && world.present.containsKey("A") && world.gate.passages.isUnknown("A")) {
            moves.add(new Move("A, which stays, is read again", next -> next.seenAgain("A", false)));
            moves.add(new Move("an officer says that A stays", next -> next.seenAgain("A", true)));
        }
    }

    private void addEvidence(GateWorld world, List<Move> moves) {
        Plight now = world.plights.getOrDefault("A", Plight.NONE);
        boolean isTold = world.told.contains("A");
        for (Plight plight :
                !isTold ? List.<Plight>of() : now == Plight.NONE ? scene.plights() : List.of(Plight.NONE)) {
            if (plight != now) {
                moves.add(new Move("A: " + plight, next -> next.befall("A", plight)));
            }
        }
        if (!scene.hasDesk()) {
            return;
        }
        moves.add(new Move("mute " + !world.isEscortMute, next -> next.isEscortMute = !next.isEscortMute));
        OfficerAction.Kind kind = world.isHeld ? OfficerAction.Kind.RELEASE_GATE : OfficerAction.Kind.HOLD_GATE;
        moves.add(new Move("officer " + kind, next -> {
            next.officer(kind);
            next.step(null, null, true);
        }));
    }

    private void addDispatch(GateWorld world, List<Move> moves) {
        for (int d = 0; d < 2; d++) {
            int number = d;
            GateWorld.Dispatcher dispatcher = world.dispatchers[d];
            if (dispatcher != null
                    && dispatcher.read < world.topic.size()
                    && world.underWay.size() < scene.mostUnderWay()) {
                moves.add(new Move("dispatcher " + d + " goes on", next -> next.dispatch(number)));
            }
            if (dispatcher != null && dispatcher.read > 0 && scene.hasCrash()) {
                moves.add(new Move("dispatcher " + d + " restarts", next -> next.restart(number)));
            }
        }
        if (world.dispatchers[1] == null && scene.hasSecond() && world.underWay.size() < scene.mostUnderWay()) {
            moves.add(new Move("a second dispatcher takes over", GateWorld::takeOver));
        }
        for (int c = 0; c < world.underWay.size(); c++) {
            int index = c;
            moves.add(new Move("command " + c + " is heard", next -> next.deliver(index, false)));
            if (scene.hasCrash() || scene.hasClock()) {
                moves.add(new Move("command " + c + " is heard, and comes again", next -> next.deliver(index, true)));
                moves.add(new Move("command " + c + " is lost", next -> next.lose(index)));
            }
        }
        if (scene.hasCrash()) {
            if (world.topic.size() < 2 && !world.topic.isEmpty()) {
                moves.add(new Move("the job starts again", GateWorld::restoreJob));
            }
            moves.add(new Move("the gate starts again", GateWorld::restartGate));
        }
        if (scene.hasStrays()) {
            moves.add(new Move("a command for another gate", next -> next.astray(true)));
            moves.add(new Move("a lease that is too long", next -> next.astray(false)));
        }
    }

    /** What can happen in a walk: everything at once would be too many worlds. */
    record Scene(
            List<String> vehicles,
            List<Plight> plights,
            boolean hasEvidence,
            boolean hasDesk,
            boolean isUnread,
            boolean hasDispatch,
            boolean hasCrash,
            boolean hasSecond,
            boolean hasClock,
            boolean hasStrays,
            int mostUnderWay) {}
}
