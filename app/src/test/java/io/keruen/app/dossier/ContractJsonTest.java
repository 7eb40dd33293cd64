package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A contract that has gained a field which this program knows nothing of. */
    private static final Schema ACTION = new Schema.Parser().parse("""
                    {"type": "record", "name": "Action", "fields": [
                      {"name": "officer", "type": "string"},
                      {"name": "eventTimeMs", "type": "long"},
                      {"name": "signature", "type": ["null", "bytes"], "default": null},
                      {"name": "late", "type": "boolean", "default": false},
                      {"name": "answer", "type": {"type": "enum", "name": "A", "symbols": ["UNKNOWN", "TRUE"]},
                       "default": "UNKNOWN"},
                      {"name": "evidence", "type": {"type": "map", "values": "double"}, "default": {}}]}""");

    @Test
    void what_a_contract_gains_is_shown() throws Exception {
        GenericData.Record datum = new GenericData.Record(ACTION);
        datum.put("officer", "A. Beken");
        datum.put("eventTimeMs", 5L);
        datum.put("signature", java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
        datum.put("late", false);
        datum.put("answer", new GenericData.EnumSymbol(ACTION.getField("answer").schema(), "UNKNOWN"));
        datum.put("evidence", java.util.Map.of("gapM", 2.0, "speedMps", Double.NaN));

        assertThat(CanonicalJson.text(ContractJson.of(datum)))
                .isEqualTo("{\"answer\":\"UNKNOWN\",\"eventTimeMs\":5,\"evidence\":{\"gapM\":2},"
                        + "\"officer\":\"A. Beken\",\"signature\":\"AQID\"}");
    }

    @Test
    void a_line_and_a_record_have_one_form() throws Exception {
        assertThat(text("{\"officer\":\"A\",\"eventTimeMs\":5,\"late\":false,\"evidence\":{},\"other\":1}"))
                .isEqualTo("{\"eventTimeMs\":5,\"officer\":\"A\"}");
        assertThat(text("{\"evidence\":{\"a\":1},\"officer\":\"A\",\"eventTimeMs\":5,\"late\":true}"))
                .isEqualTo("{\"eventTimeMs\":5,\"evidence\":{\"a\":1},\"late\":true,\"officer\":\"A\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740991, 9007199254740991",
        "-9007199254740991, -9007199254740991",
        "9007199254740993, '\"9007199254740993\"'",
        "-9223372036854775808, '\"-9223372036854775808\"'"
    })
    void an_integer_that_a_json_number_cannot_hold_is_text(String given, String expected) throws Exception {
        assertThat(text("{\"officer\":\"A\",\"eventTimeMs\":" + given + "}"))
                .isEqualTo("{\"eventTimeMs\":" + expected + ",\"officer\":\"A\"}");
    }

    @Test
    void a_line_that_is_not_of_the_contract_is_refused_with_the_reason() {
        assertThatThrownBy(() -> text("{\"officer\":\"A\"}")).hasMessage("there is no eventTimeMs");
        assertThatThrownBy(() -> text("{\"officer\":\"A\",\"eventTimeMs\":1.5}"))
                .hasMessage("eventTimeMs cannot be 1.5");
        assertThatThrownBy(() -> text("[]")).hasMessage("Action cannot be []");
    }

    private static String text(String line) throws Exception {
        JsonNode node = JSON.readTree(line);
        ObjectNode formed = ContractJson.of(node, ACTION);
        return CanonicalJson.text(formed);
    }
}
