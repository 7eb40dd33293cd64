package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import io.keruen.connectors.cap.CapDocument.CapSender;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.OutletKind;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes each alert event as a CAP 1.2 message into a folder that any web server may give out, with a feed that lists the
 * newest. A message that the schema does not allow is never given out. Writing one twice changes nothing.
 */
public final class CapOutlet implements Outlet {
    /** Its entry in the list of outlets. */
    public static final OutletKind KIND = new OutletKind("cap", CapOutlet::new);

    private static final List<String> STATUS = List.of("Actual", "Exercise", "System", "Test");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
    private static final Pattern SENDER = Pattern.compile("[^\\s,<&]{1,128}");

    private final CapSender sender;
    private final CapFeed feed;
    private final CapSchema schema = new CapSchema();

    private CapOutlet(Settings settings, OutletContext context) throws SettingException {
        String name = settings.text("sender");
        if (!SENDER.matcher(name).matches()) {
            throw settings.wrong("sender", "is " + name + "; write one word as alerts@customs.example");
        }
        String status = settings.text("status", "Actual");
        if (!STATUS.contains(status)) {
            throw settings.wrong("status", "is " + status + "; write one of " + STATUS);
        }
        String language = settings.text("language", "en");
        if (!LANGUAGE.matcher(language).matches()) {
            throw settings.wrong("language", "is " + language + "; write a language as en or kk-KZ");
        }
        sender = new CapSender(name, status, language);
        String folder = settings.textOrNull("folder");
        Path place = folder == null ? context.folder().resolve("feed") : settings.path(folder);
        feed = new CapFeed(place, settings.number("entries", 100, 1, 10_000));
    }

    @Override
    public boolean takes(Notice notice) {
        return notice instanceof Notice.OfAlert;
    }

    @Override
    public Attempt attempt(Delivery delivery) {
        AlertEvent event = ((Notice.OfAlert) delivery.notice()).event();
        try {
            List<CapReference> before = feed.before(event.alertId(), event.revision());
            CapDocument document = new CapDocument(sender, event, before);
            String xml = document.xml();
            String wrong = schema.wrong(xml);
            if (wrong != null) {
                return Attempt.refused("no valid CAP message: " + wrong);
            }
            feed.put(event, document.reference(), xml.getBytes(StandardCharsets.UTF_8));
            return Attempt.delivered("written to the feed");
        } catch (IOException e) {
            return Attempt.retry("the feed cannot be written: " + e);
        }
    }

    @Override
    public void close() {
        feed.forget();
    }
}
