package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.gate.GateModel.Move;
import io.keruen.core.gate.GateModel.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whole gates, drawn from seeds: crashes, restores, replays, delays, losses, clocks that fall, at any millisecond and
 * with more at once than every state can be walked through. More seeds: {@code -Dgate.seeds=10000}.
 */
class GateSimulationTest {
    private static final int SEEDS = Integer.getInteger("gate.seeds", 1_000);
    private static final int MOVES = 80;
    private static final int LONGEST_STEP_MS = 2_500;
    private static final List<Plight> ALL = Arrays.asList(Plight.values());
    private static final Scene ONE = new Scene(List.of("A"), ALL, true, true, true, true, true, true, true, true, 4);
    private static final Scene TWO =
            new Scene(List.of("A", "B", "C"), ALL, true, true, false, true, true, true, true, true, 4);

    @Test
    void no_seed_breaks_a_law() {
        List<String> broken = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            String law = run(seed, Guards.ALL);
            if (law != null) {
                broken.add(law);
            }
        }

        assertThat(broken).isEmpty();
    }

    /** The law that a seed breaks and the way to it; {@code null} if it breaks none. */
    static @Nullable String run(int seed, Guards guards) {
        Random random = new Random(seed);
        GateModel model = new GateModel(seed % 2 == 0 ? ONE : TWO, 0);
        GateWorld world = new GateWorld(guards, 1_000_000_000_000L, true);
        List<String> way = new ArrayList<>();
        for (int i = 0; i < MOVES; i++) {
            world.stepMs = 1L + random.nextInt(LONGEST_STEP_MS);
            List<Move> moves = model.moves(world);
            Move move = moves.get(random.nextInt(moves.size()));
            way.add(move.name() + " after " + world.stepMs);
            try {
                move.change().accept(world);
            } catch (AssertionError law) {
                return "seed " + seed + ": " + law.getMessage() + ": " + way;
            }
        }
        return null;
    }
}
