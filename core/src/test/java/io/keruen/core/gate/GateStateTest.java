package io.keruen.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State of a gate outlives releases. */
class GateStateTest {
    private static final long T = 1_700_000_000_000L;

    /** One with a lease, one that waits, a hold of another vehicle, and something of each kind in the inbox. */
    private static GateState story() {
        GateStage stage = new GateStage();
        GateState state = new GateState("G");
        for (String vehicleId : List.of("A", "B")) {
            stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, vehicleId, null, null, T, T, 1));
            stage.accept(state, ready(vehicleId, T));
        }
        stage.accept(state, hold("C", T));
        stage.work(state, T + 1_000, decision -> {});
        stage.accept(state, new GateLine("G", GateLine.Event.PASSED, "A", null, null, T + 1_500, T + 1_500, 2));
        stage.accept(state, ready("B", T + 1_800));
        stage.accept(state, hold(null, T + 60_000));
        return state;
    }

    private static Readiness ready(String vehicleId, long atMs) {
        List<Reply> replies = new Interlock().ask(Facts.good(vehicleId, atMs).approach());
        return new Readiness("G", vehicleId, "E-" + vehicleId, T, atMs, replies);
    }

    private static OfficerAction hold(String vehicleId, long atMs) {
        return new OfficerAction(
                "aigerim", OfficerAction.Kind.HOLD_GATE, null, null, vehicleId, "G", "why", 0, atMs, atMs, 7);
    }

    private static List<ClearanceDecision> goOn(GateState state) {
        List<ClearanceDecision> said = new ArrayList<>();
        new GateStage().work(state, T + 70_000, said::add);
        return said;
    }

    private static GateState read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        GateState state = GateState.read(in);
        assertThat(in.available()).isZero();
        return state;
    }

    private static byte[] bytes(GateState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] stored(int version) throws IOException {
        try (InputStream in = GateStateTest.class.getResourceAsStream("/state/gate-state-" + version + ".bin")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void todays_state_goes_on_as_if_it_had_not_been_written() throws IOException {
        List<ClearanceDecision> expected = goOn(story());

        assertThat(goOn(read(bytes(story())))).isEqualTo(expected);
        assertThat(goOn(read(stored(3)))).isEqualTo(expected);
        assertThat(goOn(read(stored(4)))).isEqualTo(expected);
        assertThat(expected).extracting(ClearanceDecision::decision).contains(Decision.EXPIRED, Decision.GRANTED);
        assertThat(expected)
                .filteredOn(ClearanceDecision::isGrant)
                .extracting(ClearanceDecision::arrivedAtMs)
                .containsOnly(T);
    }

    /** They do not know when the lane read a vehicle: it is cleared when it has been read once more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bytes_of_earlier_releases_clear_nobody_before_the_lane_reads_again(int version) throws IOException {
        GateState state = read(stored(version));
        List<ClearanceDecision> went = new ArrayList<>();
        GateStage stage = new GateStage();
        stage.work(state, T + 1_999, went::add);
        assertThat(went).noneMatch(ClearanceDecision::isGrant);
        assertThat(went)
                .anyMatch(each -> "B".equals(each.vehicleId())
                        && each.reasons().contains("The lane must read the vehicle again."));

        stage.accept(state, new GateLine("G", GateLine.Event.ARRIVED, "B", null, null, T + 2_000, T + 2_000, 3));
        went.clear();
        stage.work(state, T + 2_000, went::add);
        assertThat(went).extracting(ClearanceDecision::decision).containsExactly(Decision.GRANTED);
        assertThat(went).extracting(ClearanceDecision::arrivedAtMs).containsExactly(T + 2_000);
    }

    @Test
    void a_lease_that_an_earlier_release_granted_ends_unless_the_lane_reads_again() throws IOException {
        GateState state = read(stored(2));
        state.inbox.lines.clear();
        List<ClearanceDecision> went = new ArrayList<>();
        new GateStage().work(state, T + 2_500, went::add);

        assertThat(went).extracting(ClearanceDecision::decision).startsWith(Decision.REVOKED);
        assertThat(went).noneMatch(ClearanceDecision::isGrant);
    }

    @Test
    void what_speaks_against_a_vehicle_outlives_it_waiting_or_taken() throws IOException {
        Objection told = new Objection("G", "B", "E0", T + 900, Reply.never("why"));
        GateState waiting = story();
        new GateStage().accept(waiting, told);
        GateState taken = read(bytes(waiting));
        new GateStage().work(taken, T + 1_400, decision -> {});

        assertThat(goOn(waiting)).extracting(ClearanceDecision::decision).doesNotContain(Decision.GRANTED);
        assertThat(goOn(read(bytes(taken))))
                .extracting(ClearanceDecision::decision)
                .doesNotContain(Decision.GRANTED);
    }

    @Test
    void a_gate_of_which_only_an_objection_is_known_is_remembered_until_it_is_taken_back() {
        GateStage stage = new GateStage();
        GateState state = new GateState("G");
        stage.accept(state, new Objection("G", "B", "E0", T, Reply.never("why")));
        stage.work(state, T, decision -> {});
        assertThat(state.isEmpty()).isFalse();
        stage.accept(state, new Objection("G", "B", "E0", T + 1, Reply.YES));
        stage.work(state, T + 1, decision -> {});
        assertThat(state.isEmpty()).isTrue();
    }

    /** Writes the bytes of a new format; the file of a released one is never touched. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), bytes(story()));
    }
}
