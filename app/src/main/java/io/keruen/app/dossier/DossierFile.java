package io.keruen.app.dossier;

import java.nio.charset.StandardCharsets;

/** The layout of {@code dossier.json}: the header, each record and the last hash, one canonical line each. */
final class DossierFile {
    static final String NAME = "dossier.json";
    static final String HEADER = "{\"header\":";
    static final String RECORDS = "\"records\":[";
    static final String END = "],";
    static final String LAST = "\"lastSha256\":";

    private DossierFile() {}

    /** A dossier in bytes. */
    static byte[] bytes(Dossier dossier) {
        StringBuilder text = new StringBuilder();
        text.append(HEADER).append(CanonicalJson.text(dossier.header())).append(",\n");
        text.append(RECORDS).append('\n');
        int left = dossier.records().size();
        for (var record : dossier.records()) {
            left--;
            text.append(CanonicalJson.text(record)).append(left == 0 ? "\n" : ",\n");
        }
        text.append(END).append('\n');
        text.append(LAST).append('"').append(dossier.lastSha256()).append("\"}\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
