package io.keruen.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the page, from the class path. Only names of plain letters, so that no path leads anywhere else. */
final class StaticFiles {
    private static final Pattern NAME = Pattern.compile("(/[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** A file of the page. */
    record Page(String type, byte[] bytes) {}

    private final Map<String, Page> read = new ConcurrentHashMap<>();

    /** The file, or null where there is none. */
    @Nullable
    Page find(String path) throws IOException {
        String name = path.equals("/") ? "/index.html" : path;
        Page known = read.get(name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (known != null || type == null || !NAME.matcher(name).matches()) {
            return known;
        }
        try (InputStream file = StaticFiles.class.getResourceAsStream("page" + name)) {
            if (file == null) {
                return null;
            }
            Page page = new Page(type, file.readAllBytes());
            read.put(name, page);
            return page;
        }
    }
}
