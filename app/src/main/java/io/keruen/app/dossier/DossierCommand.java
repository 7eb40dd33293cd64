package io.keruen.app.dossier;

import io.keruen.app.command.Console;
import io.keruen.app.command.KafkaConfigOption;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.outlet.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen dossier}: writes what happened to one escort. */
@Command(
        name = "dossier",
        description = "Writes what happened to one escort, from a scenario folder or a broker's topics:"
                + " JSON with a chain of hashes, and a page for people.",
        mixinStandardHelpOptions = true)
public final class DossierCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ESCORT", arity = "0..1", description = "The id of the escort.")
    private @Nullable String escortId;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "A scenario folder with the outputs of its replay; without them it is replayed.")
    private @Nullable Path folder;

    @Option(
            names = {"--bootstrap", "--bootstrap-servers", "--broker"},
            paramLabel = "HOST:PORT",
            description = "Brokers to begin with; their topics are read to their present end.")
    private @Nullable String bootstrapServers;

    @Mixin
    private final KafkaConfigOption config = new KafkaConfigOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Where dossier.json and dossier.html are written.")
    private @Nullable Path out;

    public DossierCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        String escort = required(escortId, "name an ESCORT");
        Path target = required(out, "--out DIR is missing: where shall it be written?");
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UsageException("--out " + target + " is a file; name a folder");
        }
        Dossier dossier;
        try (RecordSource source = source()) {
            dossier = DossierMaker.make(escort, source, program());
        }
        try {
            write(dossier, target);
        } catch (IOException e) {
            throw new UsageException("cannot write to " + target + ": " + e.getMessage());
        }
        print(dossier, target);
        return 0;
    }

    /** A dossier whose hash was printed stays: only the same is written over it. */
    private static void write(Dossier dossier, Path target) throws IOException {
        Path file = target.resolve(DossierFile.NAME);
        byte[] bytes = DossierFile.bytes(dossier);
        if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw new UsageException("--out " + target + " holds another " + DossierFile.NAME
                    + ": name another folder, or move that one away");
        }
        DurableFiles.createFolder(target);
        DurableFiles.replace(file, bytes);
        DurableFiles.replace(
                target.resolve(DossierPage.NAME), DossierPage.of(dossier).getBytes(StandardCharsets.UTF_8));
    }

    private RecordSource source() throws Exception {
        String broker = bootstrapServers;
        Path from = folder;
        if (broker != null && from != null) {
            throw new UsageException("--from and --bootstrap are two sources; name one");
        }
        if (broker != null) {
            return BrokerSource.open(config.to(broker), console);
        }
        return FolderSource.open(required(from, "name a source: --from FOLDER or --bootstrap HOST:PORT"), console);
    }

    private static <T> T required(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new UsageException(otherwise);
        }
        return value;
    }

    private static String program() {
        String version = DossierCommand.class.getPackage().getImplementationVersion();
        return "keruen " + (version == null ? "(not packaged)" : version);
    }

    private void print(Dossier dossier, Path target) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "escort %s: %,d records%nfrom  %s%nto    %s%n",
                        escortId,
                        dossier.records().size(),
                        BorderTime.both(dossier.header().path("firstMs").asLong()),
                        BorderTime.both(dossier.header().path("lastMs").asLong()));
        console.out().println("last hash  " + dossier.lastSha256());
        console.out().println("written to " + target.resolve(DossierFile.NAME) + " and " + DossierPage.NAME);
    }
}
