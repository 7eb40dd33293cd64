package io.keruen.app.officers;

import io.keruen.app.command.UsageException;
import io.keruen.connectors.officers.SignatureDemand;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a signature under a change counts. */
final class ValidOption {
    private static final String NAME = "--valid";

    @Option(
            names = NAME,
            paramLabel = "SPAN",
            description = "The change must be published within so long, PT72H at most (default ${DEFAULT-VALUE}).")
    private Duration span = Duration.ofHours(24);

    Duration span() {
        if (span.isNegative() || span.isZero() || span.toMillis() > SignatureDemand.CHANGE_MS) {
            throw new UsageException(NAME + " " + span + " is not in PT0S..PT72H");
        }
        return span;
    }
}
