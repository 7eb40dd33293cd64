package io.keruen.app.cluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a cluster is made.
 *
 * @param classPath of its processes, without what comes with the job
 * @param jobJar what is submitted
 * @param jvmFlags more flags for each process
 */
public record Shape(String classPath, Path jobJar, List<String> jvmFlags) {
    /** Copies the flags. */
    public Shape {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /**
     * A class path without some of our own modules: those that the job jar brings, so that what runs is what was
     * submitted.
     *
     * @param inJob a class of each module to leave out
     */
    public static String without(String classPath, List<Class<?>> inJob) {
        List<Path> leftOut = inJob.stream().map(Shape::placeOf).toList();
        return Arrays.stream(classPath.split(File.pathSeparator, 0))
                .filter(each -> !leftOut.contains(Path.of(each).toAbsolutePath().normalize()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " stands at " + source.getLocation(), e);
        }
    }
}
