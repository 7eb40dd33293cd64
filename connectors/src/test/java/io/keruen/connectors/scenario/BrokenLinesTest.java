package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of broken line of telemetry among good ones: rejected with its reason, and only it. */
class BrokenLinesTest {
    private static final String GOOD = Folders.SAMPLE;

    /** A kind of line and what becomes of it; no reason = it is accepted. */
    private record Kind(String name, byte[] line, Reason reason) {}

    private final List<Kind> kinds = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void list_all_kinds() {
        encodings();
        grammar();
        types();
        ranges();
        accepted();
    }

    private void encodings() {
        bytes("invalid UTF-8", Reason.NOT_UTF8, concat(with("\"x\":\""), new byte[] {(byte) 0xC3, '"', '}'}));
        bytes("overlong UTF-8", Reason.NOT_UTF8, concat(with("\"x\":\""), new byte[] {(byte) 0xC0, (byte) 0x80, '"', '}'
        }));
        bytes("UTF-8 surrogate", Reason.NOT_UTF8, concat(with("\"x\":\""), new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'
        }));
        bytes("UTF-16", Reason.NOT_JSON, GOOD.getBytes(StandardCharsets.UTF_16BE));
        bytes("UTF-16 with mark", Reason.NOT_UTF8, GOOD.getBytes(StandardCharsets.UTF_16));
        broken("byte-order mark", Reason.BYTE_ORDER_MARK, "\uFEFF" + GOOD);
        broken("empty line", Reason.BLANK_LINE, "");
        broken("only spaces", Reason.BLANK_LINE, "  \t ");
        broken("only CR", Reason.BLANK_LINE, "\r");
        broken("half a surrogate pair", Reason.NOT_UTF8, field("\"softwareVersion\":\"\\ud800\""));
        broken("line over 1 MiB", Reason.TOO_LONG, field("\"x\":\"" + "a".repeat(1 << 20) + "\""));
        broken("spaces over 1 MiB", Reason.TOO_LONG, " ".repeat((1 << 20) + 1));
        broken("number of 1001 digits", Reason.TOO_LONG, field("\"altitudeM\":0." + "1".repeat(1001)));
    }

    private void grammar() {
        broken("text", Reason.NOT_JSON, "hello");
        broken("truncated", Reason.NOT_JSON, GOOD.substring(0, GOOD.length() - 1));
        broken("truncated in a number", Reason.NOT_JSON, GOOD.substring(0, GOOD.length() - 3));
        broken("no quotes", Reason.NOT_JSON, GOOD.replace("\"v\"", "v"));
        broken("single quotes", Reason.NOT_JSON, GOOD.replace('"', '\''));
        broken("trailing comma", Reason.NOT_JSON, field("").replace(",}", ",}"));
        broken("comment", Reason.NOT_JSON, field("/* */ \"x\":1"));
        broken("leading zero", Reason.NOT_JSON, field("\"altitudeM\":01"));
        broken("control character in text", Reason.NOT_JSON, field("\"softwareVersion\":\"a\u0001\""));
        broken("array", Reason.NOT_ONE_OBJECT, "[" + GOOD + "]");
        broken("string", Reason.NOT_ONE_OBJECT, "\"sample\"");
        broken("number", Reason.NOT_ONE_OBJECT, "17");
        broken("null", Reason.NOT_ONE_OBJECT, "null");
        broken("two objects", Reason.NOT_ONE_OBJECT, GOOD + GOOD);
        broken("object and text", Reason.NOT_ONE_OBJECT, GOOD + " x");
        broken("object and brace", Reason.NOT_ONE_OBJECT, GOOD + "}");
        broken("known field twice", Reason.DUPLICATE_FIELD, field("\"latDeg\":46.5"));
        broken("optional field twice", Reason.DUPLICATE_FIELD, field("\"hdop\":null,\"hdop\":1"));
        broken("unknown field twice", Reason.DUPLICATE_FIELD, field("\"x\":1,\"x\":2"));
        broken("nested field twice", Reason.DUPLICATE_FIELD, field("\"x\":{\"y\":1,\"y\":2}"));
        broken("escaped name twice", Reason.DUPLICATE_FIELD, field("\"\\u006catDeg\":46.5"));
        broken("nested deeper than 32", Reason.TOO_DEEP, field("\"x\":" + "[".repeat(32) + "]".repeat(32)));
        broken("nested very deep", Reason.TOO_DEEP, field("\"x\":" + "[".repeat(100_000)));
        broken("objects too deep", Reason.TOO_DEEP, field("\"x\":" + "{\"x\":".repeat(40) + "1" + "}".repeat(40)));
    }

    private void types() {
        broken("NaN", Reason.NOT_FINITE, field("\"altitudeM\":NaN"));
        broken("Infinity", Reason.NOT_FINITE, field("\"altitudeM\":Infinity"));
        broken("-Infinity", Reason.NOT_FINITE, field("\"speedMps\":-Infinity"));
        broken("overflow", Reason.NOT_FINITE, field("\"altitudeM\":1e999"));
        broken("NaN latitude", Reason.NOT_FINITE, GOOD.replace("46.5", "NaN"));
        broken("NaN in an unknown field", Reason.NOT_FINITE, field("\"x\":[NaN]"));
        broken("overflowing tyre", Reason.NOT_FINITE, field("\"tyrePressureKpa\":[1e400]"));
        broken("number as string", Reason.WRONG_TYPE, GOOD.replace("46.5", "\"46.5\""));
        broken("time as string", Reason.WRONG_TYPE, GOOD.replace("1767225600000", "\"1767225600000\""));
        broken("id as number", Reason.WRONG_TYPE, GOOD.replace("\"v\"", "7"));
        broken("number as boolean", Reason.WRONG_TYPE, field("\"altitudeM\":true"));
        broken("boolean as number", Reason.WRONG_TYPE, field("\"doorOpen\":1"));
        broken("boolean as string", Reason.WRONG_TYPE, field("\"minimalRisk\":\"true\""));
        broken("enum as number", Reason.WRONG_TYPE, field("\"fixType\":3"));
        broken("object as number", Reason.WRONG_TYPE, field("\"hdop\":{}"));
        broken("tyres as number", Reason.WRONG_TYPE, field("\"tyrePressureKpa\":700"));
        broken("tyre as string", Reason.WRONG_TYPE, field("\"tyrePressureKpa\":[\"700\"]"));
        broken("fractional sequence", Reason.WRONG_TYPE, field("\"sequence\":1.5"));
        broken("sequence with point zero", Reason.WRONG_TYPE, field("\"sequence\":1.0"));
        broken("fractional satellites", Reason.WRONG_TYPE, field("\"satellites\":9.5"));
        broken("fractional bootId", Reason.WRONG_TYPE, field("\"bootId\":1e0"));
        broken("null vehicleId", Reason.NULL_FIELD, GOOD.replace("\"v\"", "null"));
        broken("null time", Reason.NULL_FIELD, GOOD.replace("1767225600000", "null"));
        broken("null latitude", Reason.NULL_FIELD, GOOD.replace("46.5", "null"));
        broken("no longitude", Reason.MISSING_FIELD, GOOD.replace("lonDeg", "longitude"));
        broken("no vehicleId", Reason.MISSING_FIELD, GOOD.replace("vehicleId", "vehicle"));
        broken("empty object", Reason.MISSING_FIELD, "{}");
    }

    private void ranges() {
        broken("unknown fix", Reason.UNKNOWN_VALUE, field("\"fixType\":\"FOUR_D\""));
        broken("fix in small letters", Reason.UNKNOWN_VALUE, field("\"fixType\":\"none\""));
        broken("unknown surface", Reason.UNKNOWN_VALUE, field("\"roadSurface\":\"SAND\""));
        broken("unknown datum", Reason.UNKNOWN_VALUE, field("\"datum\":\"ED50\""));
        broken("GCJ02", Reason.UNSUPPORTED_DATUM, field("\"datum\":\"GCJ02\""));
        broken("BD09", Reason.UNSUPPORTED_DATUM, field("\"datum\":\"BD09\""));
        broken("empty id", Reason.BAD_ID, GOOD.replace("\"v\"", "\"\""));
        broken("id of 129 characters", Reason.BAD_ID, GOOD.replace("\"v\"", "\"" + "v".repeat(129) + "\""));
        broken("latitude 90.0001", Reason.OUT_OF_RANGE, GOOD.replace("46.5", "90.0001"));
        broken("latitude -91", Reason.OUT_OF_RANGE, GOOD.replace("46.5", "-91"));
        broken("longitude 180.5", Reason.OUT_OF_RANGE, GOOD.replace("82.5", "180.5"));
        broken("longitude -1e300", Reason.OUT_OF_RANGE, GOOD.replace("82.5", "-1e300"));
        broken("time in seconds", Reason.BAD_TIME, GOOD.replace("1767225600000", "1767225600"));
        broken("time in 1999", Reason.BAD_TIME, GOOD.replace("1767225600000", "946684799999"));
        broken("time in 2101", Reason.BAD_TIME, GOOD.replace("1767225600000", "4133980800000"));
        broken("fractional time", Reason.BAD_TIME, GOOD.replace("1767225600000", "1767225600000.5"));
        broken("time with point zero", Reason.BAD_TIME, GOOD.replace("1767225600000", "1767225600000.0"));
        broken("time beyond 64 bits", Reason.BAD_TIME, GOOD.replace("1767225600000", "1".repeat(30)));
        broken("ingest time 0", Reason.BAD_TIME, field("\"ingestTimeMs\":0"));
        broken("negative accuracy", Reason.NEGATIVE, field("\"accuracyM\":-0.5"));
        broken("negative speed", Reason.NEGATIVE, field("\"speedMps\":-1"));
        broken("negative sequence", Reason.NEGATIVE, field("\"sequence\":-1"));
        broken("negative satellites", Reason.NEGATIVE, field("\"satellites\":-4"));
        broken("negative bootId", Reason.NEGATIVE, field("\"bootId\":-1"));
        broken("sequence beyond 64 bits", Reason.OUT_OF_RANGE, field("\"sequence\":" + "9".repeat(20)));
        broken("satellites beyond 32 bits", Reason.OUT_OF_RANGE, field("\"satellites\":4000000000"));
        broken("version of 129 characters", Reason.TOO_LONG, field("\"softwareVersion\":\"" + "x".repeat(129) + "\""));
        broken("65 tyres", Reason.TOO_LONG, field("\"tyrePressureKpa\":[7" + ",7".repeat(64) + "]"));
    }

    private void accepted() {
        good("CR before LF", GOOD + "\r");
        good("spaces around", "  " + GOOD + "\t ");
        good("unknown field", field("\"colour\":{\"name\":[\"red\",1.5,null]}"));
        good("32 levels", field("\"x\":" + "[".repeat(31) + "]".repeat(31)));
        good("null in an optional field", field("\"hdop\":null,\"datum\":null,\"tyrePressureKpa\":null"));
        good("null ingest time", field("\"ingestTimeMs\":null"));
        good("null tyre", field("\"tyrePressureKpa\":[700,null]"));
        good("first instant", GOOD.replace("1767225600000", "946684800000"));
        good("last instant", GOOD.replace("1767225600000", "4133980799999"));
        good("id of 128 characters", GOOD.replace("\"v\"", "\"" + "\u8f66".repeat(128) + "\""));
        good("poles and date line", GOOD.replace("46.5", "-90").replace("82.5", "180"));
        good("integer as number", field("\"altitudeM\":240"));
        good("negative altitude", field("\"altitudeM\":-240.5e0,\"wheelSpeedMps\":-1"));
        good("strange values are for the sensor rules", field("\"courseDeg\":720,\"stateOfChargePct\":-3,\"hdop\":-1"));
        good("CGCS2000", field("\"datum\":\"CGCS2000\""));
        good("line of exactly 1 MiB", padded(1 << 20));
        good("line of exactly 1 MiB and CR", padded(1 << 20) + "\r");
    }

    @TestFactory
    Stream<DynamicTest> line_has_its_fate() throws IOException, UnusableScenarioException {
        Scenario scenario = read("telemetry.jsonl", "\n");
        assertThat(kinds.stream().filter(kind -> kind.reason() != null).count()).isGreaterThanOrEqualTo(40);

        return Stream.iterate(0, i -> i < kinds.size(), i -> i + 1)
                .map(i -> dynamicTest(kinds.get(i).name(), () -> {
                    RejectedInput found = rejectedAt(scenario, 2L * i + 2);
                    assertThat(found == null ? null : found.reason())
                            .as(String.valueOf(found))
                            .isEqualTo(kinds.get(i).reason());
                    if (found != null
                            && found.reason() != Reason.TOO_LONG
                            && kinds.get(i).line().length > 1) {
                        assertThat(found.original()).isEqualTo(kinds.get(i).line());
                    }
                }));
    }

    @Test
    void good_lines_between_are_all_accepted() throws IOException, UnusableScenarioException {
        Scenario scenario = read("telemetry.jsonl", "\n");
        long broken = kinds.stream().filter(kind -> kind.reason() != null).count();

        assertThat(scenario.counts().read()).isEqualTo(2L * kinds.size() + 1);
        assertThat(scenario.counts().rejected())
                .isEqualTo(broken)
                .isEqualTo(scenario.rejected().size());
        assertThat(scenario.counts().accepted()).isEqualTo(2L * kinds.size() + 1 - broken);
        assertThat(scenario.samples().size()).isEqualTo((int) scenario.counts().accepted());
    }

    @Test
    void compressed_and_plain_read_the_same() throws IOException, UnusableScenarioException {
        Scenario plain = read("telemetry.jsonl", "\n");
        java.nio.file.Files.delete(folder.resolve("telemetry.jsonl"));

        Scenario compressed = read("telemetry.jsonl.gz", "\n");

        assertThat(compressed.counts()).isEqualTo(plain.counts());
        assertThat(compressed.rejected())
                .usingElementComparatorIgnoringFields("source")
                .isEqualTo(plain.rejected());
    }

    @Test
    void carriage_returns_change_nothing_and_a_last_line_needs_no_end() throws IOException, UnusableScenarioException {
        Folders.write(Folders.valid(folder), "telemetry.jsonl", GOOD + "\r\n" + GOOD + "\r\n" + GOOD);

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.counts()).isEqualTo(new Counts(3, 3, 0, 0));
    }

    private Scenario read(String file, String end) throws IOException, UnusableScenarioException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((GOOD + end).getBytes(StandardCharsets.UTF_8));
        for (Kind kind : kinds) {
            out.writeBytes(kind.line());
            out.writeBytes((end + GOOD + end).getBytes(StandardCharsets.UTF_8));
        }
        Folders.valid(folder);
        java.nio.file.Files.deleteIfExists(folder.resolve("telemetry.jsonl"));
        Folders.write(folder, file, out.toByteArray());
        return ScenarioReader.read(folder);
    }

    private static RejectedInput rejectedAt(Scenario scenario, long line) {
        return scenario.rejected().stream()
                .filter(rejected -> rejected.position() == line)
                .findFirst()
                .orElse(null);
    }

    private void broken(String name, Reason reason, String line) {
        bytes(name, reason, line.getBytes(StandardCharsets.UTF_8));
    }

    private void good(String name, String line) {
        bytes(name, null, line.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String name, Reason reason, byte[] line) {
        kinds.add(new Kind(name, line, reason));
    }

    /** The good line with more fields. */
    private static String field(String more) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + more + "}";
    }

    private static byte[] with(String start) {
        return (GOOD.substring(0, GOOD.length() - 1) + "," + start).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String padded(int length) {
        String line = field("\"x\":\"\"");
        return line.replace("\"\"", "\"" + "a".repeat(length - line.length()) + "\"");
    }
}
