package io.keruen.connectors.mail;

import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.NoticeText;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.OutletKind;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Mails each notice to one address. Mail servers know no idempotency key: a mail may come twice, always under the same
 * Message-ID, by which mail programs show it once. What follows is threaded to the first mail of its alert.
 */
public final class MailOutlet implements Outlet {
    /** Its entry in the list of outlets. */
    public static final OutletKind KIND = new OutletKind("mail", MailOutlet::new);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    private final Properties properties = new Properties();
    private final InternetAddress from;
    private final InternetAddress to;
    private final String domain;
    private final @Nullable String user;
    private final @Nullable String password;

    /** How the connection is kept from others. */
    enum Tls {
        /** Not at all: to this machine only. */
        NONE,
        STARTTLS,
        TLS
    }

    private MailOutlet(Settings settings, OutletContext context) throws SettingException {
        String host = settings.text("host");
        Tls tls = settings.word("tls", Tls.class, Tls.STARTTLS);
        if (tls == Tls.NONE && !THIS_MACHINE.contains(host)) {
            throw settings.wrong("tls", "is NONE; write STARTTLS or TLS, NONE is for this machine only");
        }
        from = address(settings, "from", settings.text("from"));
        List<String> receivers = settings.texts("to");
        if (receivers.size() != 1) { // of several the routing makes a destination each
            throw settings.wrong("to", "names nobody; write a list of addresses");
        }
        to = address(settings, "to", receivers.get(0));
        String sender = from.getAddress();
        domain = sender.substring(sender.indexOf('@') + 1);
        user = settings.textOrNull("user");
        password = settings.secret("password");
        if (user != null && password == null) {
            throw settings.wrong("password-file", "is missing; name the file that holds the user's password");
        }
        connect(host, settings.number("port", tls == Tls.TLS ? 465 : 587, 1, 65_535), tls);
        wait(settings.span("timeout", TIMEOUT));
    }

    private void connect(String host, int port, Tls tls) {
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.TLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }

    private void wait(Duration timeout) {
        for (String what : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + what, Long.toString(timeout.toMillis()));
        }
    }

    /** The address alone in what the settings hold, without the name of whose it is. */
    public static String mailbox(Settings settings, String key, String written) throws SettingException {
        return address(settings, key, written).getAddress();
    }

    private static InternetAddress address(Settings settings, String key, String written) throws SettingException {
        try {
            InternetAddress address = new InternetAddress(written, true);
            if (address.getAddress().indexOf('@') < 1) {
                throw settings.wrong(key, "holds " + written + "; write addresses as desk@customs.example");
            }
            return address;
        } catch (AddressException e) {
            throw settings.wrong(key, "holds " + written + "; write addresses as desk@customs.example");
        }
    }

    @Override
    public boolean takes(Notice notice) {
        return !(notice instanceof Notice.OfClearance);
    }

    @Override
    public Attempt attempt(Delivery delivery) {
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport()) {
            transport.connect(user, password);
            transport.sendMessage(message(session, delivery), new InternetAddress[] {to});
            return Attempt.delivered("taken by the mail server");
        } catch (SendFailedException e) {
            int code = code(e);
            return code >= 550 && code < 560 ? Attempt.refused(words(e)) : Attempt.retry(words(e));
        } catch (AuthenticationFailedException e) {
            return Attempt.retry("the mail server refuses user and password");
        } catch (MessagingException e) {
            return Attempt.retry(words(e));
        }
    }

    private static String words(MessagingException e) {
        return "the mail server failed: " + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }

    private MimeMessage message(Session session, Delivery delivery) throws MessagingException {
        MimeMessage message = new MessageWithId(session, messageId(delivery.key()));
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(NoticeText.title(delivery.notice()), StandardCharsets.UTF_8.name());
        message.setText(NoticeText.body(delivery.notice()), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date(delivery.acceptedAtMs()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (delivery.notice() instanceof Notice.OfAlert alert && alert.event().revision() > 1) {
            String first = messageId(alert.event().alertId() + "-1");
            message.setHeader("In-Reply-To", first);
            message.setHeader("References", first);
        }
        return message;
    }

    private String messageId(String key) {
        return "<" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "@" + domain + ">";
    }

    /** The answer of the mail server behind a failure, 0 if there is none. */
    private static int code(MessagingException failure) {
        for (Exception each = failure; each instanceof MessagingException next; each = next.getNextException()) {
            if (each instanceof SMTPSendFailedException send) {
                return send.getReturnCode();
            }
            if (each instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
        }
        return 0;
    }

    @Override
    public void close() {
        // A connection is of one try, and a try that is under way needs the settings to its end.
    }

    /** A message whose id is ours and not of the moment. */
    private static final class MessageWithId extends MimeMessage {
        private final String id;

        MessageWithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
