package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.http.WebhookSigner;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.mqtt.GateMessages;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.CommandNumber;
import io.keruen.core.gate.GateCommand;
import io.keruen.core.gate.GateLimits;
import io.keruen.simulator.run.receiver.GateController;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real gate controller behind real HTTP; only the clock is a test's. */
class GateDeliveryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String GATE = "exit-kz";
    private static final String TRUCK = "truck-1";

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final MemoryOfGates authority = new MemoryOfGates(clock);
    private final GateController gate =
            new GateController(GATE, new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), clock, clock);
    private final ClearanceCodec codec = new ClearanceCodec(SchemaStore.ofThisBuild());
    private final List<String> told = new ArrayList<>();
    private DestinationQueue queue;
    private URI url;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        queue = DestinationQueue.open(folder.resolve("queue"), Duration.ofDays(14));
        url = gate.listenHttp();
        authority.begin(1);
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        gate.close();
    }

    @Test
    void a_term_begins_closed_a_grant_opens_a_revocation_closes_and_numbers_rise() throws Exception {
        Sender sender = sender();
        openGate(sender);

        clock.move(Duration.ofSeconds(1));
        decide(Decision.REVOKED);
        run(sender);

        assertThat(gate.openFor()).isNull();
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1", "OPEN 1.2", "CLOSE 1.3");
    }

    @Test
    void a_gate_that_hears_nothing_closes() throws Exception {
        openGate(sender());
        clock.move(Duration.ofMillis(GateLimits.LEASE_MS));

        assertThat(gate.openFor()).isNull();
    }

    @Test
    void what_waited_while_the_gate_was_away_is_never_sent_late() throws Exception {
        Sender sender = sender();
        gate.close();
        decide(Decision.GRANTED);
        sender.step();
        clock.move(Duration.ofSeconds(6));
        run(sender);

        assertThat(queue.openCount()).isZero();
        assertThat(queue.deadCount()).isZero();
        assertThat(told).anyMatch(line -> line.startsWith("EXPIRED"));
        assertThat(gate.log().shown()).isEmpty();
    }

    @Test
    void a_revocation_does_not_wait_behind_the_grant_that_it_revokes() throws Exception {
        decide(Decision.GRANTED);
        clock.move(Duration.ofMillis(100));
        decide(Decision.REVOKED);
        run(sender());

        // The first command of a term closes; what was never opened is not closed once more.
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1");
        assertThat(told).anyMatch(line -> line.startsWith("EXPIRED") && line.contains("a newer decision counts"));
    }

    @Test
    void a_revocation_is_carried_out_also_where_a_newer_decision_has_nothing_to_close() throws Exception {
        Sender sender = sender();
        openGate(sender);
        clock.move(Duration.ofMillis(100));
        decide(Decision.REVOKED);
        clock.move(Duration.ofMillis(100));
        decide(Decision.HELD);
        run(sender);

        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1", "OPEN 1.2", "CLOSE 1.3");
        assertThat(told).noneMatch(line -> line.startsWith("EXPIRED"));
    }

    @Test
    void restarted_it_goes_on_counting_and_a_new_term_shuts_the_old_one_out() throws Exception {
        openGate(sender());
        GateCommand before = authority.last(GATE);

        authority.begin(2);
        clock.move(Duration.ofSeconds(1));
        openGate(sender());
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1", "OPEN 1.2", "CLOSE 2.1", "OPEN 2.2");

        // The old dispatcher has not noticed, and commands on with a memory of its own.
        MemoryOfGates partitioned = new MemoryOfGates(clock);
        partitioned.begin(1);
        partitioned.put(before);
        clock.move(Duration.ofSeconds(1));
        decide(Decision.REVOKED);
        run(sender(partitioned));
        assertThat(gate.openFor()).isEqualTo(TRUCK);
        assertThat(gate.log().refused()).singleElement().asString().contains("LOWER_NUMBER");
        assertThat(told).anyMatch(line -> line.startsWith("REFUSED"));
    }

    @Test
    void a_new_term_shuts_the_old_one_out_before_anything_is_decided() throws Exception {
        openGate(sender());
        authority.begin(2);

        run(sender());

        assertThat(gate.openFor()).isNull();
        assertThat(gate.log().shown()).containsExactly("CLOSE 1.1", "OPEN 1.2", "CLOSE 2.1");
    }

    @Test
    void a_command_that_could_not_be_kept_is_kept_before_it_is_sent() throws Exception {
        Sender sender = sender();
        openGate(sender);
        clock.move(Duration.ofMillis(500));
        authority.fill();
        decide(Decision.REVOKED);
        sender.step();
        assertThat(gate.log().shown()).doesNotContain("CLOSE 1.3");

        clock.move(Duration.ofMillis(500));
        run(sender);

        assertThat(gate.log().shown()).endsWith("CLOSE 1.3");
        assertThat(authority.last(GATE))
                .extracting(GateCommand::number)
                .as("what a restart goes on from")
                .isEqualTo(new CommandNumber(1, 3));
    }

    @Test
    void without_a_term_it_commands_nobody() throws Exception {
        authority.begin(0);
        decide(Decision.GRANTED);
        sender().step();

        assertThat(gate.log().askedCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {GateLimits.LAG_MS + 1_000, GateLimits.LEASE_MS + 1_000})
    void a_gate_whose_grants_all_come_too_late_is_failing(long ageMs) throws Exception {
        grantFor11Minutes(ageMs);

        assertThat(queue.failingForMs(clock.millis())).isGreaterThanOrEqualTo(600_000);
        assertThat(told).noneMatch(line -> line.startsWith("DELIVERED"));
        assertThat(gate.log().shown()).doesNotContain("OPEN");
    }

    /** The watch calls for that, and not for each gate. */
    @Test
    void without_a_term_no_gate_is_failing_and_nothing_is_delivered() throws Exception {
        authority.begin(0);
        grantFor11Minutes(0);

        assertThat(queue.failingForMs(clock.millis())).isZero();
        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("EXPIRED"));
    }

    private void grantFor11Minutes(long ageMs) throws Exception {
        Sender sender = sender();
        for (int n = 0; n <= 66; n++) {
            ClearanceDecision made = Decisions.granted(GATE, TRUCK, clock.millis() - ageMs);
            queue.accept(made.id(), codec.encode(made), true, clock.millis(), made.expiresAtMs());
            queue.show();
            sender.step();
            clock.move(Duration.ofSeconds(10));
            run(sender);
        }
    }

    /** Each closes the gate in time, and says nothing about whether it opens. */
    @Test
    void a_revocation_that_is_delivered_between_grants_that_are_refused_ends_no_failing() throws Exception {
        Sender sender = sender();
        for (int n = 0; n <= 72; n++) {
            decide(n == 36 ? Decision.REVOKED : Decision.GRANTED);
            run(sender);
            clock.move(Duration.ofSeconds(10));
        }
        assertThat(told).filteredOn(line -> line.startsWith("DELIVERED")).hasSizeBetween(1, 2);
        assertThat(queue.failingForMs(clock.millis())).isGreaterThanOrEqualTo(600_000);
    }

    @Test
    void two_grants_that_were_refused_on_two_days_with_a_revocation_in_between_are_no_failing_gate() throws Exception {
        Sender sender = sender();
        for (Decision decision : List.of(Decision.GRANTED, Decision.GRANTED, Decision.REVOKED, Decision.GRANTED)) {
            decide(decision);
            run(sender);
            clock.move(Duration.ofHours(decision == Decision.REVOKED ? 24 : 0).plusSeconds(2));
        }
        assertThat(queue.failingForMs(clock.millis())).isLessThan(600_000);
    }

    @Test
    void two_grants_that_came_too_late_with_long_in_between_are_no_failing_gate() throws Exception {
        Sender sender = sender();
        for (int n = 0; n < 2; n++) {
            clock.move(Duration.ofMinutes(11));
            ClearanceDecision late = Decisions.granted(GATE, TRUCK, clock.millis() - GateLimits.LAG_MS - 1_000);
            queue.accept(late.id(), codec.encode(late), true, clock.millis(), late.expiresAtMs());
            queue.show();
            run(sender);
        }
        assertThat(told).hasSize(2).allMatch(line -> line.startsWith("REFUSED too late"));
        assertThat(queue.failingForMs(clock.millis())).isZero();
    }

    /** A dispatcher that was held up for a moment is no gate that is failing. */
    @Test
    void decisions_that_leave_a_gate_as_it_is_are_missed_by_nobody() throws Exception {
        Sender sender = sender();
        for (int n = 0; n <= 66; n++) {
            decide(n % 2 == 0 ? Decision.HELD : Decision.DENIED);
            clock.move(Duration.ofSeconds(10));
            run(sender);
        }
        assertThat(told).hasSize(67).allMatch(line -> line.startsWith("EXPIRED"));
        assertThat(queue.failingForMs(clock.millis())).isZero();
    }

    @Test
    void what_leaves_nothing_to_do_is_not_counted_as_delivered() throws Exception {
        Sender sender = sender();
        openGate(sender);
        told.clear();
        clock.move(Duration.ofMillis(100));
        decide(Decision.REVOKED);
        clock.move(Duration.ofMillis(100));
        decide(Decision.HELD);
        run(sender);

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("DELIVERED CLOSE 1.3");
        assertThat(told.get(1)).startsWith("NEEDLESS ");
    }

    @Test
    void wrong_replayed_or_for_another_gate_it_is_refused_and_audited() throws Exception {
        GateCommand open = open(GATE, 7);
        long nowS = clock.millis() / 1_000;
        String other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

        assertThat(post(open, GateMessages.id(open), nowS, other)).isEqualTo(401);
        assertThat(post(open, GateMessages.id(open), nowS - 400, SECRET)).isEqualTo(401);
        assertThat(post(open, "exit-kz-1-8", nowS, SECRET)).isEqualTo(401);
        GateCommand stray = open("entry-cn", 9);
        assertThat(post(stray, GateMessages.id(stray), nowS, SECRET)).isEqualTo(200);

        assertThat(gate.openFor()).isNull();
        assertThat(gate.log().refused())
                .hasSize(4)
                .anyMatch(line -> line.contains("WRONG"))
                .anyMatch(line -> line.contains("STALE"))
                .anyMatch(line -> line.contains("signed for another command"))
                .anyMatch(line -> line.contains("WRONG_GATE"));
    }

    private GateCommand open(String gateId, long counter) {
        return new GateCommand(
                gateId,
                TRUCK,
                null,
                GateCommand.Order.OPEN,
                new CommandNumber(1, counter),
                clock.millis(),
                clock.millis() + 5_000,
                Decisions.READ_MS,
                "d" + counter);
    }

    private int post(GateCommand command, String id, long timestampS, String secret) throws Exception {
        byte[] bytes = GateMessages.bytes(command);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url)
                                .header("webhook-id", id)
                                .header("webhook-timestamp", Long.toString(timestampS))
                                .header(
                                        "webhook-signature",
                                        WebhookSigner.of(secret, null).sign(id, timestampS, bytes))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void decide(Decision decision) throws IOException {
        ClearanceDecision made = Decisions.decision(GATE, TRUCK, clock.millis(), decision);
        queue.accept(made.id(), codec.encode(made), true, clock.millis(), clock.millis() + GateLimits.LEASE_MS);
        queue.show();
    }

    private Sender sender() throws Exception {
        return sender(authority);
    }

    private Sender sender(MemoryOfGates memory) throws Exception {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "gate").put("gate", GATE).put("via", "HTTPS").put("url", url.toString());
        settings.put("hmac-file", "secret")
                .put("timeout", "30s")
                .putArray("allow-hosts")
                .add("127.0.0.1");
        Outlet outlet = Outlets.open(
                new Settings("destinations.gate", settings, folder), new OutletContext("gate", clock, folder, memory));
        return new Sender(
                "gate",
                queue,
                outlet,
                content -> new Notice.OfClearance(codec.decode(content)),
                new Sender.SenderTools(
                        new BackOff(1),
                        clock,
                        (destination, event, item, delivery, detail) -> told.add(event + " " + detail)));
    }

    /** The first decision begins the term, the renewal opens. */
    private void openGate(Sender sender) throws Exception {
        gate.arrived(TRUCK, Decisions.READ_MS);
        decide(Decision.GRANTED);
        run(sender);
        assertThat(gate.openFor()).as("a term begins closed").isNull();
        clock.move(Duration.ofSeconds(2));
        decide(Decision.GRANTED);
        run(sender);
        assertThat(gate.openFor()).isEqualTo(TRUCK);
    }

    /** Works off what is due; nothing may be left for later. */
    private void run(Sender sender) throws Exception {
        for (long nextMs = sender.step(); nextMs < Long.MAX_VALUE; nextMs = sender.step()) {
            assertThat(nextMs).as("due; so far " + told).isLessThanOrEqualTo(clock.millis());
        }
    }
}
