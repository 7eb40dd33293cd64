package io.keruen.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, spoken to over its DevTools protocol. It can reach this machine and nothing else,
 * and notes every request, console message, error and policy violation.
 */
final class Chromium implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final long ANSWER_S = 60;

    private final Process process;
    private final Path folder;
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** The browser of this machine, if it has one. */
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        List<Path> candidates = new ArrayList<>();
        if (named != null) {
            candidates.add(Path.of(named));
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
        }
        candidates.add(Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
        candidates.add(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }

    static Chromium start(Path browser, String... moreFlags) throws Exception {
        Path folder = Files.createTempDirectory("keruen-chromium");
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-dev-shm-usage",
                "--no-proxy-server",
                "--remote-debugging-port=0",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder));
        command.addAll(List.of(moreFlags));
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        try {
            return new Chromium(process, folder, port(process, folder));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String port(Process process, Path folder) throws Exception {
        Path file = folder.resolve("DevToolsActivePort");
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            if (Files.exists(file) && Files.readAllLines(file).size() >= 2) {
                return Files.readAllLines(file).get(0);
            }
            process.waitFor(100, TimeUnit.MILLISECONDS); // waits, unless it dies
        }
        throw new IOException("Chromium did not start: " + Files.readString(folder.resolve("chromium.log")));
    }

    private Chromium(Process process, Path folder, String port) throws Exception {
        this.process = process;
        this.folder = folder;
        HttpClient http = HttpClient.newHttpClient();
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        String address = null;
        for (int i = 0; i < 100 && address == null; i++) {
            String body = http.send(
                            java.net.http.HttpRequest.newBuilder(list).build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode target : JSON.readTree(body)) {
                if (target.path("type").asText().equals("page")) {
                    address = target.path("webSocketDebuggerUrl").asText();
                }
            }
            if (address == null) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(String.valueOf(address)), new Listener())
                .get(ANSWER_S, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Everything the page asked for. */
    List<String> requests() {
        return requests;
    }

    /** Errors, warnings and violations of the content policy. */
    List<String> complaints() {
        return complaints;
    }

    void open(String url, int width, int height) throws Exception {
        size(width, height);
        call("Page.navigate", Map.of("url", url));
    }

    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The value of an expression in the page; a promise is waited for. */
    JsonNode eval(String expression) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits in the page until an expression is true, by the page's own clock. */
    void await(String expression, int seconds) throws Exception {
        String script = "new Promise((resolve) => { const end = performance.now() + %d; const look = () => { "
                + "if (%s) resolve(true); else if (performance.now() > end) resolve(false); else setTimeout(look, 50); };"
                + " look(); })";
        if (!eval(script.formatted(1_000 * seconds, expression)).asBoolean()) {
            throw new AssertionError("not within " + seconds + " s: " + expression + "\n" + complaints + "\n"
                    + eval("document.body.innerText"));
        }
    }

    void screenshot(Path file) throws Exception {
        String picture = call("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    JsonNode call(String method, Map<String, Object> params) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        socket.sendText(message.toString(), true).get(ANSWER_S, TimeUnit.SECONDS);
        JsonNode result = answer.get(ANSWER_S, TimeUnit.SECONDS);
        if (result.has("error")) {
            throw new IOException(method + ": " + result.get("error"));
        }
        return result.path("result");
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.get("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(params.path("request").path("url").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(params.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                String type = params.path("type").asText();
                if (type.equals("error") || type.equals("warning")) {
                    complaints.add(type + " " + params.path("args"));
                }
            }
            case "Log.entryAdded" -> {
                String level = params.path("entry").path("level").asText();
                if (level.equals("error")) {
                    complaints.add(params.path("entry").toString());
                }
            }
            default -> {
                // the rest says how the page is loaded
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A dying browser may still write: what is left lies in the folder for temporary files.
            return;
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add(e.toString());
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
