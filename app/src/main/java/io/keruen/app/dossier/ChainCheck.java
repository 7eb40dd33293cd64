package io.keruen.app.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recomputes the chain of a dossier. Nothing but the very bytes that were written holds. */
final class ChainCheck {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** The header, the lines around the records, and the last hash. */
    private static final int OTHER_LINES = 4;

    private final List<byte[]> lines;

    private ChainCheck(byte[] file) {
        lines = lines(file);
    }

    /**
     * What a check found.
     *
     * @param words what does not hold, the first that does not; empty if all does
     * @param lastSha256 the last hash, of a dossier that holds
     */
    record Finding(String words, String escortId, int records, String lastSha256) {
        boolean holds() {
            return words.isEmpty();
        }
    }

    /** Checks a file. */
    static Finding check(byte[] file) {
        try {
            return new ChainCheck(file).check();
        } catch (BrokenException e) {
            return new Finding(String.valueOf(e.getMessage()), "", 0, "");
        }
    }

    private Finding check() throws BrokenException {
        if (lines.size() <= OTHER_LINES || lines.get(lines.size() - 1).length > 0) {
            throw new BrokenException("the file is not whole: it ends before its last hash");
        }
        JsonNode header = header();
        int count = lines.size() - 1 - OTHER_LINES;
        JsonNode before = header;
        for (int number = 1; number <= count; number++) {
            before = record(number, before, number == count);
        }
        String last = before.path(Dossier.SHA256).asText();
        boolean isEnded = isLine(1, DossierFile.RECORDS)
                && isLine(lines.size() - 3, DossierFile.END)
                && isLine(lines.size() - 2, DossierFile.LAST + '"' + last + "\"}");
        if (header.path("records").asInt(-1) != count) {
            throw new BrokenException("record " + (count + 1) + " does not hold: the header counts "
                    + header.path("records") + " records, here are " + count);
        }
        if (!isEnded) {
            throw new BrokenException("the lines around the records are not as they were written");
        }
        return new Finding("", header.path("escortId").asText(), count, last);
    }

    private JsonNode header() throws BrokenException {
        String line = new String(lines.get(0), StandardCharsets.UTF_8);
        boolean isFramed = line.startsWith(DossierFile.HEADER) && line.endsWith(",");
        if (!isFramed) {
            throw new BrokenException("the header does not hold: the file does not begin as a dossier");
        }
        JsonNode header = node("the header", DossierFile.HEADER, lines.get(0), ",");
        if (!header.path(Dossier.SHA256).asText().equals(Dossier.sha256(header))) {
            throw new BrokenException("the header does not hold: its hash is not that of its content");
        }
        return header;
    }

    private JsonNode record(int number, JsonNode before, boolean isLast) throws BrokenException {
        String name = "record " + number;
        JsonNode record = node(name, "", lines.get(number + 1), isLast ? "" : ",");
        int says = record.path(Dossier.NUMBER).asInt(-1);
        if (says != number) {
            throw new BrokenException(name + " does not hold: in its place stands record " + says);
        }
        if (!record.path(Dossier.PREVIOUS)
                .asText()
                .equals(before.path(Dossier.SHA256).asText())) {
            throw new BrokenException(name + " does not hold: it does not follow what stands before it");
        }
        if (!record.path(Dossier.SHA256).asText().equals(Dossier.sha256(record))) {
            throw new BrokenException(name + " does not hold: its hash is not that of its content");
        }
        return record;
    }

    /** The object between two texts of a line, which is in its canonical form. */
    private static JsonNode node(String name, String before, byte[] line, String after) throws BrokenException {
        try {
            String text = new String(line, StandardCharsets.UTF_8);
            int end = Math.max(before.length(), text.length() - after.length());
            JsonNode node = JSON.readTree(text.substring(before.length(), end));
            String canonical = before + CanonicalJson.text(node) + after;
            if (node.isObject() && Arrays.equals(canonical.getBytes(StandardCharsets.UTF_8), line)) {
                return node;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BrokenException(name + " does not hold: " + firstLine(e));
        }
        throw new BrokenException(name + " does not hold: it is not in canonical form");
    }

    private static String firstLine(Exception e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private boolean isLine(int index, String text) {
        return Arrays.equals(lines.get(index), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < file.length; at++) {
            if (file[at] == '\n') {
                lines.add(Arrays.copyOfRange(file, from, at));
                from = at + 1;
            }
        }
        lines.add(Arrays.copyOfRange(file, from, file.length));
        return lines;
    }

    /** The first thing that does not hold. */
    private static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1;

        BrokenException(String message) {
            super(message);
        }
    }
}
