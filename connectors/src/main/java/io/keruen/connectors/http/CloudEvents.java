package io.keruen.connectors.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.keruen.connectors.codec.Sha256;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.scenario.JsonLines;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.transit.TransitEvent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notices as CloudEvents 1.0 in structured JSON: the same delivery is the same bytes at each try. Immutable. */
final class CloudEvents {
    /** The media type of what {@link #json} makes. */
    static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

    /** The media type of what {@link #batch} makes. */
    static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final int BATCH_ID_DIGITS = 32;
    private static final String JSON = "application/json";

    private final JsonFormat format = new JsonFormat();
    private final URI source;

    CloudEvents(URI source) {
        this.source = source;
    }

    /** Several in order, in the JSON batch format: an array of what {@link #json} makes of each. */
    byte[] batch(List<Delivery> deliveries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        char before = '[';
        for (Delivery delivery : deliveries) {
            bytes.write(before);
            bytes.writeBytes(json(delivery));
            before = ',';
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    /** The id of a message with several: the same for the same ones in the same order, and for no others. */
    static String batchId(List<Delivery> deliveries) {
        String keys = deliveries.stream().map(Delivery::key).collect(Collectors.joining("\n"));
        return "batch-" + Sha256.hex(keys.getBytes(StandardCharsets.UTF_8)).substring(0, BATCH_ID_DIGITS);
    }

    /** One, as it stands alone. */
    byte[] json(Delivery delivery) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(delivery.key())
                .withSource(source)
                .withExtension("expirytime", time(delivery.expiresAtMs()));
        Notice notice = delivery.notice();
        if (notice instanceof Notice.OfAlert alert) {
            AlertEvent data = alert.event();
            named(event, "alert." + data.event(), data.momentMs(), data.vehicleId())
                    .withData(JSON, JsonLines.alert(data));
        } else if (notice instanceof Notice.OfTransit transit) {
            TransitEvent data = transit.event();
            named(event, "transit." + data.event(), data.eventTimeMs(), data.vehicleId())
                    .withData(JSON, JsonLines.transit(data));
        } else if (notice instanceof Notice.OfClearance clearance) {
            var data = clearance.decision();
            named(event, "clearance." + data.decision(), data.decidedAtMs(), data.vehicleId())
                    .withData(JSON, JsonLines.clearance(data));
        }
        CloudEvent made = event.build();
        return format.serialize(made);
    }

    private static CloudEventBuilder named(
            CloudEventBuilder event, String type, long timeMs, @Nullable String subject) {
        event.withType("io.keruen." + type.toLowerCase(Locale.ROOT)).withTime(time(timeMs));
        return subject == null || subject.isEmpty() ? event : event.withSubject(subject);
    }

    private static OffsetDateTime time(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC);
    }
}
