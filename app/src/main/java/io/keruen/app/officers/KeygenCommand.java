package io.keruen.app.officers;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.officers.OfficerKey;
import io.keruen.connectors.officers.OfficerRegisterFile;
import io.keruen.connectors.officers.OfficerRole;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.core.customs.Authority;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keruen action keygen}: a key; the line for the register goes to the standard output. */
@Command(
        name = "keygen",
        description = "Makes an officer's key: the secret half into a file, the register's line to the output.",
        mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Console console;

    @Option(names = "--officer", required = true, paramLabel = "NAME", description = "Whose.")
    private String officer = "";

    @Option(names = "--side", required = true, paramLabel = "SIDE", description = "${COMPLETION-CANDIDATES}.")
    private Authority side = Authority.KZ;

    @Option(
            names = "--roles",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "Some of ${COMPLETION-CANDIDATES}, with commas.")
    private List<OfficerRole> roles = List.of();

    @Option(
            names = "--gates",
            split = ",",
            paramLabel = "GATE",
            description = "The gates it may hold and release (default: all).")
    private List<String> gates = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where NAME.key is written.")
    private Path folder = Path.of(".");

    KeygenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!FILE_NAME.matcher(officer).matches()) {
            throw new UsageException("--officer " + officer + ": use up to 100 letters, digits, dots and hyphens");
        }
        Path file = folder.resolve(officer + ".key");
        SigningKey key = SigningKey.generate(officer);
        try {
            Files.createDirectories(folder);
            key.write(file);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--out " + file + " is there already; a key is never overwritten");
        }
        console.out()
                .println(OfficerRegisterFile.line(
                        new OfficerKey(officer, side, key.publicKey(), roles, gates, Long.MIN_VALUE, Long.MAX_VALUE)));
        console.say("the secret key " + key.keyId() + " of " + officer + " is in " + file
                + "; the line belongs into the register");
        return 0;
    }
}
