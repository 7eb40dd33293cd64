package io.keruen.app.dispatcher.watch;

import io.keruen.connectors.http.AllowedUrl;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the watch calls somebody.
 *
 * @param jobMetrics where the escort job tells of itself; {@code null} = its checkpoints are not watched
 */
public record WatchLimits(
        Duration ticks,
        Duration vehicles,
        Duration checkpoint,
        Duration failing,
        @Nullable URI jobMetrics) {
    private static final Duration TICKS = Duration.ofSeconds(10);
    private static final Duration VEHICLES = Duration.ofSeconds(30);
    private static final Duration CHECKPOINT = Duration.ofSeconds(60);
    private static final Duration FAILING = Duration.ofMinutes(10);

    /** The limits in the settings below {@code watch}. */
    public static WatchLimits of(Settings settings) throws SettingException {
        String metrics = settings.textOrNull("job-metrics");
        WatchLimits limits = new WatchLimits(
                settings.span("ticks-stale-after", TICKS),
                settings.span("vehicles-stale-after", VEHICLES),
                settings.span("checkpoint-stale-after", CHECKPOINT),
                settings.span("failing-after", FAILING),
                metrics == null ? null : uri(settings, metrics));
        settings.requireAllKnown();
        return limits;
    }

    private static URI uri(Settings settings, String written) throws SettingException {
        try {
            return new URI(written);
        } catch (URISyntaxException e) {
            throw settings.wrong(
                    "job-metrics",
                    "is " + AllowedUrl.withoutUser(written) + "; write a URL as http://host:9249/metrics");
        }
    }
}
