package io.keruen.app.gallery;

import io.keruen.core.transit.TransitEvent.Event;

/** A transit that a story must tell, as a line of {@code transits.expected.jsonl}. */
final class Passage {
    private final Event event;
    private final String vehicleId;
    private final String zoneId;
    private final long eventTimeMs;
    private long toleranceMs;
    private boolean late;
    private boolean unobserved;
    private String reason = "";

    private Passage(Event event, String vehicleId, String zoneId, long eventTimeMs) {
        this.event = event;
        this.vehicleId = vehicleId;
        this.zoneId = zoneId;
        this.eventTimeMs = eventTimeMs;
    }

    /** A transit at a moment of the story. */
    static Passage of(Event event, String vehicleId, String zoneId, double atS) {
        return new Passage(event, vehicleId, zoneId, Road.at(atS));
    }

    /** How far the moment may be off; exact without it. */
    Passage within(long ms) {
        toleranceMs = ms;
        return this;
    }

    /** It is found in late data. */
    Passage late() {
        late = true;
        return this;
    }

    /** It is found across a hole. */
    Passage unobserved() {
        unobserved = true;
        return this;
    }

    /** Why it happened. */
    Passage because(String why) {
        reason = why;
        return this;
    }

    /** Its line. */
    String line() {
        return "{\"event\":\"" + event + "\",\"vehicleId\":\"" + vehicleId + "\",\"zoneId\":\"" + zoneId
                + "\",\"eventTimeMs\":" + eventTimeMs + ",\"toleranceMs\":" + toleranceMs + ",\"late\":" + late
                + ",\"unobserved\":" + unobserved + (reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"") + "}";
    }
}
