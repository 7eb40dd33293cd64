package io.keruen.connectors;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One full and one bare record of each kind, and every shape of a zone. */
public final class CoreRecords {
    private static final double NONE = Double.NaN;

    private CoreRecords() {}

    public static List<AlertEvent> alerts() {
        return List.of(alert(true), alert(false));
    }

    private static AlertEvent alert(boolean full) {
        return new AlertEvent(
                full ? AlertEvent.Event.CLEARED : AlertEvent.Event.RAISED,
                "0123456789abcdef",
                full ? 4 : 0,
                "CONVOY_GAP",
                "convoy-gap",
                Severity.MEDIUM,
                full ? AlertEvent.State.NORMAL : AlertEvent.State.UNACKNOWLEDGED,
                full ? "escort-1" : null,
                full ? "convoy-1" : null,
                full ? "truck-2" : "",
                full ? "truck-1" : null,
                full ? "zone-1" : null,
                full ? "seal-1" : null,
                full ? "declaration-1" : null,
                full ? "KZ" : null,
                1_767_225_600_000L,
                1_767_225_605_000L,
                1_767_225_609_000L,
                full ? 1_767_225_609_000L : 0,
                full ? 46.68 : NONE,
                full ? 82.71 : NONE,
                full ? 1234.5 : NONE,
                full ? 0.1 + 0.2 : NONE,
                full ? 60 : NONE,
                full ? "m" : "",
                full ? Map.of("speedMps", 2.0E-3, "gapM", 61.25) : Map.of(),
                full ? "03" : null,
                full,
                full ? "Call the lead \u2014 \u8f66." : "",
                full ? "fedcba9876543210" : null,
                full,
                full,
                full,
                full ? 7 : 0,
                full ? "officer-1" : null,
                full ? "Seen on the camera." : null,
                full ? 1_767_225_700_000L : 0);
    }

    public static List<TransitEvent> transits() {
        return List.of(
                new TransitEvent(
                                TransitEvent.Event.EXITED,
                                "e",
                                "v",
                                "z",
                                1_767_225_600_000L,
                                "ZONE_RETIRED",
                                true,
                                true)
                        .inConvoy("c"),
                new TransitEvent(TransitEvent.Event.DEPARTED, null, "v", null, 1_767_225_600_001L, null, false, false));
    }

    public static List<ZoneSpec> zones() {
        return Stream.concat(areas().stream(), lines().stream()).toList();
    }

    private static List<ZoneSpec> areas() {
        double[] square = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        double[] hole = {0.2, 0.2, 0.2, 0.4, 0.4, 0.4, 0.2, 0.2};
        double[] other = {5, 5, 5, 6, 6, 6, 5, 5};
        return List.of(
                ZoneSpec.of("polygon", ZoneKind.RESTRICTED, Shape.polygon(square, hole)),
                new ZoneSpec(
                        "many",
                        ZoneKind.CUSTOMS_CONTROL,
                        "Control \u0411\u0430\u0445\u0442\u044b",
                        Jurisdiction.KZ,
                        1_767_225_600_000L,
                        1_767_325_600_000L,
                        3,
                        Shape.multiPolygon(new double[][] {square, hole}, new double[][] {other}),
                        2.5,
                        NONE,
                        600_000,
                        null),
                new ZoneSpec(
                        "slow",
                        ZoneKind.SPEED_LIMIT,
                        "slow",
                        Jurisdiction.CN,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        1,
                        Shape.disc(46.68, 82.71, 25.5),
                        0,
                        8.333333333333334,
                        -1,
                        null));
    }

    private static List<ZoneSpec> lines() {
        double[] line = {46.68, 82.71, 46.69, 82.72, 46.7, 82.720000001};
        return List.of(
                new ZoneSpec(
                        "gate",
                        ZoneKind.GATE,
                        "gate",
                        Jurisdiction.BORDER_STRIP,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        1,
                        Shape.line(line),
                        1,
                        NONE,
                        -1,
                        "gate-1"),
                ZoneSpec.of("border", ZoneKind.BORDER_LINE, Shape.line(line)),
                ZoneSpec.of("route", ZoneKind.ROUTE, Shape.corridor(line, 3.75)));
    }

    public static List<EscortPlan> plans() {
        PlannedVehicle lead = PlannedVehicle.of("truck-1", Role.LEAD, 12.5);
        PlannedVehicle cargo =
                new PlannedVehicle("truck-2", Role.CARGO, 16, "seal", "declaration", -20, -18, 21_000, 2.5);
        PlannedVehicle warm = new PlannedVehicle("truck-3", Role.TAIL, 16, null, null, NONE, 5, NONE, NONE);
        PolicyOverrides policy = new PolicyOverrides(Map.of("convoy-gap", Map.of("maxM", 50.0, "holdMs", 2000.0)));
        return List.of(
                new EscortPlan(
                        "e-1",
                        "c-1",
                        2,
                        1_767_225_600_000L,
                        1_767_325_600_000L,
                        1_767_320_000_000L,
                        "route",
                        List.of("gate-1", "gate-2"),
                        List.of(lead, cargo, warm),
                        policy),
                new EscortPlan(
                        "e-2", "c-2", 1, 0, Long.MAX_VALUE, 0, null, List.of(), List.of(lead), PolicyOverrides.NONE));
    }

    public static List<Policy> policies() {
        PolicyOverrides overrides = new PolicyOverrides(Map.of("headway", Map.of("minS", 1.25), "cargo", Map.of()));
        return List.of(
                new Policy(1, Long.MIN_VALUE, PolicyOverrides.NONE), new Policy(2, 1_767_225_600_000L, overrides));
    }

    public static List<RejectedInput> rejected() {
        return List.of(
                new RejectedInput(
                        Reason.NOT_JSON,
                        "It is not.",
                        "telemetry.jsonl",
                        3,
                        -1,
                        "{\"a\"".getBytes(StandardCharsets.UTF_8)),
                new RejectedInput(
                        Reason.NOT_UTF8, "It is not.", "telemetry.frames-2", 0, 1_767_225_600_000L, new byte[] {-1, 0}),
                new RejectedInput(
                        Reason.UNSIGNED, "No.", "control.zones-0", 9, 1_767_225_600_000L, new byte[0], new byte[] {7}));
    }
}
