package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private static final Fate REPLAYED = Fate.refused("REPLAYED");
    private static final Fate UNSIGNED = Fate.refused("UNSIGNED");

    private final PlanWords words = new PlanWords();

    @Test
    void what_nobody_took_back_stands() {
        words.add("E-1@1", 10, Fate.TAKEN, plan(1));
        words.add("E-1@2", 20, Fate.TAKEN, plan(2));
        words.add("E-1@1", 30, UNSIGNED, null);

        assertThat(told()).containsExactly("1 ", "2 ");
    }

    @Test
    void a_tombstone_withdraws_what_was_said_before_it_of_its_version() {
        words.add("E-1@1", 10, Fate.TAKEN, plan(1));
        words.add("E-1@1", 30, Fate.TAKEN, null);
        words.add("E-1@1", 20, Fate.TAKEN, plan(2));
        words.add("E-1@1", 40, Fate.TAKEN, plan(3));
        words.add("E-1@2", 10, Fate.TAKEN, plan(4));

        assertThat(told()).containsExactlyInAnyOrder("1 30", "2 30", "3 ", "4 ");
    }

    @Test
    void what_was_refused_is_told_as_refused() {
        words.add("E-1@1", 10, Fate.TAKEN, plan(1));
        words.add("E-1@1", 20, UNSIGNED, plan(9));
        words.add("E-1@1", 30, REPLAYED, plan(1));

        assertThat(told()).containsExactlyInAnyOrder("1 ", "9 UNSIGNED", "1 REPLAYED");
    }

    @Test
    void what_came_before_counts_where_the_topic_has_forgotten_what_was_taken() {
        words.add("E-1@1", 10, REPLAYED, plan(1));
        words.add("E-1@1", 20, REPLAYED, plan(2));
        words.add("E-1@2", 20, REPLAYED, null);

        assertThat(told()).containsExactlyInAnyOrder("1 REPLAYED", "2 , unless withdrawn");
    }

    private static SourceRecord plan(int version) {
        return SeededEscort.planOf("E-1", version, List.of("T-1"));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        words.tell(plan -> {
            long withdrawnMs = plan.fate().withdrawnMs();
            told.add(plan.text("version") + " " + plan.fate().refusal()
                    + (withdrawnMs == Fate.NEVER ? "" : withdrawnMs)
                    + (plan.fate().isRepeated() ? ", unless withdrawn" : ""));
        });
        return told;
    }
}
