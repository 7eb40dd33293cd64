package io.keruen.app.live;

import io.keruen.app.job.Checkpoints;
import io.keruen.app.job.Savepoints;
import io.keruen.app.job.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.jspecify.annotations.Nullable;

/**
 * What a job goes on from where nobody says it: its newest checkpoint. A checkpoint can outlive the job that went on from
 * it, so one that is older than a savepoint of the job is none: a person says what it shall be. Used by one thread.
 */
final class NewestState {
    private static final String KEY = CheckpointingOptions.SAVEPOINT_DIRECTORY.key();

    private final Path checkpoints;
    private final Consumer<String> say;

    NewestState(Path checkpoints, Consumer<String> say) {
        this.checkpoints = checkpoints;
        this.say = say;
    }

    /**
     * Looks for it.
     *
     * @param savepoints where Flink puts savepoints, in its words; {@code null} = it has no such place
     * @return the checkpoint as Flink reads it; {@code null} if there is none
     * @throws IOException if the checkpoints cannot be read
     * @throws UnusableDataException if none can be used, or a savepoint is younger, with one line that says what to do
     */
    @Nullable
    String find(@Nullable String savepoints) throws IOException, UnusableDataException {
        Path newest = Checkpoints.newest(checkpoints).orElse(null);
        if (newest == null) {
            return null;
        }
        if (savepoints != null) {
            requireNoneAfter(newest, savepoints);
        }
        return Checkpoints.forFlink(newest);
    }

    private void requireNoneAfter(Path newest, String savepoints) throws UnusableDataException {
        var folder = new org.apache.flink.core.fs.Path(savepoints).toUri();
        if (folder.getScheme() != null && !folder.getScheme().equals("file")) {
            say.accept(KEY + " " + savepoints + " cannot be looked at from here: nobody knows whether a savepoint is"
                    + " younger than " + newest);
            return;
        }
        Optional<Path> younger;
        try {
            younger = Savepoints.after(newest, Path.of(folder.getPath()));
        } catch (IOException e) {
            throw new UnusableDataException(KEY + " " + savepoints + " cannot be read (" + e
                    + "); make it readable, or say with --from what the job shall go on from");
        }
        if (younger.isPresent()) {
            throw new UnusableDataException("the checkpoint " + newest + " is older than the savepoint " + younger.get()
                    + "; say with --from which of them the job shall go on from");
        }
    }
}
