package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.List;

/** Stories about places that cannot be believed: jammed, dragged away, of another datum. */
final class IntegrityStories {
    private static final String QUALITY = "gnss-quality";
    private static final String CONSISTENCY = "gnss-consistency";
    private static final String DATUM = "datum";
    private static final int NO_FIX = CodedSignal.FIX_TYPE.names().indexOf("NONE");
    private static final int FIX = CodedSignal.FIX_TYPE.names().indexOf("DGNSS");
    private static final int DRY = CodedSignal.ROAD_SURFACE.names().indexOf("DRY");
    private static final int ICE = CodedSignal.ROAD_SURFACE.names().indexOf("ICE");

    private IntegrityStories() {}

    static List<Story> all() {
        return List.of(
                losesItsFix(),
                losesItsSatellites(),
                isDrownedOut(),
                nearlyJammed(),
                draggedAlong(),
                draggedAside(),
                clearedByTwo(),
                nearlyDragged(),
                nearlyDraggedOnIce(),
                nearlyLeapt(),
                otherDatum(),
                otherDatumRoundTheBend(),
                nearlyOtherDatum(),
                nearlyThere());
    }

    private static Alarm jammed() {
        return Alarm.of("GNSS_JAMMING_SUSPECTED", HIGH, "T1");
    }

    private static Alarm spoofed() {
        return Alarm.of("GNSS_SPOOFING_SUSPECTED", CRITICAL, "T1");
    }

    private static Alarm shifted() {
        return Alarm.of("DATUM_MISMATCH", MEDIUM, "T1");
    }

    private static Alarm jumped() {
        return Alarm.of("POSITION_JUMP", MEDIUM, "T1");
    }

    private static Story losesItsFix() {
        Truck truck = new Truck("T1").with(CodedSignal.FIX_TYPE, FIX).go(10, 20);
        truck.with(CodedSignal.FIX_TYPE, NO_FIX).go(10, 8);
        return Story.of(QUALITY, "raises", "A truck has no fix for 8 s.")
                .driven(truck.with(CodedSignal.FIX_TYPE, FIX).go(10, 15))
                .raises(jammed().from(20, 25).until(28));
    }

    private static Story losesItsSatellites() {
        Truck truck = new Truck("T1").with(CodedSignal.SATELLITES, 12).go(10, 20);
        truck.with(CodedSignal.SATELLITES, 3).go(10, 6);
        truck.with(CodedSignal.SATELLITES, 9).with(Signal.HDOP, 22).go(10, 6);
        return Story.of(QUALITY, "raises-few", "A truck hears 3 satellites for 6 s, then 9 in one line for 6 s.")
                .driven(truck.with(Signal.HDOP, 1).go(10, 15))
                .raises(jammed().from(20, 25).until(32));
    }

    private static Story isDrownedOut() {
        Truck truck = new Truck("T1").with(Signal.CN0_MEAN_DB_HZ, 44).go(10, 70);
        truck.with(Signal.CN0_MEAN_DB_HZ, 35).go(10, 10);
        return Story.of(QUALITY, "raises-drowned", "What a truck hears falls by 9 dB for 10 s; its fix stays.")
                .driven(truck.with(Signal.CN0_MEAN_DB_HZ, 43).go(10, 15))
                .raises(jammed().from(70, 75).until(80));
    }

    private static Story nearlyJammed() {
        Truck truck = new Truck("T1")
                .with(CodedSignal.SATELLITES, 4)
                .with(Signal.HDOP, 19)
                .with(Signal.CN0_MEAN_DB_HZ, 44)
                .go(10, 70);
        truck.with(Signal.CN0_MEAN_DB_HZ, 37).go(10, 10).with(Signal.CN0_MEAN_DB_HZ, 44);
        truck.with(CodedSignal.FIX_TYPE, NO_FIX).go(10, 4.5);
        return Story.of(
                        QUALITY,
                        "nearly",
                        "A truck hears 4 satellites in a poor geometry, 7 dB less for 10 s, and has no fix for 4.5 s.")
                .driven(truck.with(CodedSignal.FIX_TYPE, FIX).go(10, 10));
    }

    private static Truck measured() {
        return new Truck("T1").wheels(8).with(Signal.YAW_RATE_DEGPS, 0);
    }

    /** 1 m of each second counts: the limit of 5.5 m is passed after 6 s, by 6 m. */
    private static Story draggedAlong() {
        return Story.of(CONSISTENCY, "raises", "The place of a truck at 8 m/s runs 1 m/s ahead of its wheels for 10 s.")
                .driven(measured().go(8, 120).move(9, 0, 8, 10).go(8, 80))
                .raises(spoofed().from(126, 127).escalates(187));
    }

    /** The heading is less sure than the wheels: the limit is 6 m at first, and falls. */
    private static Story draggedAside() {
        return Story.of(
                        CONSISTENCY,
                        "raises-aside",
                        "The place of a truck at 8 m/s drifts 1 m/s to the side, and its yaw rate says straight on.")
                .driven(measured().go(8, 600).move(8, -1, 8, 12).go(8, 20))
                .raises(spoofed().from(606, 607).within(1_000));
    }

    /** From 165 s on the gap is too wide, but nobody measures it from a place that is not believed: before 240 s. */
    private static Story clearedByTwo() {
        Truck follower = new Truck("T1").at(-50, 0).wheels(8).with(Signal.YAW_RATE_DEGPS, 0);
        follower.go(8, 120)
                .move(9, 0, 8, 10)
                .go(8, 20)
                .wheels(6)
                .go(6, 20)
                .wheels(8)
                .go(8, 90);
        return Story.of(
                        CONSISTENCY,
                        "raises-cleared",
                        "A follower is dragged for 10 s and falls back later; two officers clear it after 230 s and 240 s.")
                .on(Road.straight(6))
                .escort("T0", "T1")
                .driven(new Truck("T0").go(8, 260), follower)
                .acts("officer-1", "CLEAR_LATCH", "GNSS_SPOOFING_SUSPECTED", "T1", 230, 0)
                .acts("officer-2", "CLEAR_LATCH", "GNSS_SPOOFING_SUSPECTED", "T1", 240, 0)
                .raises(spoofed().from(126, 127).escalates(187).until(240))
                .raises(Alarm.of("CONVOY_GAP", MEDIUM, "T1", "T0").from(240, 245));
    }

    private static Story nearlyDragged() {
        return Story.of(CONSISTENCY, "nearly", "The place of a truck runs 1 m/s ahead of its wheels for 5 s.")
                .driven(measured().go(8, 120).move(9, 0, 8, 5).go(8, 80));
    }

    private static Story nearlyDraggedOnIce() {
        Truck truck = measured().with(CodedSignal.ROAD_SURFACE, DRY).go(8, 120);
        truck.speedless()
                .with(CodedSignal.ROAD_SURFACE, ICE)
                .wheels(9.6)
                .move(8, 0, 8, 30)
                .wheels(8);
        return Story.of(
                        CONSISTENCY,
                        "nearly-on-ice",
                        "On ice the wheels of a truck turn 20 % too fast for 30 s; it gives no speed over ground.")
                .driven(truck.go(8, 10).with(CodedSignal.ROAD_SURFACE, DRY).go(8, 60));
    }

    private static Story nearlyLeapt() {
        // three changes within a minute: the second leap is held off
        return Story.of(
                        CONSISTENCY,
                        "nearly-leapt",
                        "The place of a truck leaps 30 m to the side and back: that is a jump, no drag.")
                .driven(measured().go(8, 120).jump(0, 30).go(8, 15).jump(0, -30).go(8, 80))
                .raises(jumped().from(120, 120).until(130))
                .raises(jumped().from(135, 135).until(145).untold());
    }

    private static Story otherDatum() {
        // The twin starts with the second look, at 1 s; it has driven 200 m at 21 s.
        return Story.of(
                        DATUM,
                        "raises",
                        "From the start a truck's places lie 300 m beside its road; then they are right.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(new Truck("T1").at(100, 300).go(10, 60).jump(0, -300).go(10, 20))
                .raises(shifted().from(21, 41).until(60))
                .raises(jumped().from(60, 60).until(70));
    }

    private static Story otherDatumRoundTheBend() {
        Truck truck = new Truck("T1").at(600, 0).go(10, 10).jump(-200, 300);
        return Story.of(DATUM, "raises-on-bend", "A truck's places leap 360 m away and then turn with the road.")
                .on(Road.bent(4, 0, 0, 1_000, 0, 1_000, 1_500))
                .escort("T1")
                .driven(truck.go(10, 30).go(0, 10, 40))
                .raises(jumped().from(10, 10).until(20))
                .raises(shifted().from(30, 50))
                .raises(Alarm.of("CONVOY_MEMBER_MISSING", HIGH, "T1")
                        .from(10, 70)
                        .untold());
    }

    private static Story nearlyOtherDatum() {
        return Story.of(DATUM, "nearly", "A truck drives away from its road, at an angle.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(new Truck("T1").at(100, 300).go(10, 2, 60));
    }

    private static Story nearlyThere() {
        return Story.of(DATUM, "nearly-there", "A truck drives towards its road on one that lies 200 m beside it.")
                .on(Road.straight(4))
                .escort("T1")
                .driven(new Truck("T1").at(-900, 200).go(10, 60));
    }
}
