package io.keruen.app.dispatcher.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keruen.app.command.YamlFile;
import io.keruen.app.dispatcher.routing.Route.Records;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the routing file and refuses it as a whole, with one line, if anything in it is wrong. */
public final class RoutingFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final List<String> JURISDICTIONS = List.of("KZ", "CN", "BORDER_STRIP");
    private static final Duration RETRY = Duration.ofHours(72);
    private static final Duration MEMORY = Duration.ofDays(14);

    private RoutingFile() {}

    /**
     * Reads the file. The settings of the destinations are checked by their outlets.
     *
     * @throws SettingException naming the file, the key and what to write there
     */
    public static Routing read(Path file) throws SettingException {
        try {
            return routing(new Settings("", YamlFile.read(file, "--routing"), folderOf(file)));
        } catch (SettingException e) {
            throw new SettingException(file + ": " + e.getMessage());
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static Routing routing(Settings root) throws SettingException {
        Map<String, Settings> destinations = destinations(root);
        List<Route> routes = new ArrayList<>();
        for (Settings each : root.children("routes")) {
            routes.add(route(each, destinations.keySet()));
        }
        Set<String> readers = new HashSet<>();
        for (Map.Entry<String, Settings> each : destinations.entrySet()) {
            if (!DestinationCheck.isGate(each.getValue())) {
                readers.add(each.getKey()); // a gate has no use for alerts
            }
        }
        if (routes.stream()
                .noneMatch(each -> each.takesEveryAlert() && each.to().stream().anyMatch(readers::contains))) {
            throw root.wrong(
                    "routes", "have none that every alert takes to a person; add one with to: [..] and nothing else");
        }
        List<String> pagesTo = names(root, "pages-to", destinations.keySet());
        if (pagesTo.stream().noneMatch(readers::contains)) {
            throw root.wrong("pages-to", "names nobody; write who is called when the system itself is in trouble");
        }
        DestinationCheck.check(destinations, routes);
        Routing.Spans spans = new Routing.Spans(root.span("retry-for", RETRY), root.span("remember-for", MEMORY));
        if (spans.memory().compareTo(spans.retry()) < 0) {
            throw root.wrong("remember-for", "is shorter than retry-for; write at least as much");
        }
        Settings watch = root.child("watch");
        root.requireAllKnown();
        return new Routing(
                destinations,
                routes,
                pagesTo,
                spans,
                watch == null ? new Settings("watch", JsonNodeFactory.instance.objectNode(), root.path("")) : watch);
    }

    private static Map<String, Settings> destinations(Settings root) throws SettingException {
        Map<String, Settings> destinations = new LinkedHashMap<>();
        for (Settings each : root.children("destinations")) {
            if (!NAME.matcher(each.name()).matches()) {
                throw root.wrong(
                        "destinations",
                        "has the name '" + each.name() + "'; use up to 40 small letters, digits and hyphens");
            }
            destinations.putAll(Receivers.of(each));
        }
        if (destinations.isEmpty()) {
            throw root.wrong("destinations", "is empty; name at least one");
        }
        return destinations;
    }

    private static Route route(Settings settings, Set<String> destinations) throws SettingException {
        List<Records> records = settings.words("records", Records.class);
        List<String> jurisdictions = settings.texts("jurisdictions");
        for (String each : jurisdictions) {
            if (!JURISDICTIONS.contains(each)) {
                throw settings.wrong("jurisdictions", "holds " + each + "; write some of " + JURISDICTIONS);
            }
        }
        Set<Records> about = records.isEmpty() ? EnumSet.of(Records.ALERTS) : EnumSet.copyOf(records);
        if (!about.equals(EnumSet.of(Records.ALERTS))) {
            for (String key : List.of("severity-from", "jurisdictions")) {
                if (settings.has(key)) {
                    throw settings.wrong(key, "is of alerts only; leave it out, or give ALERTS a route of their own");
                }
            }
        }
        List<String> types = settings.texts("types");
        for (String type : types) {
            if (about.stream().noneMatch(each -> each.types().contains(type))) {
                throw settings.wrong(
                        "types",
                        "holds " + type + ", which is no type of " + about
                                + "; write one as docs/runbook.md and docs/SEMANTICS.md have them");
            }
        }
        Route route = new Route(
                about,
                Set.copyOf(types),
                settings.word("severity-from", Severity.class, Severity.LOW),
                Set.copyOf(jurisdictions),
                names(settings, "to", destinations),
                names(settings, "escalates-to", destinations));
        if (route.to().isEmpty()) {
            throw settings.wrong("to", "names nobody; write a list of destinations");
        }
        settings.requireAllKnown();
        return route;
    }

    private static List<String> names(Settings settings, String key, Set<String> destinations) throws SettingException {
        List<String> names = new ArrayList<>();
        for (String name : settings.texts(key)) {
            List<String> meant = destinations.contains(name) ? List.of(name) : Receivers.among(destinations, name);
            if (meant.isEmpty()) {
                throw settings.wrong(key, "names " + name + ", which is no destination; write some of " + destinations);
            }
            names.addAll(meant);
        }
        return names;
    }
}
