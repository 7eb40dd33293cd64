package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.LOW;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/** Stories about a truck and its load: cargo against the plan, who drives, whether the charge lasts. */
final class VehicleStories {
    private static final String CARGO = "cargo";
    private static final String AUTONOMY = "autonomy";
    private static final String BATTERY = "battery";
    private static final int AUTOMATIC = CodedSignal.OPERATING_MODE.names().indexOf("AUTOMATIC");
    private static final int INTERVENED = CodedSignal.OPERATING_MODE.names().indexOf("INTERVENED");
    private static final int MANUAL = CodedSignal.OPERATING_MODE.names().indexOf("MANUAL");
    private static final int REMOTE = CodedSignal.EMERGENCY_STOP.names().indexOf("REMOTE");

    private VehicleStories() {}

    static List<Story> all() {
        return List.of(
                tooWarm(),
                lighter(),
                doorOpens(),
                nearlyCargo(),
                goesOn(),
                driven(),
                nearlyGoesOn(),
                nearlyAutonomy(),
                lowCharge(),
                notEnough(),
                nearlyLow());
    }

    private static Alarm alarm(String type) {
        return Alarm.of(type, HIGH, "T1");
    }

    private static ZoneSpec yard() {
        return Road.box("YARD-BAKHTY", ZoneKind.YARD, -50, -50, 100, 50);
    }

    /** A story about a truck with 20 t at 2 to 8 degrees. */
    private static Story loaded(String name, String sentence) {
        return Story.of(CARGO, name, sentence)
                .on(yard())
                .escort(new PlannedVehicle("T1", Role.CARGO, Story.LENGTH_M, null, null, 2, 8, 20_000, Double.NaN));
    }

    private static Truck onTheRoad() {
        return new Truck("T1").at(200, 0);
    }

    private static Story tooWarm() {
        Truck truck = onTheRoad().with(Signal.CARGO_TEMP_C, 5).go(8, 20);
        truck.with(Signal.CARGO_TEMP_C, 9)
                .go(8, 70)
                .with(Signal.CARGO_TEMP_C, 7.6)
                .go(8, 10);
        return loaded("raises", "Cargo agreed at 2 to 8 degrees is at 9 for 70 s, then cools to 7.6 and to 5.")
                .driven(truck.with(Signal.CARGO_TEMP_C, 5).go(8, 10))
                .raises(alarm("CARGO_TEMPERATURE").from(20, 80).until(100));
    }

    private static Story lighter() {
        Truck truck = onTheRoad().with(Signal.CARGO_WEIGHT_KG, 18_500).go(8, 20).stand(15);
        return loaded("raises-weight", "A truck of 20 t declared stands and shows 18.5 t.")
                .driven(truck.go(8, 10))
                .raises(alarm("CARGO_WEIGHT_DEVIATION").from(25, 30));
    }

    private static Story doorOpens() {
        Truck truck = onTheRoad().with(CodedSignal.DOOR_OPEN, 0).go(8, 10);
        truck.with(CodedSignal.DOOR_OPEN, 1).go(2, 10);
        return loaded("raises-door", "The cargo door of a truck opens on the road for 10 s.")
                .driven(truck.with(CodedSignal.DOOR_OPEN, 0).go(8, 10))
                .raises(alarm("DOOR_OPEN").from(10, 12).until(20));
    }

    private static Story nearlyCargo() {
        Truck truck = new Truck("T1").with(CodedSignal.DOOR_OPEN, 1).stand(20);
        truck.with(CodedSignal.DOOR_OPEN, 0).with(Signal.CARGO_TEMP_C, 9).with(Signal.CARGO_WEIGHT_KG, 23_000);
        truck.go(8, 59)
                .with(Signal.CARGO_TEMP_C, 8)
                .go(8, 20)
                .with(CodedSignal.DOOR_OPEN, 1)
                .go(8, 1.5);
        truck.with(CodedSignal.DOOR_OPEN, 0).stand(4).with(Signal.CARGO_WEIGHT_KG, 18_950);
        return loaded(
                        "nearly",
                        "The door is open in the yard and 1.5 s on the road; 9 degrees last for 59 s, then it is 8; the"
                                + " weight swings while the truck drives and comes to rest at 18.95 t of 20.")
                .driven(truck.stand(20).go(8, 10));
    }

    private static Story goesOn() {
        Truck truck = onTheRoad().with(CodedSignal.EMERGENCY_STOP, 0).go(8, 20);
        truck.with(CodedSignal.EMERGENCY_STOP, REMOTE).go(4, 2).stand(10);
        truck.with(CodedSignal.EMERGENCY_STOP, 0).stand(5).go(5, 20).stand(15);
        return Story.of(
                        AUTONOMY,
                        "raises",
                        "A truck is stopped from afar, stands for 15 s and goes on for 20 s without permission.")
                .on(yard())
                .escort("T1")
                .driven(truck)
                .raises(alarm("EMERGENCY_STOP").from(20, 20).until(32))
                .raises(Alarm.of("UNAUTHORISED_RESUME", CRITICAL, "T1")
                        .from(37, 39)
                        .until(57));
    }

    private static Story driven() {
        Truck truck = onTheRoad().with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 20);
        truck.with(CodedSignal.OPERATING_MODE, MANUAL).go(8, 10);
        truck.with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 10).with(CodedSignal.MINIMAL_RISK, 1);
        return Story.of(
                        AUTONOMY,
                        "raises-by-hand",
                        "A truck is driven by hand for 10 s, then by itself, then stops itself in a safe way.")
                .on(yard())
                .escort("T1")
                .driven(truck.stand(20))
                .raises(alarm("AUTONOMY_DISENGAGED").from(20, 21).until(30))
                .raises(alarm("MINIMAL_RISK_CONDITION").from(40, 40));
    }

    private static Story nearlyGoesOn() {
        Truck truck = onTheRoad().with(CodedSignal.MINIMAL_RISK, 0).go(8, 10);
        truck.with(CodedSignal.MINIMAL_RISK, 1)
                .go(8, 1)
                .with(CodedSignal.MINIMAL_RISK, 0)
                .go(8, 5);
        return Story.of(
                        AUTONOMY,
                        "nearly-goes-on",
                        "A truck begins to stop itself and thinks better of it after 1 s; it halts later on and goes on:"
                                + " no stop needed permission.")
                .on(yard())
                .escort("T1")
                .driven(truck.stand(10).go(8, 10))
                .raises(alarm("MINIMAL_RISK_CONDITION").from(10, 10).until(11));
    }

    private static Story nearlyAutonomy() {
        Truck truck = new Truck("T1").with(CodedSignal.EMERGENCY_STOP, 0).with(CodedSignal.MINIMAL_RISK, 0);
        truck.with(CodedSignal.OPERATING_MODE, MANUAL).stand(10).go(2, 10);
        truck.with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 20).with(CodedSignal.OPERATING_MODE, INTERVENED);
        truck.go(8, 0.5).with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 10);
        return Story.of(
                        AUTONOMY,
                        "nearly",
                        "A truck is shunted by hand in its yard; on the road one sample says that somebody intervened;"
                                + " it halts and goes on of itself.")
                .on(yard())
                .escort("T1")
                .driven(truck.stand(20).go(8, 10));
    }

    private static Story lowCharge() {
        Truck truck = onTheRoad().with(Signal.STATE_OF_CHARGE_PCT, 10).go(8, 20);
        truck.with(Signal.STATE_OF_CHARGE_PCT, 9.5)
                .go(8, 20)
                .with(Signal.STATE_OF_CHARGE_PCT, 11)
                .go(8, 10);
        return Story.of(BATTERY, "raises", "The charge of a truck falls from 10 to 9.5 %, then it is charged to 13 %.")
                .escort("T1")
                .driven(truck.with(Signal.STATE_OF_CHARGE_PCT, 13).go(8, 10))
                .raises(Alarm.of("BATTERY_LOW", MEDIUM, "T1").from(20, 30).until(50));
    }

    /** Drives at 11 m/s, using 4 % a km. */
    private static Truck using(double fromPct, int seconds) {
        Truck truck = new Truck("T1").every(1_000);
        for (int s = 0; s < seconds; s++) {
            truck.with(Signal.STATE_OF_CHARGE_PCT, Math.rint(1e3 * (fromPct - 0.044 * s)) / 1e3)
                    .go(11, 1);
        }
        return truck;
    }

    private static ZoneSpec destination() {
        return Road.box("YARD-POKITU", ZoneKind.YARD, 3_900, -50, 4_050, 50);
    }

    private static Story notEnough() {
        // After 100 s it has driven 1.1 km and used 4.4 %; 2.9 km more take 11.6 %, with the reserve 15.1; left are
        // 13.6.
        return Story.of(BATTERY, "raises-not-enough", "A truck at 18 % uses 4 % a km and has 4 km to its yard.")
                .on(Road.straight(6), destination())
                .escort("T1")
                .driven(using(18, 140))
                .raises(Alarm.of("BATTERY_LOW", MEDIUM, "T1").from(100, 110));
    }

    private static Story nearlyLow() {
        Truck truck = using(24, 150).with(Signal.STATE_OF_CHARGE_PCT, 0).go(11, 9);
        return Story.of(
                        BATTERY,
                        "nearly",
                        "A truck at 24 % uses 4 % a km and has 4 km to its yard; for 9 s its gauge says 0, which is a matter of the gauge.")
                .on(Road.straight(6), destination())
                .escort("T1")
                .driven(truck.with(Signal.STATE_OF_CHARGE_PCT, 17).go(11, 20))
                .raises(Alarm.of("SENSOR_ANOMALY", LOW, "T1").from(150, 150).until(169));
    }
}
