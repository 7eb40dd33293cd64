package io.keruen.app.dispatcher.log;

import io.keruen.connectors.outlet.DurableFiles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * An append-only file of records in a folder. A record is its length, its CRC-32C and its bytes. What was appended before
 * {@link #force()} came back survives whatever happens to the process or the power; a record that was cut off at the end
 * is taken away at the next start, a hole in the middle stops it. Compaction writes a new file beside the old one and
 * takes its place in one step. Used by one thread at a time, but for
 * {@link #force()} and {@link #isOpen()}, which go beside everything but compaction and the end.
 */
public final class RecordLog implements AutoCloseable {
    /** The longest record. */
    public static final int MAX_RECORD_BYTES = 2 << 20;

    private static final byte[] MAGIC = "KERUEN1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("\\d{16}\\.log");
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private long number;
    private FileChannel channel;
    private long end;

    private RecordLog(Path folder, long number, FileChannel channel) {
        this.folder = folder;
        this.number = number;
        this.channel = channel;
        end = MAGIC.length;
    }

    /** Told of each record in the order in which they were appended. */
    public interface Reader {
        /** A record, and where {@link RecordLog#read} finds it. */
        void record(byte[] bytes, long position) throws IOException;
    }

    /** Writes the records that still count. */
    public interface Survivors {
        /** Appends all of them to the log, which is empty. */
        void write(RecordLog fresh) throws IOException;
    }

    /**
     * Opens the log of a folder and tells what it holds.
     *
     * @throws DamagedLogException if something is missing in its middle
     */
    public static RecordLog open(Path folder, Reader reader) throws IOException {
        DurableFiles.createFolder(folder);
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            return create(folder, 1, fresh -> {});
        }
        Path newest = files.get(files.size() - 1);
        long number = Long.parseLong(String.valueOf(newest.getFileName()).substring(0, 16));
        RecordLog log = new RecordLog(folder, number, channel(newest));
        try {
            log.readAll(newest, reader);
        } catch (IOException | RuntimeException e) {
            log.channel.close();
            throw e;
        }
        // The newest was complete when it got its name: those before it are history.
        for (Path old : files.subList(0, files.size() - 1)) {
            Files.delete(old);
        }
        return log;
    }

    /** Tells what a log holds without touching it, also while its owner writes; what is cut off at the end is left out. */
    public static void peek(Path folder, Reader reader) throws IOException {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            return;
        }
        Path newest = files.get(files.size() - 1);
        byte[] bytes = Files.readAllBytes(newest);
        checkMagic(newest, bytes);
        tell(bytes, reader);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }

    private static RecordLog create(Path folder, long number, Survivors survivors) throws IOException {
        String name = String.format(Locale.ROOT, "%016d.log", number);
        Path unfinished = folder.resolve(name + UNFINISHED);
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished);
        FileChannel channel = channel(unfinished);
        RecordLog log = new RecordLog(folder, number, channel);
        try {
            writeFully(channel, ByteBuffer.wrap(MAGIC), 0);
            survivors.write(log);
            channel.force(true);
            DurableFiles.move(unfinished, folder.resolve(name));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return log;
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void readAll(Path file, Reader reader) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        checkMagic(file, bytes);
        int reached = tell(bytes, reader);
        if (reached < bytes.length) {
            if (holdsRecordAfter(bytes, reached + 1)) {
                throw new DamagedLogException(file + " is damaged at byte " + reached
                        + " and goes on behind it: restore it from a backup, or move it away and accept what is lost");
            }
            channel.truncate(reached);
            channel.force(true);
        }
        end = reached;
    }

    private static void checkMagic(Path file, byte[] bytes) throws DamagedLogException {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DamagedLogException(file + " does not begin as a log of keruen: restore it from a backup");
        }
    }

    /** Tells all whole records; where the first that is not whole begins. */
    private static int tell(byte[] bytes, Reader reader) throws IOException {
        int at = MAGIC.length;
        while (isRecord(bytes, at)) {
            int length = ByteBuffer.wrap(bytes).getInt(at);
            reader.record(Arrays.copyOfRange(bytes, at + HEADER_BYTES, at + HEADER_BYTES + length), at);
            at += HEADER_BYTES + length;
        }
        return at;
    }

    private static boolean isRecord(byte[] bytes, int at) {
        if (bytes.length - at < HEADER_BYTES) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, at, HEADER_BYTES);
        int length = header.getInt();
        int sum = header.getInt();
        return length > 0
                && length <= MAX_RECORD_BYTES
                && bytes.length - at - HEADER_BYTES >= length
                && checksum(bytes, at + HEADER_BYTES, length) == sum;
    }

    private static boolean holdsRecordAfter(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (isRecord(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Appends a record; durable after the next {@link #force()}. Where {@link #read} finds it. */
    public long append(byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes.length > MAX_RECORD_BYTES) {
            throw new IllegalArgumentException("a record of " + bytes.length + " bytes, 1.." + MAX_RECORD_BYTES);
        }
        ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes, 0, bytes.length))
                .put(bytes)
                .flip();
        long position = end;
        writeFully(channel, record, position);
        end += HEADER_BYTES + bytes.length;
        return position;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Makes everything appended so far durable. */
    public void force() throws IOException {
        channel.force(false);
    }

    /** The record at a position that {@link #append} or the reader gave. */
    public byte[] read(long position) throws IOException {
        ByteBuffer header = readFully(position, HEADER_BYTES);
        int length = header.getInt();
        int sum = header.getInt();
        if (length <= 0 || length > MAX_RECORD_BYTES) {
            throw new DamagedLogException(folder + " is damaged at byte " + position);
        }
        byte[] bytes = readFully(position + HEADER_BYTES, length).array();
        if (checksum(bytes, 0, length) != sum) {
            throw new DamagedLogException(folder + " is damaged at byte " + position);
        }
        return bytes;
    }

    private ByteBuffer readFully(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, position + bytes.position());
            if (count < 0) {
                throw new EOFException(folder + " ends before byte " + (position + length));
            }
        }
        return bytes.flip();
    }

    /** Whether it can be written to: an interrupt in the middle of a write closes it. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** How long the file is. */
    public long bytes() {
        return end;
    }

    /** Puts a file in its place that holds only what still counts; killed in between, the old one counts. */
    public void compact(Survivors survivors) throws IOException {
        RecordLog fresh = create(folder, number + 1, survivors);
        Path old = folder.resolve(String.format(Locale.ROOT, "%016d.log", number));
        channel.close();
        channel = fresh.channel;
        number = fresh.number;
        end = fresh.end;
        Files.delete(old);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
