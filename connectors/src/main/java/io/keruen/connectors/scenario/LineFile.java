package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Streams a file of lines, plain or compressed: each line is taken or rejected with its reason and its bytes. */
final class LineFile {
    private static final int GZIP_ROOM = 1 << 16;

    private LineFile() {}

    /** Takes one line. */
    interface Taker {
        /** Takes the bytes from {@code from} to {@code to}, which are reused afterwards, or says why it does not. */
        void take(byte[] bytes, int from, int to, long number) throws InvalidInputException;
    }

    /** Reads all lines and answers how many there are. */
    static long read(Path file, Taker taker, Consumer<RejectedInput> rejected) throws UnusableScenarioException {
        String name = String.valueOf(file.getFileName());
        long count = 0;
        try (LineReader lines = new LineReader(open(file))) {
            while (lines.next()) {
                count++;
                try {
                    LineCheck.check(lines);
                    taker.take(lines.bytes(), lines.from(), lines.to(), lines.number());
                } catch (InvalidInputException e) {
                    byte[] original = Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to());
                    rejected.accept(new RejectedInput(
                            e.reason(), e.sentence(), name, lines.number(), RejectedInput.UNKNOWN_TIME, original));
                }
            }
        } catch (IOException e) {
            throw new UnusableScenarioException(name, "unreadable after line " + count + ": " + e.getMessage());
        }
        return count;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(ScenarioFiles.GZIP)) {
            return in;
        }
        try {
            return new GZIPInputStream(in, GZIP_ROOM);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
