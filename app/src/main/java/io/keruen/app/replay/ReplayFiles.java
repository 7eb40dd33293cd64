package io.keruen.app.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keruen.connectors.scenario.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a judgement into a folder. Same judgement, same bytes, the timings of the summary aside. */
public final class ReplayFiles {
    /** What was not accepted, with its reason, its file and its line. */
    public static final String REJECTED = "rejected.jsonl";

    /** All that is written. */
    public static final List<String> NAMES =
            List.of("alerts.jsonl", "transits.jsonl", "clearances.jsonl", REJECTED, "summary.json");

    private ReplayFiles() {}

    /** Writes the five files, making the folder if need be; other files in it stay. */
    public static void write(Judgement judgement, Path folder) throws IOException {
        Files.createDirectories(folder);
        JsonLines.writeAlerts(folder.resolve("alerts.jsonl"), judgement.alerts());
        JsonLines.writeTransits(folder.resolve("transits.jsonl"), judgement.transits());
        JsonLines.writeClearances(folder.resolve("clearances.jsonl"), judgement.clearances());
        JsonLines.writeRejected(folder.resolve(REJECTED), judgement.rejected());
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        String summary = mapper.writeValueAsString(judgement.summary().fields());
        Files.writeString(folder.resolve("summary.json"), summary + "\n");
    }
}
