package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.core.gate.GateModel.Outcome;
import io.keruen.core.gate.GateModel.Scene;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state of a gate that can be reached keeps the laws of the gate, whatever fails; and every guard and every
 * condition is needed: without it a law is broken.
 */
class GateModelTest {
    private static final int MOST_STATES = 3_000_000;
    private static final List<Plight> ALL = Arrays.asList(Plight.values());
    private static final List<Plight> ONE = List.of(Plight.KZ_REVOKED);

    /** How many there are: a model that overlooks some would break no law in them. Change it with what can happen. */
    private static final Map<String, Integer> STATES = Map.of(
            "evidence",
            63_836,
            "two vehicles",
            29_536,
            "dispatch",
            130_989,
            "two dispatchers",
            111_206,
            "gate",
            254_168);

    /** The scenes together have everything in them that can happen, with everything it can meet. */
    static final Map<String, Scene> SCENES = scenes();

    private static Map<String, Scene> scenes() {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        scenes.put("evidence", new Scene(List.of("A"), ALL, true, true, true, false, false, false, false, false, 0));
        scenes.put(
                "two vehicles",
                new Scene(List.of("A", "B"), ONE, true, true, false, false, false, false, false, false, 0));
        scenes.put("dispatch", new Scene(List.of("A"), ONE, true, false, false, true, true, false, false, false, 1));
        scenes.put(
                "two dispatchers",
                new Scene(List.of("A"), ONE, false, false, false, true, false, true, false, false, 1));
        scenes.put("gate", new Scene(List.of("A"), ONE, false, false, true, true, false, false, true, true, 1));
        return scenes;
    }

    @TestFactory
    Stream<DynamicTest> every_reachable_state_keeps_the_laws() {
        return SCENES.entrySet().stream()
                .map(scene -> dynamicTest(scene.getKey(), () -> {
                    Outcome outcome = explore(scene.getValue(), Guards.ALL);

                    assertThat(outcome.law())
                            .as(() -> String.join(", ", outcome.way()))
                            .isNull();
                    assertThat(outcome.states()).isEqualTo(STATES.get(scene.getKey()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> without_a_guard_a_law_is_broken() {
        return Arrays.stream(GateGuard.values())
                .map(guard -> dynamicTest(guard.name(), () -> {
                    Outcome outcome = explore(scene(guard), Guards.without(guard));

                    assertThat(outcome.law()).isNotNull();
                }));
    }

    @TestFactory
    Stream<DynamicTest> without_a_condition_a_law_is_broken() {
        return Arrays.stream(GateCondition.values())
                .map(condition -> dynamicTest(condition.name(), () -> {
                    Outcome outcome = explore(scene("evidence"), Guards.without(condition));

                    assertThat(outcome.law()).isNotNull();
                }));
    }

    /** The scene in which a guard is needed. */
    private static Scene scene(GateGuard guard) {
        return switch (guard) {
            case ONE_LEASE -> scene("two vehicles");
            case SINGLE_USE, UNREAD_USE, OBJECTION, REVOKE, LEASE_LENGTH -> scene("evidence");
            case NUMBERS_RISE, IN_TIME, REVOKE_FIRST -> scene("dispatch");
            case EPOCH_RISES -> scene("two dispatchers");
            case LATCH_NUMBER,
                    LATCH_GATE,
                    LATCH_EXPIRY,
                    LATCH_LENGTH,
                    LATCH_CLOCK,
                    LATCH_CLOCK_FALL,
                    LATCH_LANE,
                    LATCH_ARRIVAL,
                    LATCH_REPEAT,
                    LATCH_USED,
                    LATCH_SILENCE -> scene("gate");
        };
    }

    private static Scene scene(String name) {
        Scene scene = SCENES.get(name);
        if (scene == null) {
            throw new IllegalArgumentException("no scene " + name);
        }
        return scene;
    }

    private static Outcome explore(Scene scene, Guards guards) {
        return new GateModel(scene, MOST_STATES)
                .explore(new GateWorld(guards, 1_000_000_000_000L, scene.hasDispatch()));
    }
}
