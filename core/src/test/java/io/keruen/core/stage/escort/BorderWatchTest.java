package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Control;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.BorderReleaseRule;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Passages of the border that are first seen across holes, and what late data tell of them. */
class BorderWatchTest {
    private static final long T = 1_700_000_000_000L;

    private final RuleCatalog catalog = EscortKit.catalog(new BorderReleaseRule());
    private final Control control = new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, "A"));

    private EscortKit kit() {
        return new EscortKit(catalog, control);
    }

    /** Samples each second but for two holes; what lies in the first is seen to cancel out, in the second it is not. */
    private EscortKit afterTwoHoles() {
        EscortKit kit = kit();
        for (long s = 0; s <= 120; s++) {
            boolean isHole = (s > 20 && s < 60) || (s > 80 && s < 100);
            if (s == 100) {
                crossed(kit, s, s, false);
            }
            if (!isHole) {
                kit.hear(Point.of("A", T + 1_000 * s, 10 * s));
            }
        }
        return kit.work(T + 120_000);
    }

    private static void crossed(EscortKit kit, long atS, long comesS, boolean late) {
        TransitEvent event = new TransitEvent(
                TransitEvent.Event.CROSSED, "E1", "A", "BORDER", null, null, T + 1_000 * atS, null, late, !late);
        kit.stage.accept(kit.state, new StampedTransit(T + 1_000 * comesS, 0, ZoneKind.BORDER_LINE, event));
    }

    /** When each alert began, and when in truth if that was corrected, in seconds. */
    private static Map<Long, Long> alerts(EscortKit kit) {
        Map<Long, Long> alerts = new TreeMap<>();
        for (AlertEvent event : kit.events) {
            if (event.type().equals(BorderReleaseRule.TYPE)) {
                Double trueMs = event.evidence().get("trueStartedAtMs");
                long startedS = (event.startedAtMs() - T) / 1_000;
                alerts.merge(startedS, trueMs == null ? startedS : (trueMs.longValue() - T) / 1_000, Math::min);
            }
        }
        return alerts;
    }

    private EscortKit afterLateData(List<Long> atS) {
        EscortKit kit = afterTwoHoles();
        long comesS = 130;
        for (long s : atS) {
            crossed(kit, s, comesS, true);
            kit.work(T + 1_000 * comesS++);
        }
        return kit;
    }

    @Test
    void late_data_of_one_hole_do_not_explain_what_was_seen_across_another() {
        assertThat(alerts(afterTwoHoles())).isEqualTo(Map.of(100L, 100L));
        for (List<Long> order : List.of(List.of(30L, 40L, 90L), List.of(90L, 40L, 30L), List.of(40L, 90L, 30L))) {
            assertThat(alerts(afterLateData(order)))
                    .as(order.toString())
                    .isEqualTo(Map.of(30L, 30L, 40L, 40L, 100L, 90L));
        }
    }

    @Test
    void of_several_passages_in_a_hole_the_first_explains_it_in_whatever_order_they_come() {
        for (List<Long> order : List.of(List.of(85L, 90L, 95L), List.of(95L, 90L, 85L), List.of(90L, 85L, 95L))) {
            assertThat(alerts(afterLateData(order)))
                    .as(order.toString())
                    .isEqualTo(Map.of(100L, 85L, 90L, 90L, 95L, 95L));
        }
    }

    @Test
    void an_alert_about_a_vehicle_outside_its_plan_has_a_place() {
        EscortKit kit = new EscortKit(catalog, new TestControl(catalog));
        kit.hear(Point.of("A", T, 10).under("CN"));
        crossed(kit, 1, 1, false);
        kit.work(T + 5_000);

        assertThat(kit.events).singleElement().satisfies(event -> {
            assertThat(event.latDeg()).isEqualTo(Point.of("A", T, 10).latDeg());
            assertThat(event.jurisdiction()).isEqualTo("CN");
        });
    }
}
