package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a record says, in one line of words. */
final class Wording {
    private Wording() {}

    /** The thing that a record is about: what is said of it again and again is shown once. */
    static String subject(Entry entry) {
        return switch (entry.kind()) {
            case SEAL -> "SEAL " + entry.text("sealId") + " " + entry.text("vehicleId");
            case CLEARANCE -> "CLEARANCE " + entry.text("gateId") + " " + entry.text("vehicleId");
            default -> "#" + entry.number();
        };
    }

    /** The words. */
    static String of(Entry entry) {
        return switch (entry.kind()) {
            case PLAN -> plan(entry);
            case DECLARATION ->
                entry.text("authority") + " says " + entry.text("status") + " of " + entry.text("declarationId")
                        + ", version " + entry.text("version");
            case SEAL ->
                entry.text("sealId") + " on " + entry.text("vehicleId") + ": " + entry.text("status")
                        + given(entry, ", ", "action");
            case GATE ->
                entry.text("gateId") + ": " + entry.text("event") + given(entry, ", lane read ", "vehicleId")
                        + given(entry, ", plate ", "plate") + given(entry, ", seal ", "sealId");
            case ACTION -> action(entry);
            case ALERT ->
                entry.text("type") + " " + entry.text("severity") + " " + entry.text("event") + about(entry)
                        + measured(entry) + given(entry, ", by ", "officer") + given(entry, ": ", "reason");
            case TRANSIT ->
                entry.text("event")
                        + about(entry)
                        + given(entry, ", ", "sealId")
                        + given(entry, ", ", "declarationId")
                        + given(entry, ", ", "reason");
            case CLEARANCE -> clearance(entry);
        };
    }

    private static String plan(Entry entry) {
        return "version " + entry.text("version") + force(entry) + ": convoy " + entry.text("convoyId") + " of "
                + entry.payload().path("vehicles").size() + " vehicles" + given(entry, ", route ", "routeId");
    }

    /** Whether a plan was in force, and until when if not to its end. */
    private static String force(Entry plan) {
        long withdrawnMs = plan.withdrawnMs();
        if (plan.isRefused()) {
            return refusal(plan) + ", never in force";
        }
        if (withdrawnMs <= plan.timeMs()) {
            return " withdrawn before it was in force";
        }
        return " in force" + (plan.isRepeated() ? ", unless it was withdrawn" : "")
                + (withdrawnMs == Fate.NEVER ? "" : ", withdrawn " + BorderTime.both(withdrawnMs));
    }

    /** That the job refused it, and why; empty if it did not. */
    static String refusal(Entry entry) {
        return entry.isRefused() ? ", REFUSED (" + entry.refusal() + ")" : "";
    }

    private static String action(Entry entry) {
        return entry.text("officer") + ": " + entry.text("action") + refusal(entry)
                + given(entry, " of alert ", "alertId")
                + given(entry, " of ", "type") + given(entry, ", vehicle ", "vehicleId")
                + given(entry, ", gate ", "gateId") + given(entry, ": ", "reason");
    }

    private static String clearance(Entry entry) {
        String reasons = String.join("; ", texts(entry.payload().path("reasons")));
        return entry.text("decision") + " at " + entry.text("gateId") + given(entry, " for ", "vehicleId")
                + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    /** Whom and where an alert or a transit event is about. */
    static String about(Entry entry) {
        return given(entry, " ", "vehicleId")
                + given(entry, " behind ", "otherVehicleId")
                + given(entry, " at ", "zoneId");
    }

    /** The number that decided and its limit. */
    static String measured(Entry entry) {
        if (!entry.has("measured")) {
            return "";
        }
        return ", " + rounded(entry.payload().path("measured")) + given(entry, " ", "unit")
                + (entry.has("limit") ? " against " + rounded(entry.payload().path("limit")) : "");
    }

    /** A number as people read it; the file has all its digits. */
    static String rounded(JsonNode number) {
        if (!number.isDouble()) {
            return number.asText();
        }
        double value = number.doubleValue();
        double scale = Math.abs(value) < 10 ? 1e4 : 1e2;
        boolean isWhole = value == Math.rint(value) || Math.abs(value) > 1e12;
        return CanonicalJson.number(isWhole ? value : Math.rint(value * scale) / scale);
    }

    private static String given(Entry entry, String before, String field) {
        String text = entry.text(field);
        return text.isEmpty() ? "" : before + text;
    }

    /** A latitude or longitude, to a tenth of a metre. */
    static String degrees(JsonNode value) {
        return String.format(Locale.ROOT, "%.6f°", value.doubleValue());
    }

    /** What the sources of these kinds lack that may be the escort's, a sentence each. */
    static List<String> lacks(JsonNode header, DossierKind... kinds) {
        List<String> lacks = new ArrayList<>();
        for (DossierKind kind : kinds) {
            String topic = kind.topic().topicName();
            for (JsonNode source : header.path("sources")) {
                if (source.path("topic").asText().equals(topic)) {
                    addLacks(topic, source, header.path("validFromMs").asLong(), lacks);
                }
            }
        }
        return lacks;
    }

    private static void addLacks(String topic, JsonNode source, long planFromMs, List<String> lacks) {
        long fromMs = source.path("fromMs").asLong(planFromMs);
        if (fromMs > planFromMs) {
            lacks.add(topic + " begins at " + BorderTime.both(fromMs)
                    + ", after the plan began: what was before is not here.");
        }
        if (source.path("emptied").asBoolean()) {
            lacks.add("A part of " + topic + " held no record any more: what was in it is not here.");
        }
        if (source.has("unreadable")) {
            lacks.add(source.path("unreadable").asText() + " in " + topic
                    + " could not be read, of whatever escort: not here.");
        }
    }

    /** The entries of an array. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Names and values of an object, those of a list apart. */
    static String rest(JsonNode object, List<String> without) {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!without.contains(field.getKey())) {
                JsonNode value = field.getValue();
                String shown = value.isContainerNode()
                        ? value.toString()
                        : field.getKey().endsWith("Deg") ? degrees(value) : rounded(value);
                texts.add(field.getKey() + " " + shown);
            }
        }
        return String.join(", ", texts);
    }
}
