package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlertShelfTest {
    private final AlertShelf shelf = new AlertShelf();
    private final AlertEvent raised = new Scene(new LiveBoard(new AtomicLong(1)::get), 1, 5).alert(6, 0, false);

    private AlertEvent put(AlertEvent last, AlertEvent.Event event) {
        AlertEvent next = new NextEvent(last).event(event, last.state()).build();
        shelf.put(next, next.revision());
        return next;
    }

    private int escalatedAtRevision() {
        return shelf.since(0).get(0).escalatedAtRevision();
    }

    @Test
    void it_knows_the_last_escalation_behind_what_followed_it() {
        shelf.put(raised, 1);
        assertThat(escalatedAtRevision()).isZero();

        AlertEvent escalated = put(raised, AlertEvent.Event.ESCALATED);
        AlertEvent last = put(escalated, AlertEvent.Event.UPDATED);
        assertThat(escalatedAtRevision()).isEqualTo(escalated.revision());

        last = put(last, AlertEvent.Event.ESCALATED);
        put(last, AlertEvent.Event.ACKNOWLEDGED);
        assertThat(escalatedAtRevision()).isEqualTo(last.revision());
    }
}
