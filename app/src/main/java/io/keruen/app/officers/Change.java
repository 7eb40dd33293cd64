package io.keruen.app.officers;

import io.keruen.app.command.Visible;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.rejected.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One control record that is to be published, with the signatures it has so far. Immutable. */
record Change(Topics topic, SignedContent content, List<OfficerSignature> signatures) {
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();

    Change {
        signatures = List.copyOf(signatures);
    }

    static Change of(Topics topic, String key, byte[] value) {
        return new Change(
                topic, new SignedContent(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value), List.of());
    }

    static Change withdrawing(Topics topic, String key) {
        return new Change(
                topic, new SignedContent(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), null), List.of());
    }

    String key() {
        return new String(content.key(), StandardCharsets.UTF_8);
    }

    Change signed(SigningKey key, long nowMs, Duration valid) {
        List<OfficerSignature> all = new ArrayList<>(signatures);
        all.add(key.sign(content, UUID.randomUUID().toString(), nowMs, nowMs + valid.toMillis()));
        return new Change(topic, content, all);
    }

    /** Each with one signature more. */
    static List<Change> signed(List<Change> changes, SigningKey key, long nowMs, Duration valid) {
        return changes.stream().map(each -> each.signed(key, nowMs, valid)).toList();
    }

    /** What who approves puts a name to: all that the record says. */
    String words() throws InvalidInputException {
        byte[] value = content.value();
        String what;
        if (value == null) {
            what = "is withdrawn";
        } else {
            Object read = switch (topic) {
                case CONTROL_ZONES -> new ZoneCodec(SCHEMAS).decode(value);
                case CONTROL_ESCORTS -> new PlanCodec(SCHEMAS).decode(value);
                default -> new PolicyCodec(SCHEMAS).decode(value);
            };
            what = read.toString();
        }
        List<String> officers =
                signatures.stream().map(OfficerSignature::officer).toList();
        return topic.topicName() + " " + Visible.text(key()) + ": " + Visible.text(what) + "\n  claims to be signed by "
                + Visible.text(String.join(", ", officers)) + "; the job will check it";
    }
}
