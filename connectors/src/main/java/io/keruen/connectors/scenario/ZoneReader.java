package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code zones.geojson}: a feature that makes no sense is refused alone. */
final class ZoneReader {
    private static final int DEFAULT_VERSION = 1;
    private static final long NO_DWELL = -1;

    private ZoneReader() {}

    static List<ZoneSpec> read(String file, JsonNode root, List<Refused> refused) throws UnusableScenarioException {
        JsonNode features = root.path("features");
        if (!root.path("type").asText().equals("FeatureCollection") || !features.isArray()) {
            throw new UnusableScenarioException(file, "not a FeatureCollection");
        }
        List<ZoneSpec> zones = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            JsonNode properties = feature.path("properties");
            String fallbackId = feature.path("id").asText("#" + number);
            try {
                ZoneSpec zone = zone(feature, new JsonFields(properties));
                if (!keys.add(zone.id() + "@" + zone.version())) {
                    throw new RefusedException("version " + zone.version() + " is given twice");
                }
                zones.add(zone);
            } catch (RefusedException e) {
                refused.add(new Refused(file, properties.path("id").asText(fallbackId), e.reason()));
            }
        }
        return List.copyOf(zones);
    }

    private static ZoneSpec zone(JsonNode feature, JsonFields properties) throws RefusedException {
        String inProperties = properties.optionalId("id");
        String id = inProperties == null ? new JsonFields(feature).id("id") : inProperties;
        ZoneKind kind = properties.constant("kind", ZoneKind.class);
        long validFromMs = properties.optionalInteger("validFromMs", Long.MIN_VALUE);
        long validToMs = properties.optionalInteger("validToMs", Long.MAX_VALUE);
        if (validToMs <= validFromMs) {
            throw new RefusedException("validToMs is not after validFromMs");
        }
        String name = properties.optionalText("name");
        if (name != null && name.length() > Validity.MAX_ID_LENGTH) {
            throw new RefusedException("name is longer than " + Validity.MAX_ID_LENGTH + " characters");
        }
        boolean hasJurisdiction = properties.find("jurisdiction") != null;
        Shape shape = GeometryReader.read(feature.get("geometry"), kind, properties);
        return new ZoneSpec(
                id,
                kind,
                name == null ? id : name,
                hasJurisdiction ? properties.constant("jurisdiction", Jurisdiction.class) : Jurisdiction.UNKNOWN,
                validFromMs,
                validToMs,
                properties.version(DEFAULT_VERSION),
                shape,
                marginM(properties),
                speedLimitMps(properties, kind),
                maxDwellMs(properties),
                gateId(properties, kind));
    }

    private static double marginM(JsonFields properties) throws RefusedException {
        double marginM = properties.optionalNumber("marginM");
        if (marginM < 0) {
            throw new RefusedException("marginM is negative");
        }
        return Double.isNaN(marginM) ? ZoneSpec.DEFAULT_MARGIN_M : marginM;
    }

    private static double speedLimitMps(JsonFields properties, ZoneKind kind) throws RefusedException {
        double speedLimitMps = properties.optionalPositive("speedLimitMps");
        if (kind == ZoneKind.SPEED_LIMIT && Double.isNaN(speedLimitMps)) {
            throw new RefusedException("a SPEED_LIMIT needs speedLimitMps");
        }
        return speedLimitMps;
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
