package io.keruen.app.dispatcher.routing;

import io.keruen.app.dispatcher.routing.Route.Records;
import io.keruen.connectors.cap.CapOutlet;
import io.keruen.connectors.mqtt.GateOutlet;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no outlet sees of its own settings: what two destinations cannot share, and what only the routes say of one. */
final class DestinationCheck {
    /** A command is of no use 3 s after its decision: a longer wait is one for nothing, and the next decision stands behind. */
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(2);

    private final Map<String, String> owners = new HashMap<>();
    private final List<Route> routes;

    private DestinationCheck(List<Route> routes) {
        this.routes = routes;
    }

    /** Refuses what cannot work. */
    static void check(Map<String, Settings> destinations, List<Route> routes) throws SettingException {
        DestinationCheck check = new DestinationCheck(routes);
        for (Map.Entry<String, Settings> each : destinations.entrySet()) {
            Settings settings = each.getValue();
            if (isGate(settings)) {
                check.gate(each.getKey(), settings);
            } else if (settings.text("kind").equals(CapOutlet.KIND.name())) {
                check.folder(settings);
            }
        }
    }

    static boolean isGate(Settings settings) throws SettingException {
        return settings.text("kind").equals(GateOutlet.KIND.name());
    }

    private void folder(Settings settings) throws SettingException {
        String folder = settings.textOrNull("folder");
        if (folder != null) {
            requireOwn(settings, "folder", settings.path(folder).normalize().toString(), folder);
        }
    }

    private void gate(String name, Settings settings) throws SettingException {
        String gate = settings.text("gate");
        requireOwn(settings, "gate", gate, gate);
        if (settings.text("via", "MQTT").equals("MQTT")) {
            String client = settings.text("client-id", GateOutlet.clientId(name));
            requireOwn(settings, "client-id", settings.text("host", "") + " " + client, client);
        }
        Duration timeout = settings.span("timeout", LONGEST_COMMAND);
        if (timeout.compareTo(LONGEST_COMMAND) > 0) {
            throw settings.wrong("timeout", "is longer than 2s; write less, for a command is worthless after 3s");
        }
        boolean isCommanded = false;
        for (Route route : routes) {
            boolean isMeant =
                    route.records().contains(Records.CLEARANCES) && route.to().contains(name);
            if (isMeant && !route.types().isEmpty()) {
                throw settings.wrong(
                        "gate", "is told of some types of clearances only; leave types out of the route to it");
            }
            isCommanded |= isMeant;
        }
        if (!isCommanded) {
            throw settings.wrong(
                    "gate", "is commanded by no route; write one with records: [CLEARANCES] and to: [" + name + "]");
        }
    }

    /** One value is of one destination: as it is compared, and as it is written. */
    private void requireOwn(Settings settings, String key, String value, String written) throws SettingException {
        String other = owners.put(key + " " + value, settings.name());
        if (other != null) {
            throw settings.wrong(
                    key, "is " + written + ", as that of " + other + "; write another, or one destination");
        }
    }
}
