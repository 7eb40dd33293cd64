package io.keruen.app.embedded;

import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.ClearanceDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads everything that stands in the topic of what gates decided. */
final class ClearanceTopic {
    private ClearanceTopic() {}

    /** All records, repeats included, in the order of the topic. */
    static List<ClearanceDecision> read(String bootstrapServers) throws InvalidInputException {
        ClearanceCodec codec = new ClearanceCodec(SchemaStore.ofThisBuild());
        List<ClearanceDecision> decisions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(bootstrapServers, Topics.ESCORT_CLEARANCES)) {
            decisions.add(codec.decode(record.value()));
        }
        return decisions;
    }

    /** What a reader that drops repeats sees; repeats that differ are an error. */
    static Map<String, ClearanceDecision> byId(Collection<ClearanceDecision> decisions) {
        Map<String, ClearanceDecision> seen = new TreeMap<>();
        for (ClearanceDecision decision : decisions) {
            ClearanceDecision before = seen.put(decision.id(), decision);
            if (before != null && !before.equals(decision)) {
                throw new AssertionError("decided twice with different words: " + before + " and " + decision);
            }
        }
        return seen;
    }
}
