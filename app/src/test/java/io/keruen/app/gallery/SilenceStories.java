package io.keruen.app.gallery;

import static io.keruen.app.gallery.Road.at;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.LOW;

import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.Map;

/** Stories about trucks that do not speak, one or all of them. */
final class SilenceStories {
    private static final String RULE = "telemetry-silence";
    private static final String PIPELINE = "pipeline";
    private static final String DEGRADED = "PIPELINE_DEGRADED";

    private SilenceStories() {}

    static List<Story> all() {
        return List.of(
                raises(),
                nearly(),
                onlyOne(),
                parked(),
                nearlyParked(),
                nearlyArrived(),
                nearlyPlanOver(),
                outage(),
                outageOneByOne(),
                nearlyOutage());
    }

    static Alarm stale(String vehicleId) {
        return Alarm.of("TELEMETRY_STALE", LOW, vehicleId).within(1);
    }

    static Alarm lost(String vehicleId) {
        return Alarm.of("TELEMETRY_LOST", HIGH, vehicleId).within(1);
    }

    private static Truck first() {
        return new Truck("T1").at(100, 0);
    }

    private static Truck second() {
        return new Truck("T2").at(50, 0);
    }

    private static Truck third() {
        return new Truck("T3");
    }

    private static Story raises() {
        return Story.of(RULE, "raises", "A truck is silent for 9.5 s, first stale, then lost, then heard again.")
                .escort("T1", "T2")
                .driven(first().go(10, 40).losing(20, 29), second().go(10, 40))
                .raises(
                        stale("T1").from(19.5, 22).until(24.5),
                        lost("T1").from(19.5, 24.5).until(29));
    }

    private static Story nearly() {
        return Story.of(RULE, "nearly", "A truck is silent for 2.5 s, three times.")
                .escort("T1", "T2")
                .driven(first().go(10, 40).losing(10, 12).losing(20, 22).losing(30, 32), second().go(10, 40));
    }

    private static Story onlyOne() {
        return Story.of(
                        RULE,
                        "raises-alone",
                        "The only truck of an escort is silent: it is lost, no gateway has failed.")
                .escort("T1")
                .driven(first().go(10, 40).losing(20, 29))
                .raises(
                        stale("T1").from(19.5, 22).until(24.5),
                        lost("T1").from(19.5, 24.5).until(29));
    }

    private static Story parked() {
        return Story.of(RULE, "raises-parked", "A truck parked in a yard is silent for 40 s: after 30 s it is lost.")
                .on(Road.box("YARD-TLC", ZoneKind.YARD, 80, -20, 120, 20))
                .escort("T1", "T2")
                .driven(
                        first().stand(60).losing(10, 49.5),
                        second().every(1_000).go(1, 60))
                .raises(lost("T1").from(9.5, 39.5).until(49.5));
    }

    private static Story nearlyParked() {
        return Story.of(RULE, "nearly-parked", "A truck parked in a yard is silent for 30 s.")
                .on(Road.box("YARD-TLC", ZoneKind.YARD, 80, -20, 120, 20))
                .escort("T1", "T2")
                .driven(
                        first().stand(60).losing(10, 39.5),
                        second().every(1_000).go(1, 60));
    }

    private static Story nearlyArrived() {
        return Story.of(RULE, "nearly-arrived", "A truck has arrived in the last yard of its road and is switched off.")
                .on(Road.bent(6, 0, 0, 400, 0), Road.box("YARD-CN", ZoneKind.YARD, 350, -20, 450, 20))
                .escort("T1", "T2")
                .driven(
                        new Truck("T1").at(300, 0).go(10, 9),
                        new Truck("T2").every(1_000).at(260, 0).go(8, 8).go(0.4, 40));
    }

    private static Story nearlyPlanOver() {
        return Story.of(RULE, "nearly-plan-over", "The escort has ended; 5 s later one of its trucks falls silent.")
                .plan(1, at(-3_600), at(20), Map.of(), "T1", "T2")
                .driven(first().go(10, 25), second().go(10, 40));
    }

    private static Story outage() {
        return Story.of(
                        PIPELINE,
                        "raises",
                        "All three trucks fall silent at once for 12 s: one alert. The third does not come back with"
                                + " the others.")
                .escort("T1", "T2", "T3")
                .driven(
                        first().go(10, 60).losing(20, 32),
                        second().go(10, 60).losing(20, 33),
                        third().go(10, 60).losing(20, 50))
                .raises(Alarm.ofAll(DEGRADED, HIGH).within(1).from(19.5, 22).until(32))
                .raises(lost("T3").from(19.5, 37).until(50));
    }

    private static Story outageOneByOne() {
        return Story.of(
                        PIPELINE,
                        "raises-one-by-one",
                        "The trucks of a failing gateway are found silent within 0.4 s; those found first are"
                                + " children.")
                .escort("T1", "T2", "T3")
                .driven(
                        first().go(10, 40).losing(20, 32),
                        second().phase(200).go(10, 40).losing(20, 32),
                        third().phase(400).go(10, 40).losing(20, 32))
                .raises(Alarm.ofAll(DEGRADED, HIGH).within(1).from(19.9, 22.4).until(32))
                .raises(
                        stale("T1").from(19.5, 22).until(32),
                        stale("T2").from(19.7, 22.2).until(32.2));
    }

    private static Story nearlyOutage() {
        return Story.of(PIPELINE, "nearly", "Two of three trucks fall silent at once: each is an alert of its own.")
                .escort("T1", "T2", "T3")
                .driven(first().go(10, 40).losing(20, 29), second().go(10, 40).losing(20, 29), third().go(10, 40))
                .raises(
                        stale("T1").from(19.5, 22).until(24.5),
                        lost("T1").from(19.5, 24.5).until(29))
                .raises(
                        stale("T2").from(19.5, 22).until(24.5),
                        lost("T2").from(19.5, 24.5).until(29));
    }
}
