package io.keruen.connectors.mqtt;

import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The setting {@code ca-file}: the certificates, as PEM, of the only authorities that a server is believed by. */
final class CaFile {
    private static final String KEY = "ca-file";

    private CaFile() {}

    /** Trusts what the file holds and nothing else; {@code null} if none is named: whom Java trusts. */
    static @Nullable TrustManagerFactory trust(Settings settings, boolean isEncrypted) throws SettingException {
        String written = settings.textOrNull(KEY);
        if (written == null) {
            return null;
        }
        if (!isEncrypted) {
            throw settings.wrong(KEY, "stands beside tls: false; leave one of them away");
        }
        Path file = settings.path(written);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw settings.wrong(KEY, "names " + file + ", which holds no certificate; name a PEM file");
            }
            return only(found);
        } catch (CertificateException e) {
            throw settings.wrong(KEY, "names " + file + ", which is no certificate; name a PEM file");
        } catch (IOException e) {
            throw settings.wrong(
                    KEY,
                    "names " + file + ", which cannot be read (" + e.getClass().getSimpleName()
                            + "); name a file that can");
        }
    }

    private static TrustManagerFactory only(Collection<? extends Certificate> authorities) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : authorities) {
                store.setCertificateEntry("authority-" + number, each);
                number++;
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has a key store and PKIX", e);
        }
    }
}
