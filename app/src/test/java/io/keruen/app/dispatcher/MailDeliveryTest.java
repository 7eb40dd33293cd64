package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.Severity;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailDeliveryTest {
    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void each_try_has_the_same_id_and_what_follows_is_threaded() throws Exception {
        try (Outlet outlet = outlet(server.getSmtp().getPort())) {
            assertThat(attempt(outlet, event(Event.RAISED, 1)).outcome()).isEqualTo(Attempt.Outcome.DELIVERED);
            attempt(outlet, event(Event.RAISED, 1));
            attempt(outlet, event(Event.CLEARED, 2));
        }

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(3);
        assertThat(mails[0].getMessageID())
                .isEqualTo("<0000000000000007-1@customs.example>")
                .isEqualTo(mails[1].getMessageID());
        assertThat(mails[2].getMessageID()).isEqualTo("<0000000000000007-2@customs.example>");
        assertThat(mails[2].getHeader("References")).containsExactly("<0000000000000007-1@customs.example>");
        assertThat(mails[0].getSubject()).isEqualTo("[HIGH] CONVOY_SPLIT truck-7 behind truck-6 RAISED");
        assertThat(mails[0].getContent().toString()).contains("180.3 m, limit 150.0", "docs/runbook.md#convoy_split");
    }

    @Test
    void a_try_that_is_under_way_when_the_outlet_is_closed_ends_as_it_began() throws Exception {
        Outlet outlet = outlet(server.getSmtp().getPort());
        outlet.close();

        assertThat(attempt(outlet, event(Event.RAISED, 1)).outcome()).isEqualTo(Attempt.Outcome.DELIVERED);
    }

    @Test
    void a_server_that_is_away_is_tried_again() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        try (Outlet outlet = outlet(port)) {
            assertThat(attempt(outlet, event(Event.RAISED, 1)).outcome()).isEqualTo(Attempt.Outcome.RETRY);
        }
    }

    private Outlet outlet(int port) throws Exception {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "mail").put("host", "127.0.0.1").put("port", port).put("tls", "NONE");
        settings.put("from", "keruen@customs.example").put("timeout", "2s");
        settings.putArray("to").add("desk@customs.example");
        return Outlets.open(
                new Settings("destinations.desk", settings, folder),
                new OutletContext(
                        "desk", new MovableClock(Alerts.AT_MS), folder, new MemoryOfGates(Clock.systemUTC())));
    }

    private static AlertEvent event(Event event, int revision) {
        return Alerts.event(7, event, revision, Severity.HIGH, "KZ", null, false);
    }

    private static Attempt attempt(Outlet outlet, AlertEvent event) throws InterruptedException {
        return outlet.attempt(new Delivery(new Notice.OfAlert(event), Alerts.AT_MS, Alerts.AT_MS + 1_000, 1));
    }
}
