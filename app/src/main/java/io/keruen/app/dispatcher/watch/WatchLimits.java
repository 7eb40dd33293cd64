package io.keruen.app.dispatcher.watch;

import io.keruen.connectors.http.AllowedUrl;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When the watch calls somebody.
 *
 * @param jobMetrics where the escort job tells of itself; none = its checkpoints are not watched
 */
public record WatchLimits(
        Duration ticks, Duration vehicles, Duration checkpoint, Duration failing, List<URI> jobMetrics) {
    private static final Duration TICKS = Duration.ofSeconds(10);
    private static final Duration VEHICLES = Duration.ofSeconds(30);
    private static final Duration CHECKPOINT = Duration.ofSeconds(60);
    private static final Duration FAILING = Duration.ofMinutes(10);
    private static final String JOB_METRICS = "job-metrics";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Copies what can change. */
    public WatchLimits {
        jobMetrics = List.copyOf(jobMetrics);
    }

    /** The limits in the settings below {@code watch}. */
    public static WatchLimits of(Settings settings) throws SettingException {
        List<URI> metrics = new ArrayList<>();
        for (String each : settings.oneOrMoreTexts(JOB_METRICS)) {
            metrics.add(uri(settings, each));
        }
        WatchLimits limits = new WatchLimits(
                settings.span("ticks-stale-after", TICKS),
                settings.span("vehicles-stale-after", VEHICLES),
                settings.span("checkpoint-stale-after", CHECKPOINT),
                settings.span("failing-after", FAILING),
                metrics);
        settings.requireAllKnown();
        return limits;
    }

    private static URI uri(Settings settings, String written) throws SettingException {
        try {
            URI uri = new URI(written);
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw noUrl(settings, written);
        }
        throw noUrl(settings, written);
    }

    private static SettingException noUrl(Settings settings, String written) {
        return settings.wrong(
                JOB_METRICS, "is " + AllowedUrl.withoutUser(written) + "; write a URL as http://host:9249/metrics");
    }
}
