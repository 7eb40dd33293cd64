package io.keruen.app.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** The savepoints in a folder, of whatever jobs: a job that was stopped with one knows more than its older checkpoints. */
public final class Savepoints {
    private Savepoints() {}

    /**
     * The youngest complete savepoint of the job of a checkpoint that was written after it; empty if there is none. Whose
     * it is its operators tell, since no two jobs share one; one that cannot be read could be this job's, and counts. When
     * it was written its file tells.
     *
     * @param folder need not be there: then nobody has made a savepoint
     */
    public static Optional<Path> after(Path checkpoint, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Set<OperatorID> operators = operators(checkpoint);
        Path youngest = checkpoint;
        for (Path savepoint : complete(folder)) {
            if (Checkpoints.writtenAt(savepoint).compareTo(Checkpoints.writtenAt(youngest)) > 0
                    && isOf(operators, savepoint)) {
                youngest = savepoint;
            }
        }
        return Optional.of(youngest).filter(found -> !found.equals(checkpoint));
    }

    private static List<Path> complete(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.exists(each.resolve(Checkpoints.METADATA)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // a folder that went away while it was looked at
        }
    }

    private static boolean isOf(Set<OperatorID> operators, Path savepoint) {
        try {
            return operators(savepoint).stream().anyMatch(operators::contains);
        } catch (IOException e) {
            return true; // a person looks at it
        }
    }

    private static Set<OperatorID> operators(Path checkpoint) throws IOException {
        return Checkpoints.read(checkpoint).getOperatorStates().stream()
                .map(OperatorState::getOperatorID)
                .collect(Collectors.toSet());
    }
}
