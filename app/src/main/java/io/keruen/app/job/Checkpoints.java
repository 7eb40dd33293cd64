package io.keruen.app.job;

import io.keruen.connectors.outlet.DurableFiles;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** The checkpoints that jobs left in a folder. They belong to the topics of one broker, and to no others. */
public final class Checkpoints {
    private static final String PREFIX = "chk-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d{1,18}");
    /** The file that is written last: where it stands, the checkpoint or savepoint is complete. */
    static final String METADATA = "_metadata";

    private static final String BROKER = "broker";

    private Checkpoints() {}

    /**
     * The newest complete one that can be read: of the job that wrote last the one of the highest number. Numbers of two
     * jobs say nothing: one that went back to an older savepoint counts on from there. An older one of the same job does as
     * well: what came after it is judged again, to the same alerts.
     *
     * @throws UnusableDataException if none of those that are there can be read
     */
    public static Optional<Path> newest(Path folder) throws IOException, UnusableDataException {
        List<Path> complete = complete(folder);
        IOException failure = null;
        for (Path checkpoint : complete) {
            try {
                read(checkpoint);
                return Optional.of(checkpoint);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw new UnusableDataException("the checkpoint " + complete.get(0) + " is damaged (" + failure + ")");
        }
        return Optional.empty();
    }

    /** What a checkpoint or savepoint says of itself; the state that it names is not looked at. */
    static CheckpointMetadata read(Path checkpoint) throws IOException {
        Path metadata = checkpoint.resolve(METADATA);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            return org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
                    in, Checkpoints.class.getClassLoader(), metadata.toString());
        }
    }

    /**
     * Binds the folder to the topics of a broker: offsets mean nothing in others, and a job that goes on from them would
     * leave out whatever stands before them.
     *
     * @throws UnusableDataException if there are checkpoints of another broker's topics
     */
    public static void bind(Path folder, String clusterId) throws IOException, UnusableDataException {
        Path file = folder.resolve(BROKER);
        byte[] id = clusterId.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), id)) {
            return; // not written again: a full disk would leave an empty file beside good checkpoints
        }
        if (!complete(folder).isEmpty()) {
            throw new UnusableDataException("the checkpoints in " + folder + " belong to topics that are gone");
        }
        DurableFiles.createFolder(folder);
        DurableFiles.replace(file, id);
    }

    /** A path as Flink reads it: it takes an escape like %20 for letters of the name. */
    public static String forFlink(Path path) {
        return org.apache.flink.core.fs.Path.fromLocalFile(path.toAbsolutePath().toFile())
                .toString();
    }

    /** The complete ones, newest first. */
    private static List<Path> complete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> complete = new ArrayList<>(
                    all.filter(each -> NAME.matcher(name(each)).matches() && Files.exists(each.resolve(METADATA)))
                            .toList());
            Map<Path, FileTime> wroteLast = new HashMap<>();
            for (Path checkpoint : complete) {
                wroteLast.merge(
                        job(checkpoint), writtenAt(checkpoint), (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
            complete.sort(Comparator.<Path, FileTime>comparing(each -> Objects.requireNonNull(wroteLast.get(job(each))))
                    .thenComparingLong(Checkpoints::number)
                    .reversed());
            return complete;
        } catch (UncheckedIOException e) {
            throw e.getCause(); // a folder that may not be read, or went away while it was looked at
        }
    }

    private static Path job(Path checkpoint) {
        return Objects.requireNonNull(checkpoint.getParent());
    }

    /** When a checkpoint or savepoint was complete. */
    static FileTime writtenAt(Path checkpoint) throws IOException {
        return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(name(checkpoint).substring(PREFIX.length()));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
