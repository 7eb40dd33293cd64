package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void an_alert_is_marked_as_cleared_by_all_that_is_told_once_it_is_over() {
        assertThat(style("RAISED", "UNACKNOWLEDGED", false)).isEqualTo("critical");
        assertThat(style("CLEARED", "RETURNED_UNACKNOWLEDGED", true)).isEqualTo("cleared");
        assertThat(style("UPDATED", "RETURNED_UNACKNOWLEDGED", true)).isEqualTo("cleared");
        assertThat(style("ACKNOWLEDGED", "NORMAL", true)).isEqualTo("cleared");
        assertThat(style("UPDATED", "LATCHED", false)).isEqualTo("critical");
    }

    private static String style(String event, String state, boolean isCleared) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        ObjectNode payload = record.put("kind", "ALERT").putObject("payload");
        payload.put("event", event).put("state", state).put("severity", "CRITICAL");
        if (isCleared) {
            payload.put("clearedAtMs", 1_748_736_000_000L);
        }
        return Tables.style(new Entry(record));
    }
}
