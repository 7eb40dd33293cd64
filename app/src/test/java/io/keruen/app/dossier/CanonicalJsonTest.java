package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Appendix B of RFC 8785. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_ecmascript_does(String bits, String expected) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void every_number_is_read_back_as_itself() {
        SplittableRandom random = new SplittableRandom(8785);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value + 0.0);
            }
        }
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.number(Double.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The example of RFC 8785, section 3.2.3 and 3.2.2. */
    @Test
    void names_are_sorted_by_code_units_and_only_what_must_be_is_escaped() throws Exception {
        String given = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis", "a": [1.0, true, null, {}, []],
                 "b": "\\u000f\\nA'\\u0042\\u0022\\u005c\\\\\\"\\/"}""";

        assertThat(CanonicalJson.text(JSON.readTree(given)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"a\":[1,true,null,{},[]],"
                        + "\"b\":\"\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void the_lowest_integer_is_written_as_ecmascript_does() throws Exception {
        assertThat(CanonicalJson.text(JSON.readTree("[-9223372036854775808, -9007199254740991]")))
                .isEqualTo("[-9223372036854776000,-9007199254740991]");
    }

    @Test
    void what_was_written_is_written_so_again() throws Exception {
        String given = "{\"z\":1e20,\"y\":12345678901234567890,\"x\":4.50,\"w\":2e-3}";
        String once = CanonicalJson.text(JSON.readTree(given));

        assertThat(once).isEqualTo("{\"w\":0.002,\"x\":4.5,\"y\":12345678901234567000,\"z\":100000000000000000000}");
        assertThat(CanonicalJson.text(JSON.readTree(once))).isEqualTo(once);
    }
}
