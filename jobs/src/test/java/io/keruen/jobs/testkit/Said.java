package io.keruen.jobs.testkit;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.sink.Collected;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What a run said, as text: equal text means equal bytes in any format that is a function of the records. */
public final class Said {
    private Said() {}

    /** Everything. */
    public static String all(Collected collected) {
        return decisions(collected)
                + lines("rejected", collected.rejected().stream().map(Said::rejected));
    }

    /** Everything but the rejected inputs, which depend on how samples stand in frames. */
    public static String decisions(Collected collected) {
        return lines("alert", collected.alerts().stream())
                + lines("transit", collected.transits().stream())
                + lines("clearance", collected.clearances().stream())
                + lines("tally", collected.tallies().stream())
                + lines("vehicle", collected.vehicles().stream())
                + lines("convoy", collected.convoys().stream());
    }

    private static String rejected(RejectedInput input) {
        return input + " at " + input.ingestTimeMs() + ": " + HexFormat.of().formatHex(input.original());
    }

    private static String lines(String name, java.util.stream.Stream<?> records) {
        return records.map(each -> name + " " + each + "\n").collect(Collectors.joining());
    }
}
