package io.keruen.app.dossier;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen dossier verify}: recomputes the chain of a dossier. */
@Command(
        name = "verify",
        description =
                "Recomputes the chain of a dossier.json; exit code 1, and the first record, if one does not hold.",
        mixinStandardHelpOptions = true)
public final class DossierVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The dossier.json.")
    private Path file = Path.of(".");

    @Option(
            names = "--last",
            paramLabel = "HASH",
            description = "The last hash as it was printed when the dossier was written: a chain that somebody made"
                    + " anew holds, but does not end in it.")
    private @Nullable String lastSha256;

    public DossierVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ChainCheck.Finding finding = ChainCheck.check(bytes());
        String printed = lastSha256;
        if (!finding.holds()) {
            return no(finding.words());
        }
        if (printed != null && !printed.strip().toLowerCase(Locale.ROOT).equals(finding.lastSha256())) {
            return no("the chain holds, but ends in another hash than the one given: " + finding.lastSha256());
        }
        console.out()
                .printf(
                        Locale.ROOT,
                        "%s: escort %s, %,d records%nlast hash  %s%n",
                        console.good("holds"),
                        finding.escortId(),
                        finding.records(),
                        finding.lastSha256());
        if (printed == null) {
            console.out()
                    .println("compare the last hash with the one that was printed when the dossier was written: a chain"
                            + " that somebody made anew holds too, but ends in another (--last HASH does it)");
        }
        return 0;
    }

    private int no(String words) {
        console.out().println(console.bad("does not hold") + ": " + file + ": " + words);
        return 1;
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e);
        }
    }
}
