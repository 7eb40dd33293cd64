package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code zones.geojson}: a feature that makes no sense is refused alone. */
final class ZoneReader {
    private static final int DEFAULT_VERSION = 1;
    private static final long NO_DWELL = -1;

    private ZoneReader() {}

    /** Members and properties of others are legal in GeoJSON: those that zones do not have are told in one line. */
    static List<ZoneSpec> read(String file, JsonNode root, List<Refused> refused, Consumer<String> ignored)
            throws UnusableScenarioException {
        JsonNode features = root.path("features");
        if (!root.path("type").asText().equals("FeatureCollection") || !features.isArray()) {
            throw new UnusableScenarioException(file, "not a FeatureCollection");
        }
        List<ZoneSpec> zones = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Map<String, Integer> unknown = new TreeMap<>();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            JsonNode properties = feature.path("properties");
            String fallbackId = feature.path("id").asText("#" + number);
            try {
                JsonFields fields = new JsonFields(properties);
                ZoneSpec zone = zone(feature, fields);
                fields.requireNoneMisspelt(feature.has("id") ? Set.of("id") : Set.of());
                ControlCheck.check(zone);
                if (!keys.add(zone.id() + "@" + zone.version())) {
                    throw new RefusedException("version " + zone.version() + " is given twice");
                }
                zones.add(zone);
                fields.unknown().forEach(name -> unknown.merge(name, 1, Integer::sum));
            } catch (RefusedException e) {
                refused.add(new Refused(file, properties.path("id").asText(fallbackId), e.reason()));
            } catch (InvalidInputException e) {
                refused.add(new Refused(file, properties.path("id").asText(fallbackId), e.sentence()));
            }
        }
        if (!unknown.isEmpty()) {
            String names = unknown.entrySet().stream()
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
            ignored.accept(file + ": properties that no zone has change nothing: " + names);
        }
        return List.copyOf(zones);
    }

    private static ZoneSpec zone(JsonNode feature, JsonFields properties) throws RefusedException {
        String inProperties = properties.optionalId("id");
        String id = inProperties == null ? new JsonFields(feature).id("id") : inProperties;
        ZoneKind kind = properties.constant("kind", ZoneKind.class);
        String name = properties.optionalText("name");
        boolean hasJurisdiction = properties.find("jurisdiction") != null;
        properties.mayHave("halfWidthM", "radiusM"); // the shape says which of them it needs
        Shape shape = GeometryReader.read(feature.get("geometry"), kind, properties);
        return new ZoneSpec(
                id,
                kind,
                name == null ? id : name,
                hasJurisdiction ? properties.constant("jurisdiction", Jurisdiction.class) : Jurisdiction.UNKNOWN,
                properties.optionalInteger("validFromMs", Long.MIN_VALUE),
                properties.optionalInteger("validToMs", Long.MAX_VALUE),
                properties.version(DEFAULT_VERSION),
                shape,
                marginM(properties),
                properties.optionalPositive("speedLimitMps"),
                maxDwellMs(properties),
                gateId(properties, kind));
    }

    private static double marginM(JsonFields properties) throws RefusedException {
        double marginM = properties.optionalNumber("marginM");
        return Double.isNaN(marginM) ? ZoneSpec.DEFAULT_MARGIN_M : marginM;
    }

    private static long maxDwellMs(JsonFields properties) throws RefusedException {
        if (properties.find("maxDwellMs") == null) {
            return NO_DWELL;
        }
        long maxDwellMs = properties.integer("maxDwellMs");
        if (maxDwellMs < 0) {
            throw new RefusedException("maxDwellMs is negative");
        }
        return maxDwellMs;
    }

    private static @Nullable String gateId(JsonFields properties, ZoneKind kind) throws RefusedException {
        return kind == ZoneKind.GATE ? properties.id("gateId") : properties.optionalId("gateId");
    }
}
