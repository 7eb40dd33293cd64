package io.keruen.app.dispatcher.routing;

import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.AlertEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who is told what, as the routing file says. Immutable. */
public final class Routing {
    private final Map<String, Settings> destinations;
    private final List<Route> routes;
    private final List<String> pagesTo;
    private final Spans spans;
    private final Settings watch;

    Routing(Map<String, Settings> destinations, List<Route> routes, List<String> pagesTo, Spans spans, Settings watch) {
        this.destinations = new LinkedHashMap<>(destinations);
        this.routes = List.copyOf(routes);
        this.pagesTo = List.copyOf(pagesTo);
        this.spans = spans;
        this.watch = watch;
    }

    /**
     * How long things last.
     *
     * @param retry how long a delivery is tried before it becomes a dead letter
     * @param memory how long it is known that something was accepted
     */
    public record Spans(Duration retry, Duration memory) {}

    /** The settings of each destination, by name, in the order of the file; of a mail destination, of each address. */
    public Map<String, Settings> destinations() {
        return destinations;
    }

    /** How long things last. */
    public Spans spans() {
        return spans;
    }

    /** Who is told when the system itself is in trouble. */
    public List<String> pagesTo() {
        return pagesTo;
    }

    /** The settings of the watch. */
    public Settings watch() {
        return watch;
    }

    /**
     * Who is told of this: whom the routes name, unless officers shall not be bothered with it, and whoever was told of
     * the alert before, who is told how it goes on.
     *
     * @param wasTold whether a destination was told of the alert before
     */
    public Set<String> tell(Notice notice, Predicate<String> wasTold) {
        Set<String> told = new LinkedHashSet<>();
        if (isForPeople(notice)) {
            for (Route route : routes) {
                if (route.isAbout(notice)) {
                    told.addAll(route.to());
                    if (isEscalated(notice)) {
                        told.addAll(route.escalatesTo());
                    }
                }
            }
        }
        if (notice instanceof Notice.OfAlert) {
            destinations.keySet().stream().filter(wasTold).forEach(told::add);
        }
        return told;
    }

    /** Children and what is held off or shelved are written, not told. */
    private static boolean isForPeople(Notice notice) {
        return !(notice instanceof Notice.OfAlert alert) || alert.event().isForPeople();
    }

    private static boolean isEscalated(Notice notice) {
        return notice instanceof Notice.OfAlert alert && alert.event().event() == AlertEvent.Event.ESCALATED;
    }
}
