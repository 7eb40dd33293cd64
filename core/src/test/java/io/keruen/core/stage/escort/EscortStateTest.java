package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Reply;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.rule.escort.ConvoyGapRule;
import io.keruen.core.rule.escort.ConvoySplitRule;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State outlives releases. */
class EscortStateTest {
    private static final long T = 1_700_000_000_000L;
    private static final String FIRST_RELEASE = "/state/escort-state-1.bin";
    private static final String SECOND_RELEASE = "/state/escort-state-2.bin";
    private static final String THIRD_RELEASE = "/state/escort-state-3.bin";
    private static final String FOURTH_RELEASE = "/state/escort-state-4.bin";
    private static final String FIFTH_RELEASE = "/state/escort-state-5.bin";
    private static final String SIXTH_RELEASE = "/state/escort-state-6.bin";
    private static final String SEVENTH_RELEASE = "/state/escort-state-7.bin";
    private static final String EIGHTH_RELEASE = "/state/escort-state-8.bin";
    private static final String NINTH_RELEASE = "/state/escort-state-9.bin";
    private static final String NINTH_RELEASE_IN_CONTROL = "/state/escort-state-9-control.bin";
    private static final String ELEVENTH_RELEASE = "/state/escort-state-11.bin";

    private static EscortKit kit(RuleCatalog catalog) {
        return new EscortKit(catalog, new TestControl(catalog, plan("E1", 1, 0, Long.MAX_VALUE, "A", "B")));
    }

    /** A state with something in every corner: open alerts, a waiting sample, a pending one, a pending finding. */
    static EscortKit story() {
        EscortKit kit = kit(EscortKit.catalog());
        for (long ms = 0; ms <= 6_000; ms += 500) {
            kit.hear(Point.of("A", T + ms, 200), Point.of("B", T + ms, 100));
        }
        Finding finding = Finding.of(Finding.Kind.RAISED, SilenceRule.ID, SilenceRule.STALE)
                .vehicle("A")
                .escort("E1", "C-E1")
                .times(T + 6_000, T + 9_000)
                .parent("root")
                .evidence("silentMs", 2_500)
                .build();
        kit.stage.accept(kit.state, new StampedFinding(T + 9_000, "A", Long.MAX_VALUE, 4, finding));
        kit.hear(Point.of("B", T + 6_250, 101), Point.of("B", T + 9_000, 102).under("CN"));
        return kit.work(T + 6_400);
    }

    /** The same with lines of customs and gates that wait, have been taken or have raised something. */
    static EscortKit customsStory() {
        EscortKit kit = story();
        CustomsState customs = kit.state.customs;
        DeclarationLine released = new DeclarationLine(
                "D1", Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 2, T + 90_000, T + 1_000, T + 1_500, 3);
        SealLine sealed = new SealLine("S1", "A", SealStatus.SEALED, 81, null, 43.5, 76.5, T + 2_000, T + 2_100, 4);
        GateLine arrived = new GateLine("G1", GateLine.Event.ARRIVED, "B", null, "S2", T + 9_000, T + 9_500, 5);
        customs.declarations.accept(released);
        customs.seals.accept(sealed);
        customs.tracks.put("S1", new SealTrack("S1"));
        BorderCrossing crossing = new BorderCrossing(
                new TransitEvent(
                        TransitEvent.Event.CROSSED, "E1", "A", "BORDER", null, null, T + 3_000, null, false, true),
                T + 3_000);
        crossing.raised = true;
        customs.crossings.add(crossing);
        kit.stage.accept(kit.state, StampedLine.of(T + 9_500, released));
        kit.stage.accept(kit.state, StampedLine.of(T + 9_500, sealed));
        kit.stage.accept(kit.state, StampedLine.of(T + 9_500, arrived));
        GateWait wait = new GateWait("G1", T + 4_000, "A", "S1");
        wait.told = List.of(Reply.YES, Reply.no("why"));
        wait.toldMs = T + 5_000;
        kit.state.gates.byVehicle.put("A", wait);
        kit.state.gates.pass("G0", "A", new GateWaits.Passage(T + 100, T + 200, true));
        return kit;
    }

    /** The same in which the vehicle stage has said how it stands with A, and will have of B. */
    static EscortKit statusStory() {
        EscortKit kit = customsStory();
        kit.stage.accept(kit.state, status("A", T + 6_450));
        kit.work(T + 6_500);
        kit.stage.accept(kit.state, status("B", T + 9_000));
        return kit;
    }

    /** The same with something against a vehicle of another escort, and somebody near it. */
    static EscortKit outsiderStory() {
        EscortKit kit = statusStory();
        kit.state.objections.told.put(new Objections.Place("G1", "Z"), Reply.never("why"));
        Outsider outsider = new Outsider();
        outsider.eventTimeMs = T + 6_000;
        outsider.judgedMs = T + 6_100;
        outsider.chainageM = 150;
        outsider.behindId = "B";
        kit.state.outsiders.known.put("X", outsider);
        kit.state.outsiders.done();
        return kit;
    }

    /** The same with a vehicle that stood under customs control for a while. */
    static EscortKit controlStory() {
        EscortKit kit = outsiderStory();
        TrackQueue queue = new TrackQueue();
        for (int k = 0; k < 6; k++) {
            int kinds = k == 2 || k == 3 ? ZoneKind.CUSTOMS_CONTROL.bit() | ZoneKind.GATE.bit() : 0;
            queue.append(Point.frame(List.of(Point.of("Z", T + 1_000L * k, 10).in(kinds))));
            kit.state.member("Z").ring.add(queue, queue.takePending(1, 0));
        }
        return kit;
    }

    private static VehicleStatus status(String vehicleId, long atMs) {
        VehicleStatus status = new VehicleStatus();
        status.vehicleId = vehicleId;
        status.escortId = "E1";
        status.convoyId = "C-E1";
        status.role = Role.LEAD;
        status.routeId = "road";
        status.sealId = "S1";
        status.atMs = atMs;
        status.eventTimeMs = atMs - 100;
        status.ingestTimeMs = atMs - 50;
        status.telemetry = VehicleStatus.Telemetry.STALE;
        status.integrity = Integrity.DEGRADED;
        status.latDeg = 46.5;
        status.lonDeg = 82.5;
        status.chainageM = 1_234.5;
        status.crossTrackM = Double.NaN;
        status.progressRatio = 0.25;
        status.zoneIds = new String[] {"bay"};
        status.jurisdiction = "KZ";
        status.softwareVersion = "7.1";
        for (int s = 0; s < status.values.length; s++) {
            status.values[s] = s;
        }
        for (int s = 0; s < status.codes.length; s++) {
            status.codes[s] = CodedSignal.ABSENT + s % 2;
        }
        return status;
    }

    private static byte[] firstRelease() throws IOException {
        return released(FIRST_RELEASE);
    }

    private static byte[] released(String name) throws IOException {
        try (InputStream in = EscortStateTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void bytes_of_the_second_release_decode_to_the_same_state() throws IOException {
        EscortKit today = story();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(SECOND_RELEASE));
        knowGaps(today, restored);

        assertThat(restored.state.escortId()).isEqualTo("E1");
        assertThat(restored.state.alerts().open())
                .containsExactlyElementsOf(today.state.alerts().open());
        byte[] expected = onKnownGround(today, restored);
        assertThat(restored.bytes()).isEqualTo(expected);
        assertThat(restored.state.objections.isUntold)
                .as("gates hear of it at once")
                .isTrue();
        restored.state.objections.isUntold = false;
        assertThat(restored.stage.nextWorkMs(restored.state)).isEqualTo(T + 7_250);
    }

    /** No release before the fourth form of state kept the gap of a pair to tell of it. */
    private static void knowGaps(EscortKit today, EscortKit restored) {
        for (String vehicleId : List.of("A", "B")) {
            MemberStatus known = today.state.member(vehicleId).status;
            MemberStatus asked = restored.state.member(vehicleId).status;
            assertThat(asked.gapM).isNaN();
            asked.gapM = known.gapM;
            asked.followerSpeedMps = known.followerSpeedMps;
            asked.openAlerts = known.openAlerts; // counted anew with the first status
            asked.highestSeverity = known.highestSeverity;
        }
    }

    /** Today's bytes, once the restored vehicles know where they were and whose ground it was: older releases did not. */
    private static byte[] onKnownGround(EscortKit today, EscortKit restored) {
        for (int m = 0; m < today.state.memberCount(); m++) {
            EscortMember known = today.state.members()[m];
            EscortMember asked = restored.state.members()[m];
            assertThat(asked.spot.isKnown()).isFalse();
            asked.jurisdiction = known.jurisdiction;
            asked.spot.heardMs = known.spot.heardMs;
            asked.spot.sampledMs = known.spot.sampledMs;
            asked.spot.latDeg = known.spot.latDeg;
            asked.spot.lonDeg = known.spot.lonDeg;
            asked.spot.sigmaM = known.spot.sigmaM;
            asked.spot.chainageM = known.spot.chainageM;
            asked.spot.zoneKinds = known.spot.zoneKinds;
        }
        return today.bytes();
    }

    @Test
    void bytes_of_the_third_release_decode_to_the_same_state_without_customs() throws IOException {
        EscortKit today = story();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(THIRD_RELEASE));
        knowGaps(today, restored);

        byte[] expected = onKnownGround(today, restored);
        assertThat(restored.bytes()).isEqualTo(expected);
        assertThat(restored.state.declarations().all()).isEmpty();
        assertThat(restored.state.seals().onVehicle("A")).isNull();
    }

    /** It did not know how far along the route a vehicle was at a gate, nor when one had passed it. */
    @Test
    void bytes_of_the_fourth_release_decode_to_the_same_state() throws IOException {
        EscortKit today = customsStory();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(FOURTH_RELEASE));

        EscortState state = restored.state;
        assertThat(state.gates.isPassed("G0", "A")).isTrue();
        assertThat(state.gates.passage("G0", "A")).isEqualTo(GateWaits.Passage.LONG_AGO);
        for (int m = 0; m < state.memberCount(); m++) {
            MemberSpot known = today.state.members()[m].spot;
            state.members()[m].spot.sigmaM = known.sigmaM;
            state.members()[m].spot.chainageM = known.chainageM;
        }
        state.gates.pass("G0", "A", new GateWaits.Passage(T + 100, T + 200, true));
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    /** It did not know what tyres and seals said. */
    @Test
    void bytes_of_the_fifth_release_decode_to_the_same_state() throws IOException {
        EscortKit today = statusStory();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(FIFTH_RELEASE));

        MemberStatus known = today.state.member("A").status;
        MemberStatus asked = restored.state.member("A").status;
        assertThat(known.sealStatus).isEqualTo(SealStatus.SEALED);
        assertThat(asked.sealStatus).isNull();
        assertThat(asked.last).isNotNull().isEqualTo(known.last);
        asked.sealStatus = known.sealStatus;
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    /** It had nothing against vehicles of other escorts. */
    @Test
    void bytes_of_the_sixth_release_decode_to_the_same_state() throws IOException {
        EscortKit today = statusStory();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(SIXTH_RELEASE));

        assertThat(restored.state.objections.told).isEmpty();
        assertThat(restored.state.objections.isUntold).isTrue();
        assertThat(restored.bytes()).isEqualTo(today.bytes());

        restored.work(T + 6_501);
        assertThat(restored.state.objections.isUntold).isFalse();
        assertThat(restored.state.objections.gone).as("until they speak again").containsExactly("A", "B");
    }

    /** It did not say along which route places lie. */
    @Test
    void bytes_of_the_seventh_release_decode_to_the_same_state() throws IOException {
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(SEVENTH_RELEASE));

        assertThat(restored.state.outsiders.known).containsOnlyKeys("X");
        assertThat(restored.bytes()).isEqualTo(outsiderStory().bytes());
    }

    /** All passages that it knew were of its own journey. */
    @Test
    void bytes_of_the_eighth_release_decode_to_the_same_state() throws IOException {
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(EIGHTH_RELEASE));

        assertThat(restored.state.gates.isPassed("G0", "A")).isTrue();
        assertThat(restored.bytes()).isEqualTo(outsiderStory().bytes());
    }

    /** It did not say where it was to arrive. */
    @Test
    void bytes_of_the_ninth_release_decode_to_the_same_state() throws IOException {
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(NINTH_RELEASE));

        assertThat(restored.state.life.destination).isNull();
        assertThat(restored.bytes()).isEqualTo(outsiderStory().bytes());
    }

    /** Of the gates it said the number: they are those of the plan that is in force when it is read. */
    @Test
    void which_gates_lie_behind_a_vehicle_comes_back() throws IOException {
        EscortKit today = outsiderStory();
        today.state.member("A").progress.pass(List.of("G1", "G2", "G3"), 2, T + 500);
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());
        assertThat(restored.bytes()).isEqualTo(today.bytes());

        MemberProgress progress = restored.state.member("A").progress;
        MemberProgress old = new MemberProgress();
        old.gatesPassed = 2;
        old.count(List.of("G1", "G2", "G3"));
        for (MemberProgress each : List.of(progress, old)) {
            each.count(List.of("G0", "G1", "G2"));
            assertThat(each.gatesPassed).isEqualTo(3);
            each.count(List.of("G0", "G1", "G3", "G4"));
            assertThat(each.gatesPassed).isEqualTo(2);
            each.count(List.of("G3"));
            assertThat(each.gatesPassed).isZero();
            each.count(List.of("G1", "G2", "G1"));
            assertThat(each.gatesPassed).isEqualTo(2);
        }
    }

    @Test
    void where_it_is_to_arrive_comes_back() {
        EscortKit today = outsiderStory();
        today.state.life.destination = "yard-b";
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.state.life.destination).isEqualTo("yard-b");
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    /** It did not remember where a seal could be opened for longer than where the vehicle was. */
    @Test
    void bytes_of_the_ninth_release_in_customs_control_decode_to_the_same_state() throws IOException {
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(NINTH_RELEASE_IN_CONTROL));

        TrackRing ring = restored.state.member("Z").ring;
        assertThat(ring.openingKindsAt(T + 1_999)).isZero();
        assertThat(ring.openingKindsAt(T + 3_999)).isEqualTo(ZoneKind.CUSTOMS_CONTROL.bit());
        assertThat(ring.openingKindsAt(T + 4_000)).isZero();
        assertThat(restored.bytes()).isEqualTo(controlStory().bytes());
    }

    /** It did not say along which route it took a pace: along that where the vehicle is. */
    @Test
    void bytes_of_the_eleventh_release_decode_to_the_same_state() throws IOException {
        EscortKit today = outsiderStory();
        EscortMember member = today.state.member("A");
        member.spot.routeKey = 7;
        member.status.paceFromM = 500;
        member.status.paceFromMs = T + 3_000;
        member.status.paceRouteKey = 7;
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(released(ELEVENTH_RELEASE));

        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    @Test
    void along_which_route_a_pace_was_taken_comes_back() {
        EscortKit today = outsiderStory();
        today.state.member("A").status.paceRouteKey = 8;
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.state.member("A").status.paceRouteKey).isEqualTo(8);
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    @Test
    void on_which_journey_a_gate_was_passed_and_until_when_all_was_ready_comes_back() {
        EscortKit today = outsiderStory();
        today.state.gates.pass("G0", "Z", new GateWaits.Passage(T + 100, T + 200, false));
        today.state.gates.byVehicle.get("A").leases.goOn(T + 300, T + 5_300);
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.state.gates.isPassed("G0", "Z")).isFalse();
        assertThat(restored.state.gates.passage("G0", "Z")).isEqualTo(today.state.gates.passage("G0", "Z"));
        assertThat(restored.state.gates.byVehicle.get("A").leases.endMs()).isEqualTo(T + 5_300);
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    @Test
    void along_which_routes_places_lie_comes_back() {
        EscortKit today = outsiderStory();
        today.state.outsiders.known.get("X").routeKey = 5;
        TrackQueue queue = new TrackQueue();
        LeaderPlace place = new LeaderPlace();
        for (int k = 0; k < 6; k++) {
            queue.append(Point.frame(List.of(Point.of("Z", T + 1_000L * k, 10))));
            today.state.member("Z").ring.add(queue, queue.takePending(1, k / 2));
        }
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.state.outsiders.known.get("X").routeKey).isEqualTo(5);
        for (int k = 0; k < 6; k++) {
            restored.state.member("Z").ring.locate(T + 1_000L * k, 0, place);
            assertThat(place.routeKey).isEqualTo(k / 2);
        }
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    @Test
    void what_it_has_against_vehicles_of_others_comes_back() {
        EscortKit today = statusStory();
        today.state.objections.told.put(new Objections.Place("G1", "Z"), Reply.never("why"));
        today.state.objections.wakeMs = T + 70_000;
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.state.objections.told).isEqualTo(today.state.objections.told);
        assertThat(restored.bytes()).isEqualTo(today.bytes());
    }

    @Test
    void what_tyres_and_a_seal_said_comes_back() {
        EscortKit today = statusStory();
        VehicleStatus status = status("A", T + 9_100);
        status.tyrePressureKpa = new double[] {850, Double.NaN};
        today.stage.accept(today.state, status);
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(today.bytes());

        assertThat(restored.bytes()).isEqualTo(today.bytes());
        assertThat(restored.state.member("A").status.sealStatus).isEqualTo(SealStatus.SEALED);
        assertThat(restored.state.notes.pending.removeFirst().vehicleId).isEqualTo("B");
        assertThat(restored.state.notes.pending.removeFirst().tyrePressureKpa).containsExactly(850, Double.NaN);
    }

    @Test
    void a_seal_that_says_something_else_is_told_at_once_and_only_then() {
        EscortKit kit = statusStory();
        List<VehicleStatus> told = new ArrayList<>();
        EscortOutput out = new EscortOutput() {
            @Override
            public void alert(AlertEvent event) {}

            @Override
            public void vehicle(VehicleStatus status) {
                told.add(status);
            }
        };
        for (SealStatus said : List.of(SealStatus.SEALED, SealStatus.TAMPERED, SealStatus.TAMPERED)) {
            long atMs = kit.state.workedMs() + 500;
            long ordinal = atMs;
            SealLine line = new SealLine("S1", "A", said, 81, null, Double.NaN, Double.NaN, atMs, atMs, ordinal);
            kit.stage.accept(kit.state, StampedLine.of(atMs, line));
            kit.stage.work(kit.state, atMs, kit.control, out);
        }

        assertThat(told).extracting(status -> status.sealStatus).containsExactly(SealStatus.TAMPERED);
        assertThat(told.get(0).atMs).isEqualTo(T + 7_500);
    }

    /** It knew nothing of the life of an escort, and not up to when it had worked. */
    @Test
    void bytes_of_the_first_release_decode_to_the_same_state_but_for_what_it_did_not_know() throws IOException {
        EscortKit today = story();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(firstRelease());
        restored.state.workedMs = today.state.workedMs;

        assertThat(restored.state.alerts().open())
                .containsExactlyElementsOf(today.state.alerts().open());
        // It did not say how far officers' actions were worked off, nor what had changed of late: all else is there.
        EscortKit again = kit(EscortKit.catalog());
        again.restore(restored.bytes());
        assertThat(again.bytes()).isEqualTo(restored.bytes());
        assertThat(restored.state.objections.isUntold)
                .as("gates hear of it at once")
                .isTrue();
        restored.state.objections.isUntold = false;
        assertThat(restored.stage.nextWorkMs(restored.state)).isEqualTo(T + 7_250);
    }

    @Test
    void restored_state_goes_on_where_it_was() throws IOException {
        EscortKit today = story();
        EscortKit restored = kit(EscortKit.catalog());
        restored.restore(firstRelease());
        for (EscortKit kit : List.of(today, restored)) {
            kit.events.clear();
            kit.hear(Point.of("A", T + 9_500, 120), Point.of("B", T + 9_500, 100));
            kit.work(T + 20_000);
        }

        assertThat(restored.events).isEqualTo(today.events);
        assertThat(restored.told()).containsExactly("RAISED TELEMETRY_STALE A", "CLEARED CONVOY_GAP B");
    }

    @Test
    void slice_of_an_unknown_rule_is_skipped_and_a_new_rule_starts_at_zero() {
        ProbeRule kept = new ProbeRule("kept", 1);
        EscortKit before = kit(EscortKit.catalog(new ProbeRule("gone", 1), kept));
        before.hear(Point.of("A", T, 100), Point.of("B", T, 80)).work(T);

        ProbeRule keptToday = new ProbeRule("kept", 1);
        ProbeRule added = new ProbeRule("added", 1);
        EscortKit after = kit(EscortKit.catalog(added, keptToday));
        after.restore(before.bytes());
        after.hear(Point.of("A", T + 100, 100), Point.of("B", T + 100, 80)).work(T + 100);

        assertThat(keptToday.seen).extracting(ProbeRule.Seen::count).containsExactly(2L);
        assertThat(added.seen).extracting(ProbeRule.Seen::count).containsExactly(1L);
    }

    @Test
    void slice_of_another_version_starts_at_zero() {
        EscortKit before = kit(EscortKit.catalog(new ProbeRule("probe", 1)));
        before.hear(Point.of("A", T, 100), Point.of("B", T, 80)).work(T);

        ProbeRule changed = new ProbeRule("probe", 2);
        EscortKit after = kit(EscortKit.catalog(changed));
        after.restore(before.bytes());
        after.hear(Point.of("A", T + 100, 100), Point.of("B", T + 100, 80)).work(T + 100);

        assertThat(changed.seen).extracting(ProbeRule.Seen::count).containsExactly(1L);
    }

    @Test
    void alert_of_a_rule_that_is_gone_ends_at_the_next_sample_of_its_pair() {
        EscortKit before = story();
        EscortKit after = kit(new RuleCatalog(List.of(new ConvoySplitRule(), new SilenceRule())));
        after.restore(before.bytes());
        after.restore(after.bytes());
        after.hear(Point.of("A", T + 6_500, 200)).work(T + 6_500);

        assertThat(after.told()).containsExactly("CLEARED CONVOY_GAP B");
        assertThat(after.events.get(0).clearedAtMs()).isEqualTo(T + 6_250);
        assertThat(after.events.get(0).alertId()).isEqualTo(before.events.get(0).alertId());
    }

    @Test
    void state_of_an_unknown_version_is_refused() {
        byte[] bytes = story().bytes();
        bytes[3] = 99;
        EscortKit kit = kit(new RuleCatalog(List.of(new ConvoyGapRule())));

        assertThatThrownBy(() -> kit.restore(bytes)).hasMessageContaining("99");
    }

    @Test
    void state_of_a_member_stays_small() {
        EscortKit kit = kit(EscortKit.catalog());
        for (long ms = 0; ms <= 60_000; ms += 50) {
            kit.hear(Point.of("A", T + ms, 100), Point.of("B", T + ms, 70));
        }
        kit.work(T + 60_000);

        assertThat(kit.bytes().length).isLessThan(2 * 7_000);
    }

    /** Writes the bytes of a new format; the file of a released one is never touched. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), outsiderStory().bytes());
    }
}
