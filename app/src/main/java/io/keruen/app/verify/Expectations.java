package io.keruen.app.verify;

import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Path;
import java.util.List;

/** What a folder expects, of alerts that there are: a type that no rule raises would never be missed nor forbidden. */
public final class Expectations {
    private Expectations() {}

    /** The lines of its {@code expected.jsonl}; none if it has no such file. */
    public static List<Expected> read(Path folder) throws UnusableScenarioException {
        List<Expected> lines = ExpectedReader.read(folder);
        for (Expected line : lines) {
            for (String type : line.types()) {
                if (!type.equals(Expected.ALL_TYPES) && !isRaised(type)) {
                    throw new UnusableScenarioException(
                            "expected.jsonl:" + line.line(),
                            "no rule raises " + type + "; the names are in docs/DESIGN.md, 6");
                }
            }
        }
        return lines;
    }

    /** Whether a rule of this release raises alerts of a type. */
    public static boolean isRaised(String type) {
        return RuleCatalog.standard().alertType(type) != null;
    }
}
