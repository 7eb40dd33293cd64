package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each pair rule has a part of its own, and is found by its name and form. */
class PairLayoutTest {
    private final PairLayout layout = new PairLayout(RuleCatalog.standard());

    @Test
    void the_parts_of_the_rules_lie_one_behind_the_other() {
        EscortMember member = new EscortMember("truck-2", layout);
        Arrays.setAll(member.longs, i -> 100 + i);
        Arrays.setAll(member.doubles, i -> i + 0.5);
        Slice cursor = new Slice();
        int longs = 0;
        int doubles = 0;
        for (int r = 0; r < layout.size(); r++) {
            PairRule rule = layout.rule(r);
            assertThat(layout.longBase(r)).isEqualTo(longs);
            assertThat(layout.doubleBase(r)).isEqualTo(doubles);
            assertThat(RuleCatalog.standard().all().get(layout.catalogIndex(r)).id())
                    .isEqualTo(rule.id());
            layout.slice(cursor, r, member);
            for (int i = 0; i < rule.longs(); i++) {
                assertThat(cursor.getLong(i)).isEqualTo(100 + longs++);
            }
            for (int i = 0; i < rule.doubles(); i++) {
                assertThat(cursor.getDouble(i)).isEqualTo(0.5 + doubles++);
            }
        }
        assertThat(layout.size()).isEqualTo(RuleCatalog.standard().pairRules().size());
        assertThat(layout.longs()).isEqualTo(longs);
        assertThat(layout.doubles()).isEqualTo(doubles);
    }

    @Test
    void a_rule_of_another_form_is_another_rule() {
        for (int r = 0; r < layout.size(); r++) {
            PairRule rule = layout.rule(r);
            int version = rule.sliceVersion();
            assertThat(layout.find(rule.id(), version, rule.longs(), rule.doubles()))
                    .isEqualTo(r);
            assertThat(layout.find(rule.id(), version + 1, rule.longs(), rule.doubles()))
                    .isEqualTo(-1);
            assertThat(layout.find(rule.id(), version, rule.longs() + 1, rule.doubles()))
                    .isEqualTo(-1);
            assertThat(layout.find(rule.id(), version, rule.longs(), rule.doubles() + 1))
                    .isEqualTo(-1);
            assertThat(layout.find("no-such-rule", version, rule.longs(), rule.doubles()))
                    .isEqualTo(-1);
        }
    }
}
