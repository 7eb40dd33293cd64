package io.keruen.app.up;

import io.keruen.app.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder in which one running system keeps everything; no second system uses it meanwhile. */
final class DataFolder implements AutoCloseable {
    /** By this file a folder is known as ours: no other program names one so. */
    private static final String LOCK = "keruen.lock";

    private static final String LOG = "keruen.log";
    private static final String SCENARIO = "scenario";
    private static final String IDENTITY = "scenario.sha256";
    private static final Pattern OWN = Pattern.compile(
            "kafka|(history-)?checkpoints|flink(-tmp)?|influxdb|dispatcher|officers|keruen\\.log(\\.\\d+)?|"
                    + "scenario(\\.sha256(\\.unfinished)?|\\.unfinished)?");
    private static final long MIN_FREE_BYTES = 512L << 20;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a folder, and takes away what a run left there unless it shall be kept. What is not ours stays, and a folder
     * that holds only such things is not taken at all.
     *
     * @throws UsageException if it cannot be used, with the reason
     */
    static DataFolder open(Path folder, boolean keep) {
        try {
            if (holdsOtherThings(folder)) {
                throw new UsageException(
                        "--data " + folder + " holds other things than data of keruen; name a new folder");
            }
            Files.createDirectories(folder);
            DataFolder opened = new DataFolder(folder, lock(folder));
            if (!keep) {
                opened.empty();
            }
            long freeBytes = Files.getFileStore(folder).getUsableSpace();
            if (freeBytes < MIN_FREE_BYTES) {
                opened.close();
                throw new UsageException("--data " + folder + ": only " + (freeBytes >> 20) + " MiB are free there, "
                        + (MIN_FREE_BYTES >> 20) + " are needed; name a folder on another disk");
            }
            return opened;
        } catch (IOException e) {
            throw new UsageException("--data " + folder + " cannot be used: " + e);
        }
    }

    private static boolean holdsOtherThings(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isPresent() && !Files.exists(folder.resolve(LOCK));
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder);
        }
        channel.close();
        throw inUse(folder);
    }

    private static UsageException inUse(Path folder) {
        return new UsageException("--data " + folder + " is used by a keruen that is running; name another folder");
    }

    private void empty() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (OWN.matcher(String.valueOf(child.getFileName())).matches()) {
                    deleteTree(child);
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    Path path() {
        return folder;
    }

    /** Where the parts write what they have to say. */
    Path log() {
        return folder.resolve(LOG);
    }

    /** Where a private database of the history keeps what it has. */
    Path influxdb() {
        return folder.resolve("influxdb");
    }

    /** Where a scenario stands that was made for this folder. */
    Path ownScenario() {
        return folder.resolve(SCENARIO);
    }

    /**
     * Binds the folder to a scenario.
     *
     * @throws UsageException if it holds the data of another one
     */
    void bind(Path scenario) throws IOException {
        byte[] identity = identity(scenario).getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve(IDENTITY);
        if (!Files.exists(file)) {
            Path unfinished = folder.resolve(IDENTITY + ".unfinished");
            Files.write(unfinished, identity);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Arrays.equals(Files.readAllBytes(file), identity)) {
            throw new UsageException(
                    "--data " + folder + " belongs to another scenario than " + scenario + "; leave --keep away");
        }
    }

    private static String identity(Path scenario) throws IOException {
        MessageDigest digest = sha256();
        List<Path> files;
        try (Stream<Path> children = Files.list(scenario)) {
            files = children.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
