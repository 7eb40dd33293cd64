package io.keruen.connectors.outlet;

import io.keruen.connectors.cap.CapOutlet;
import io.keruen.connectors.http.WebhookOutlet;
import io.keruen.connectors.mail.MailOutlet;
import io.keruen.connectors.mqtt.GateOutlet;
import java.util.List;
import java.util.stream.Collectors;

/** All ways out. A new one is a class and a line here. */
public final class Outlets {
    /** The list. */
    public static final List<OutletKind> ALL =
            List.of(WebhookOutlet.KIND, MailOutlet.KIND, CapOutlet.KIND, GateOutlet.KIND);

    private Outlets() {}

    /**
     * Opens the outlet of a destination.
     *
     * @throws SettingException naming the key and what to write there
     */
    public static Outlet open(Settings settings, OutletContext context) throws SettingException {
        String kind = settings.text("kind");
        for (OutletKind each : ALL) {
            if (each.name().equals(kind)) {
                Outlet outlet = each.opening().open(settings, context);
                settings.requireAllKnown();
                return outlet;
            }
        }
        throw settings.wrong(
                "kind",
                "is " + kind + "; write one of "
                        + ALL.stream().map(OutletKind::name).collect(Collectors.joining(", ")));
    }
}
