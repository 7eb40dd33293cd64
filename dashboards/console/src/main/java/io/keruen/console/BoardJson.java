package io.keruen.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the board as JSON on one line, with the field names of the contract. What is absent leaves no field behind; a
 * number that JSON does not know is absent.
 */
final class BoardJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final JsonGenerator json;

    private BoardJson(JsonGenerator json) {
        this.json = json;
    }

    /** One object with these fields. */
    static String write(Consumer<BoardJson> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            new BoardJson(generator).object(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter throws none
        }
        return out.toString();
    }

    void status(BoardStatus status, long scenarioTimeMs, int openAlerts, long inputAgeMs, long statusAgeMs) {
        text("phase", status.phase().name());
        integerUnless(0, "scenarioTimeMs", scenarioTimeMs);
        number("speedFactor", status.speedFactor());
        number("samplesPerS", status.samplesPerS());
        integerUnless(-1, "lagMs", status.lagMs());
        integer("openAlerts", openAlerts);
        integer("inputAgeMs", inputAgeMs);
        integer("statusAgeMs", statusAgeMs);
        name("addresses");
        object(addresses -> status.addresses().forEach(addresses::text));
    }

    void unread(long alertsUnreadMs, long unreadableAlerts) {
        integerUnless(0, "alertsUnreadMs", alertsUnreadMs);
        integerUnless(0, "unreadableAlerts", unreadableAlerts);
    }

    void zones(Collection<ZoneSpec> zones) {
        name("zones");
        object(collection -> {
            text("type", "FeatureCollection");
            array("features", () -> zones.forEach(zone -> ZoneJson.write(this, zone)));
        });
    }

    void plans(Collection<EscortPlan> plans) {
        array("escorts", () -> plans.forEach(plan -> object(one -> plan(plan))));
    }

    private void plan(EscortPlan plan) {
        text("escortId", plan.escortId());
        text("convoyId", plan.convoyId());
        integer("version", plan.version());
        integer("validFromMs", plan.validFromMs());
        integer("validToMs", plan.validToMs());
        integerUnless(0, "arriveByMs", plan.arriveByMs());
        text("routeId", plan.routeId());
        array("gates", () -> plan.gates().forEach(this::entry));
        array("vehicles", () -> plan.vehicles().forEach(vehicle -> object(one -> planned(vehicle))));
    }

    private void planned(PlannedVehicle vehicle) {
        text("vehicleId", vehicle.vehicleId());
        text("role", vehicle.role().name());
        number("lengthM", vehicle.lengthM());
        text("sealId", vehicle.sealId());
        text("declarationId", vehicle.declarationId());
    }

    void gone(List<String> vehicleIds) {
        array("gone", () -> vehicleIds.forEach(this::entry));
    }

    void vehicles(List<VehicleTrack> tracks, boolean withTrails) {
        array("vehicles", () -> tracks.forEach(track -> object(one -> vehicle(track, withTrails))));
    }

    private void vehicle(VehicleTrack track, boolean withTrail) {
        EscortPlan plan = track.plan;
        PlannedVehicle planned = track.planned;
        text("vehicleId", track.vehicleId);
        text("escortId", plan == null ? null : plan.escortId());
        text("convoyId", plan == null ? null : plan.convoyId());
        text("role", planned == null ? null : planned.role().name());
        integer("eventTimeMs", track.eventTimeMs);
        integer("ingestTimeMs", track.ingestTimeMs);
        integer("heardMs", track.heardMs);
        number("latDeg", track.latDeg);
        number("lonDeg", track.lonDeg);
        number("speedMps", track.speedMps);
        number("courseDeg", track.courseDeg);
        number("accuracyM", track.accuracyM);
        number("chainageM", track.chainageM);
        number("crossTrackM", track.crossTrackM);
        if (withTrail) {
            array("trail", () -> {
                for (int i = 0; i < track.trail; i++) {
                    position(track.trailLatDeg[i], track.trailLonDeg[i]);
                }
            });
        }
    }

    void convoys(List<Formation> formations) {
        array("convoys", () -> formations.forEach(formation -> object(one -> convoy(formation))));
    }

    private void convoy(Formation formation) {
        EscortPlan plan = formation.plan();
        text("convoyId", plan.convoyId());
        text("escortId", plan.escortId());
        text("routeId", plan.routeId());
        array("vehicleIds", () -> formation.vehicles().forEach(vehicle -> entry(vehicle.vehicleId())));
        array("gaps", () -> formation.gaps().forEach(gap -> object(one -> gap(gap))));
    }

    private void gap(Formation.Gap gap) {
        text("leaderId", gap.leaderId());
        text("followerId", gap.followerId());
        number("gapM", gap.gapM());
        number("minM", gap.minM());
        number("maxM", gap.maxM());
        number("splitM", gap.splitM());
    }

    void alerts(List<AlertShelf.Held> alerts) {
        array(
                "alerts",
                () -> alerts.forEach(held -> object(one -> {
                    alert(held.alert());
                    integerUnless(0, "escalatedAtRevision", held.escalatedAtRevision());
                    AlertEvent deed = held.deed();
                    if (deed != null) {
                        text("deed", deed.event().name());
                        text("officer", deed.officer());
                        text("reason", deed.reason());
                    }
                })));
    }

    private void alert(AlertEvent alert) {
        text("event", alert.event().name());
        text("alertId", alert.alertId());
        integer("revision", alert.revision());
        text("type", alert.type());
        text("ruleId", alert.ruleId());
        text("severity", alert.severity().name());
        text("state", alert.state().name());
        flag("open", AlertShelf.isOpen(alert));
        text("escortId", alert.escortId());
        text("convoyId", alert.convoyId());
        text("vehicleId", alert.vehicleId());
        text("otherVehicleId", alert.otherVehicleId());
        text("zoneId", alert.zoneId());
        text("sealId", alert.sealId());
        text("declarationId", alert.declarationId());
        text("jurisdiction", alert.jurisdiction());
        integer("startedAtMs", alert.startedAtMs());
        integer("raisedAtMs", alert.raisedAtMs());
        integer("updatedAtMs", alert.updatedAtMs());
        integerUnless(0, "clearedAtMs", alert.clearedAtMs());
        number("latDeg", alert.latDeg());
        number("lonDeg", alert.lonDeg());
        number("chainageM", alert.chainageM());
        number("measured", alert.measured());
        number("limit", alert.limit());
        text("unit", alert.unit());
        name("evidence");
        object(evidence -> new TreeMap<>(alert.evidence()).forEach(evidence::number));
        text("eaeuIncidentCode", alert.eaeuIncidentCode());
        flag("blocksGate", alert.blocksGate());
        text("recommendedAction", alert.recommendedAction());
        text("parentAlertId", alert.parentAlertId());
        flag("late", alert.late());
        flag("unobserved", alert.unobserved());
        flag("suppressed", alert.suppressed());
        integer("policyVersion", alert.policyVersion());
        integerUnless(0, "untilMs", alert.untilMs());
    }

    void transit(TransitEvent transit, long number) {
        object(one -> {
            integer("number", number);
            text("event", transit.event().name());
            text("escortId", transit.escortId());
            text("vehicleId", transit.vehicleId());
            text("zoneId", transit.zoneId());
            integer("eventTimeMs", transit.eventTimeMs());
            text("reason", transit.reason());
            flag("late", transit.late());
            flag("unobserved", transit.unobserved());
        });
    }

    // --- The little that is needed of JSON; nothing here can fail, for it is written to memory. ---

    interface Writing {
        void run() throws IOException;
    }

    private static void put(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void name(String name) {
        put(() -> json.writeFieldName(name));
    }

    void object(Consumer<BoardJson> fields) {
        put(json::writeStartObject);
        fields.accept(this);
        put(json::writeEndObject);
    }

    void array(@Nullable String name, Runnable entries) {
        if (name != null) {
            name(name);
        }
        put(() -> json.writeStartArray());
        entries.run();
        put(json::writeEndArray);
    }

    void entry(String value) {
        put(() -> json.writeString(value));
    }

    /** A place as GeoJSON has it: longitude first. */
    void position(double latDeg, double lonDeg) {
        array(
                null,
                () -> put(() -> {
                    json.writeNumber(lonDeg);
                    json.writeNumber(latDeg);
                }));
    }

    void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            put(() -> json.writeStringField(name, value));
        }
    }

    void number(String name, double value) {
        if (Double.isFinite(value)) {
            put(() -> json.writeNumberField(name, value));
        }
    }

    void integer(String name, long value) {
        put(() -> json.writeNumberField(name, value));
    }

    void integerUnless(long absent, String name, long value) {
        if (value != absent) {
            integer(name, value);
        }
    }

    void flag(String name, boolean value) {
        put(() -> json.writeBooleanField(name, value));
    }
}
