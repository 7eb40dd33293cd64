package io.keruen.jobs.serial;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.control.ControlRevisions;
import io.keruen.jobs.control.ControlRevisionsSerializer;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import io.keruen.jobs.record.VehicleTally;
import io.keruen.jobs.record.WireFrame;
import java.util.List;
import java.util.TreeMap;

/** One value of each record, with every field set to something of its own. */
final class Examples {
    private Examples() {}

    /** A serializer and a value of its type. */
    record Example<T>(BinarySerializer<T> serializer, T value) {
        byte[] bytes() {
            return serializer.toBytes(value);
        }

        Object readBack(byte[] bytes) {
            return serializer.fromBytes(bytes);
        }

        String name() {
            return serializer.type().getSimpleName();
        }
    }

    static List<Example<?>> all() {
        ControlRecord control =
                new ControlRecord(ControlRecord.Kind.ZONE, "closed", 3, 1_700_000_000_001L, new byte[] {1, 2});
        return List.of(
                new Example<>(
                        new WireFrameSerializer(),
                        new WireFrame("truck", 1_700_000_000_000L, new byte[] {1, 2}, "telemetry.frames", 4, 5)),
                new Example<>(
                        new PresenceSerializer(),
                        new Presence(
                                Presence.Kind.STALE,
                                "truck",
                                "escort",
                                null,
                                "KZ",
                                1,
                                2,
                                3,
                                4,
                                5,
                                46.5,
                                82.5,
                                Double.NaN,
                                7)),
                new Example<>(
                        new TransitEventSerializer(),
                        new TransitEvent(
                                TransitEvent.Event.CROSSED, null, "truck", "closed", 9, "ZONE_RETIRED", true, false)),
                new Example<>(new FindingSerializer(), finding()),
                new Example<>(new StampedFindingSerializer(), new StampedFinding(11, "truck", 12, 13, finding())),
                new Example<>(new VehicleTallySerializer(), new VehicleTally("truck", 1, 2, 3, 4)),
                new Example<>(new ControlRecordSerializer(), control),
                new Example<>(new ControlRevisionsSerializer(), new ControlRevisions(List.of(control, control))),
                new Example<>(
                        new RejectedInputSerializer(),
                        new RejectedInput(Reason.TOO_LONG, "Too long: 汉字.", "topic-3", 77, 78, new byte[] {5})),
                new Example<>(
                        new ActionNoteSerializer(), ActionNote.came(action(), "officers.actions-0", new byte[] {7})),
                new Example<>(new CustomsLineSerializer(), decided()),
                new Example<>(new ClearanceDecisionSerializer(), clearance()),
                new Example<>(new GateInputSerializer(), GateInput.of(arrived())),
                new Example<>(new CustomsNoteSerializer(), CustomsNote.of("S|seal", reported())),
                new Example<>(new AlertEventSerializer(), alert()),
                new Example<>(new SeenSignatureSerializer(), signature()),
                new Example<>(
                        new SignedNoteSerializer(),
                        new SignedNote(control, List.of(signature()), "control.zones-0", 91, new byte[] {9}, null)));
    }

    private static SeenSignature signature() {
        return new SeenSignature("officer", "id", "AAEC", 92);
    }

    private static ClearanceDecision clearance() {
        return new ClearanceDecision(
                "gate",
                "truck",
                "escort",
                71,
                ClearanceDecision.Decision.HELD,
                0,
                0,
                List.of(Answer.TRUE, Answer.FALSE, Answer.UNKNOWN),
                List.of("why", "not"));
    }

    private static GateLine arrived() {
        return new GateLine("gate", GateLine.Event.ARRIVED, "truck", null, "seal", 81, 82, 83);
    }

    private static StampedLine decided() {
        return StampedLine.of(
                51,
                new DeclarationLine(
                        "declaration", Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 2, 52, 53, 54, 55));
    }

    private static StampedLine reported() {
        return StampedLine.of(
                61, new SealLine("seal", "truck", SealStatus.OPENED, 62.5, "PAIRED", 46.5, 82.5, 63, 64, 65));
    }

    static OfficerAction action() {
        return new OfficerAction(
                "officer",
                OfficerAction.Kind.SHELVE,
                "0123456789abcdef",
                "CONVOY_GAP",
                "truck",
                "gate",
                "Known roadworks.",
                41,
                42,
                43,
                44);
    }

    private static Finding finding() {
        return Finding.of(Finding.Kind.UPDATED, "convoy-gap", "CONVOY_GAP")
                .pair("follower", "leader")
                .zone("closed")
                .escort("escort", "convoy")
                .jurisdiction("CN")
                .severity(Severity.HIGH)
                .times(21, 22)
                .place(46.5, 82.5, 1234.5)
                .measured(61.5, 60, "m")
                .late(true)
                .unobserved(true)
                .policyVersion(3)
                .parent("0123456789abcdef")
                .evidence("gapM", 61.5)
                .build();
    }

    private static AlertEvent alert() {
        TreeMap<String, Double> evidence = new TreeMap<>();
        evidence.put("gapM", 61.5);
        return new AlertEvent(
                AlertEvent.Event.ESCALATED,
                "0123456789abcdef",
                2,
                "CONVOY_GAP",
                "convoy-gap",
                Severity.CRITICAL,
                AlertEvent.State.LATCHED,
                "escort",
                "convoy",
                "follower",
                "leader",
                "closed",
                "seal",
                "declaration",
                "BORDER_STRIP",
                31,
                32,
                33,
                34,
                46.5,
                82.5,
                1234.5,
                61.5,
                60,
                "m",
                evidence,
                "03",
                true,
                "Stop the convoy.",
                "fedcba9876543210",
                true,
                true,
                true,
                5);
    }

    /** The same in which an officer had a part, which the first release did not know. */
    static AlertEvent acted() {
        TreeMap<String, Double> evidence = new TreeMap<>();
        evidence.put("gapM", 61.5);
        return new AlertEvent(
                AlertEvent.Event.ESCALATED,
                "0123456789abcdef",
                2,
                "CONVOY_GAP",
                "convoy-gap",
                Severity.CRITICAL,
                AlertEvent.State.LATCHED,
                "escort",
                "convoy",
                "follower",
                "leader",
                "closed",
                "seal",
                "declaration",
                "BORDER_STRIP",
                31,
                32,
                33,
                34,
                46.5,
                82.5,
                1234.5,
                61.5,
                60,
                "m",
                evidence,
                "03",
                true,
                "Stop the convoy.",
                "fedcba9876543210",
                true,
                true,
                true,
                5,
                "officer",
                "Known roadworks.",
                35);
    }
}
