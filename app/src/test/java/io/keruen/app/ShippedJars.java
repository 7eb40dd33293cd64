package io.keruen.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that the launcher runs: who starts a process of ours in a test starts these, not the classes of the tests. */
public final class ShippedJars {
    private static final Path LIB = Path.of("target", "lib").toAbsolutePath();

    private ShippedJars() {}

    /** What stands behind {@code -cp}. */
    public static String classPath() {
        if (!Files.isDirectory(LIB)) {
            throw new IllegalStateException(LIB + " is not there: package first");
        }
        return LIB + "/*";
    }
}
