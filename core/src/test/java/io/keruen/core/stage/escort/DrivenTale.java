package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.drive;

import io.keruen.core.control.ControlSnapshot;

/** An escort whose three trucks drive at 10 m/s, about which lines of customs come. */
abstract class DrivenTale {
    /** How many lines came. */
    int lines;

    EscortBench bench = drivers(control(), 120_000);

    static EscortBench drivers(ControlSnapshot control, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 40, 10);
        drive(bench, "B", 0, toMs, 0, 10);
        drive(bench, "C", 0, toMs, -40, 10);
        return bench;
    }
}
