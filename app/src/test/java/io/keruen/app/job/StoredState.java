package io.keruen.app.job;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Checkpoints and savepoints as Flink leaves them in a folder, as far as their metadata. */
public final class StoredState {
    private static final String METADATA = "_metadata";

    private StoredState() {}

    /** Writes a checkpoint, or a savepoint, of the operators of these uids. */
    public static Path write(Path checkpoint, String... uids) throws IOException {
        List<OperatorState> operators = Arrays.stream(uids)
                .map(uid -> new OperatorState(uid, uid, operatorId(uid), 1, 128))
                .toList();
        Files.createDirectories(checkpoint);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(checkpoint.resolve(METADATA)))) {
            org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, operators, List.of()), out);
        }
        return checkpoint;
    }

    /** As if it had been written at a moment. */
    public static Path at(long ms, Path checkpoint) throws IOException {
        Files.setLastModifiedTime(checkpoint.resolve(METADATA), FileTime.fromMillis(ms));
        return checkpoint;
    }

    /** Takes its last bytes away. */
    static Path damage(Path checkpoint) throws IOException {
        Path metadata = checkpoint.resolve(METADATA);
        byte[] all = Files.readAllBytes(metadata);
        Files.write(metadata, Arrays.copyOf(all, all.length - 3));
        return checkpoint;
    }

    private static OperatorID operatorId(String uid) {
        byte[] bytes = uid.getBytes(StandardCharsets.UTF_8);
        return new OperatorID(Arrays.copyOf(bytes, 16));
    }
}
