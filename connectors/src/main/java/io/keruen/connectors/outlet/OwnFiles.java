package io.keruen.connectors.outlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, where the file system knows owners. */
public final class OwnFiles {
    private OwnFiles() {}

    /** Makes a folder, or takes one from everybody else. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (knowsOwners(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Writes a file anew: one that was open to others before may still be read by who holds it open. */
    public static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (knowsOwners(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text);
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
