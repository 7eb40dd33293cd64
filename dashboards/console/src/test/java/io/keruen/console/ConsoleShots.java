package io.keruen.console;

import java.nio.file.Path;

/** Takes pictures of a running page: {@code ConsoleShots URL FILE WIDTH HEIGHT [script before the shot]}. */
final class ConsoleShots {
    private ConsoleShots() {}

    public static void main(String[] args) throws Exception {
        try (Chromium chromium = Chromium.start(
                Chromium.find().orElseThrow(), "--use-angle=swiftshader", "--enable-unsafe-swiftshader")) {
            chromium.open(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            chromium.await(
                    "document.body && document.body.dataset.ready === 'true' && document.body.dataset.snapshot === 'true'",
                    60);
            if (args.length > 4) {
                chromium.eval(args[4]);
            }
            chromium.eval("new Promise((resolve) => setTimeout(resolve, 2500))");
            chromium.screenshot(Path.of(args[1]));
            System.out.println(chromium.complaints());
            System.out.println(chromium.eval("document.body.dataset.map"));
        }
    }
}
