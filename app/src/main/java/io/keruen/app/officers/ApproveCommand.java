package io.keruen.app.officers;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.command.Visible;
import io.keruen.app.live.Broker;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.action.OfficerAction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen change approve}: shows a change, and adds the signature of another officer. */
@Command(
        name = "approve",
        description =
                "Shows what a change says, and adds another officer's signature; exit code 1 where it only shows, without"
                        + " --yes.",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
    private static final int NOT_APPROVED = 1;

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The change, as keruen change propose wrote it.")
    private Path file = Path.of("change.jsonl");

    @Option(
            names = "--yes",
            paramLabel = "SHA256",
            description =
                    "Sign what was shown under this digest; without it the change is shown and nothing is signed.")
    private @Nullable String yes;

    @Mixin
    private final ValidOption valid = new ValidOption();

    @Mixin
    private final KeyOption hand = new KeyOption();

    @Mixin
    private final Broker broker = new Broker();

    ApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        SigningKey key = hand.key();
        List<Change> changes = ChangeFile.read(file);
        String digest = ChangeFile.digest(changes);
        for (Change each : changes) {
            console.out().println(words(each));
            if (each.signatures().stream()
                    .anyMatch(said -> OfficerAction.isSameOfficer(said.officer(), key.officer()))) {
                throw new UsageException(file + ": " + key.officer() + " has signed " + Visible.text(each.key())
                        + " already; it takes another officer");
            }
        }
        if (yes == null) {
            console.say("nothing is signed; --yes " + digest + " signs all of it as " + key.officer());
            return NOT_APPROVED;
        }
        if (!yes.equals(digest)) {
            throw new UsageException("--yes " + Visible.text(yes) + " is not the digest of what is in " + file
                    + " now; look at it again without --yes");
        }
        long nowMs = TopicTime.of(broker).nowMs();
        ChangeFile.write(file, Change.signed(changes, key, nowMs, valid.span()));
        console.say(
                changes.size() + " records are approved by " + key.officer() + "; keruen change publish sends them");
        return 0;
    }

    private String words(Change change) {
        try {
            return change.words();
        } catch (InvalidInputException e) {
            throw new UsageException(file + ": " + Visible.text(change.key())
                    + " cannot be read, so nobody shall sign it: " + e.sentence());
        }
    }
}
