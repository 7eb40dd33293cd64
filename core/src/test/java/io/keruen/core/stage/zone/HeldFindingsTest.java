package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.alert.Finding;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings wait until it is known on whose ground they are; transits and moves do not. */
class HeldFindingsTest {
    private final List<String> said = new ArrayList<>();
    private final HeldFindings held = new HeldFindings();

    private final GeofenceOutput out = new GeofenceOutput() {
        @Override
        public void found(int i, Finding.Builder finding) {
            said.add("found " + finding.type + " at " + i);
        }

        @Override
        public void transit(int i, ZoneTransit transit) {
            said.add(transit.event() + " at " + i);
        }

        @Override
        public void saidBefore(int i, ZoneTransit transit) {
            said.add(transit.event() + " before at " + i);
        }

        @Override
        public void moved(int i) {
            said.add("moved at " + i);
        }
    };

    private static Finding.Builder finding(String type) {
        return Finding.of(Finding.Kind.RAISED, "rule", type);
    }

    private static ZoneTransit transit(TransitEvent.Event event) {
        return new ZoneTransit(event, ZoneKind.YARD, "yard", 1_000, null, false, false);
    }

    @Test
    void only_findings_wait_and_come_in_their_order() {
        held.to(out);
        held.found(1, finding("A"));
        held.hold();
        held.found(2, finding("B"));
        held.transit(2, transit(TransitEvent.Event.ENTERED));
        held.found(3, finding("C"));
        held.saidBefore(3, transit(TransitEvent.Event.EXITED));
        held.moved(3);
        assertThat(said).containsExactly("found A at 1", "ENTERED at 2", "EXITED before at 3", "moved at 3");
        said.clear();

        held.release();
        held.found(4, finding("D"));
        held.release();

        assertThat(said).containsExactly("found B at 2", "found C at 3", "found D at 4");
    }

    @Test
    void nothing_may_be_found_before_there_is_somebody_to_tell() {
        assertThatThrownBy(() -> held.moved(1)).isInstanceOf(IllegalStateException.class);
    }
}
