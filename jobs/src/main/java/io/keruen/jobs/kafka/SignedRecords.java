package io.keruen.jobs.kafka;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignatureDemand;
import io.keruen.connectors.officers.SignatureVerifier;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Lets in, of what only officers may say, what they have signed. Without a register it lets in everything. */
final class SignedRecords {
    private static final byte[] NOTHING = new byte[0];

    private final @Nullable SignatureVerifier verifier;

    SignedRecords(@Nullable OfficerRegister register) {
        verifier = register == null ? null : new SignatureVerifier(register);
    }

    /** An action, or why it is not let in. */
    ControlRecord action(ControlRecord read, ConsumerRecord<byte[], byte[]> record) throws InvalidInputException {
        var action = read.note().action();
        if (action == null) {
            throw new IllegalStateException("no action: " + read.identity());
        }
        return signed(read, record, SignatureDemand.of(action));
    }

    /** A change of a zone, plan or policy, or why it is not let in. */
    ControlRecord change(ControlRecord read, ConsumerRecord<byte[], byte[]> record) throws InvalidInputException {
        Topics topic = switch (read.kind()) {
            case ZONE -> Topics.CONTROL_ZONES;
            case ESCORT -> Topics.CONTROL_ESCORTS;
            default -> Topics.CONTROL_POLICIES;
        };
        return signed(read, record, SignatureDemand.ofChange(topic));
    }

    private ControlRecord signed(ControlRecord read, ConsumerRecord<byte[], byte[]> record, SignatureDemand demand)
            throws InvalidInputException {
        SignatureVerifier asked = verifier;
        if (asked == null) {
            return read;
        }
        byte[] key = record.key();
        byte[] value = record.value();
        SignedContent content = new SignedContent(record.topic(), key == null ? NOTHING : key, value);
        List<SeenSignature> seen = new ArrayList<>();
        for (OfficerSignature each : asked.verify(content, headers(record), record.timestamp(), demand)) {
            seen.add(new SeenSignature(each.officer(), each.id(), each.signature(), each.validToMs()));
        }
        return ControlRecord.signed(
                new SignedNote(read, seen, Keys.source(record), record.offset(), value == null ? NOTHING : value, key));
    }

    private static List<byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        List<byte[]> headers = new ArrayList<>();
        for (Header each : record.headers().headers(OfficerSignature.HEADER)) {
            headers.add(each.value() == null ? NOTHING : each.value());
        }
        return headers;
    }
}
