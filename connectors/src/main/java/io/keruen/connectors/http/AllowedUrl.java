package io.keruen.connectors.http;

import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.net.URI;
import java.util.List;

/** Where a request may go: to a host that the routing file allows, encrypted, or to this machine. */
public final class AllowedUrl {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private AllowedUrl() {}

    /** The setting {@code url}, whose host stands in {@code allow-hosts}. */
    public static URI of(Settings settings) throws SettingException {
        String secret = settings.text("url");
        String written = withoutUser(secret);
        List<String> allowed = settings.texts("allow-hosts");
        URI url;
        try {
            url = URI.create(secret);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("url", "is " + written + ", which is no URL; write one as https://host/path");
        }
        String host = url.getHost();
        if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw settings.wrong("url", "is " + written + "; write one as https://host/path, without a user");
        }
        if (!allowed.contains(host)) {
            throw settings.wrong("allow-hosts", "does not hold " + host + "; add it if it may be spoken to");
        }
        boolean isPlain = "http".equals(url.getScheme());
        if (!"https".equals(url.getScheme()) && !(isPlain && THIS_MACHINE.contains(host))) {
            throw settings.wrong("url", "is " + written + "; write https, http is for this machine only");
        }
        return url;
    }

    /** A URL as it may be shown: a user and a password in it are nobody's business. */
    public static String withoutUser(String url) {
        return url.replaceAll("(?<=//).*@", "***@");
    }
}
