package io.keruen.app.up;

import java.nio.file.Path;

/** Sends what broker and Flink have to say to a file: the terminal belongs to alerts. */
final class LogFile {
    private LogFile() {}

    /** Takes effect if nothing has been logged yet in this process. */
    static void use(Path file) {
        System.setProperty("keruen.log.file", file.toAbsolutePath().toString());
        System.setProperty("log4j2.configurationFile", "keruen-up-log4j2.properties");
    }
}
