package io.keruen.app.dispatcher.routing;

import io.keruen.connectors.mail.MailOutlet;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A mail destination is one for each of its addresses, with a queue of its own: a mailbox that takes nothing for a while
 * delays none of the others. Its name is that of the destination, {@code +} and the address, without the name of whose it is.
 */
public final class Receivers {
    private static final String TO = "to";
    private static final char BETWEEN = '+';

    /** As names of files they are longer, and a file system takes 255 bytes. */
    private static final int MOST_BYTES = 200;

    private Receivers() {}

    /** The destinations that the settings of one are, by name. */
    static Map<String, Settings> of(Settings settings) throws SettingException {
        List<String> addresses = settings.text("kind").equals(MailOutlet.KIND.name()) ? settings.texts(TO) : List.of();
        if (addresses.isEmpty()) {
            return Map.of(settings.name(), settings);
        }
        Map<String, Settings> all = new LinkedHashMap<>();
        for (String address : addresses) {
            String mailbox = encoded(MailOutlet.mailbox(settings, TO, address));
            if (mailbox.length() > MOST_BYTES) {
                throw settings.wrong(TO, "holds " + address + ", which is too long; write a shorter address");
            }
            if (all.put(settings.name() + BETWEEN + mailbox, settings.with(TO, List.of(address))) != null) {
                throw settings.wrong(TO, "holds " + address + " twice; leave one of them away");
            }
        }
        return all;
    }

    /** No two mailboxes are told apart by capitals, and it is the name of a folder. */
    private static String encoded(String address) {
        return URLEncoder.encode(address.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                .replace("%40", "@");
    }

    /** Those of some names that are addresses of a destination. */
    public static List<String> among(Set<String> names, String destination) {
        return names.stream().filter(each -> isOf(each, destination)).toList();
    }

    /** The address in a name, in small letters. */
    public static String address(String name) {
        return URLDecoder.decode(name.substring(name.indexOf(BETWEEN) + 1), StandardCharsets.UTF_8);
    }

    /** The destination as it is written, of one of its addresses or of itself. */
    public static String destination(String name) {
        int between = name.indexOf(BETWEEN);
        return between < 0 ? name : name.substring(0, between);
    }

    /** Whether a name is that of an address of a destination. */
    public static boolean isOf(String name, String destination) {
        return name.startsWith(destination + BETWEEN);
    }
}
