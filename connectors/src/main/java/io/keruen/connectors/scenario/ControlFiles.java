package io.keruen.connectors.scenario;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.zone.ZoneSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads zones, plans and policies from single files of the form that scenario folders have, all of a file or none. */
public final class ControlFiles {
    private ControlFiles() {}

    /** The zones of a file such as {@code zones.geojson}; says what was read over. */
    public static List<ZoneSpec> zones(Path file, Consumer<String> ignored) throws UnusableScenarioException {
        List<Refused> refused = new ArrayList<>();
        List<ZoneSpec> zones = ZoneReader.read(file.toString(), JsonFile.read(file), refused, ignored);
        requireNone(file, refused);
        return zones;
    }

    /** The plans of a file such as {@code escorts.json}. */
    public static List<EscortPlan> plans(Path file) throws UnusableScenarioException {
        List<Refused> refused = new ArrayList<>();
        List<EscortPlan> plans = PlanReader.read(file.toString(), JsonFile.read(file), refused);
        requireNone(file, refused);
        return plans;
    }

    /** The policies of a file such as {@code policy.json}. */
    public static List<Policy> policies(Path file) throws UnusableScenarioException {
        return PolicyReader.read(file.toString(), JsonFile.read(file));
    }

    private static void requireNone(Path file, List<Refused> refused) throws UnusableScenarioException {
        if (!refused.isEmpty()) {
            throw new UnusableScenarioException(
                    file.toString(), refused.get(0).id() + ": " + refused.get(0).reason());
        }
    }
}
