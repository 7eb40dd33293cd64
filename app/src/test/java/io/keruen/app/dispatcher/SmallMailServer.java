package io.keruen.app.dispatcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that refuses some addresses, for good or for now; as much of RFC 5321 as one sender needs. */
final class SmallMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Set<String> refused;
    private volatile Set<String> putOff = Set.of();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);

    private SmallMailServer(ServerSocket socket, Set<String> refused) {
        this.socket = socket;
        this.refused = refused;
    }

    static SmallMailServer start(Set<String> refused) throws IOException {
        SmallMailServer server = new SmallMailServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), refused);
        Thread thread = new Thread(server::serve, "small-mail-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** To whom mail was taken, once for each mail. */
    List<String> taken() {
        return taken;
    }

    void refuse(Set<String> addresses) {
        refused = addresses;
    }

    /** For these it is too early. */
    void putOff(Set<String> addresses) {
        putOff = addresses;
    }

    /** From now on no mail is taken before this is counted down. */
    CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** Comes back when a mail is there that is to be taken. */
    void awaitMail() throws InterruptedException {
        underWay.await();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException | InterruptedException e) {
                continue; // the sender has gone, or the server is closed
            }
        }
    }

    private void converse(Socket client) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        List<String> to = new ArrayList<>();
        say(out, "220 small");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (refused.contains(address)) {
                    say(out, "550 no such address");
                } else if (putOff.contains(address)) {
                    say(out, "450 greylisted");
                } else {
                    to.add(address);
                    say(out, "250 ok");
                }
            } else if (verb.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); ) {
                    text = in.readLine();
                }
                underWay.countDown();
                held.await();
                taken.addAll(to);
                to.clear();
                say(out, "250 taken");
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                to.clear();
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
