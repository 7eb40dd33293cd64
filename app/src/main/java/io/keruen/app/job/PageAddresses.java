package io.keruen.app.job;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The pages behind addresses. A name may stand for many processes, as that of a service does; each is a page of its own. Used
 * by one thread.
 */
final class PageAddresses {
    /** Finds all addresses of a host. */
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final List<URI> named;
    private final Resolver resolver;
    private final Duration patience;

    /** What is not found any more stays where it was last. */
    private final Map<URI, List<URI>> found = new HashMap<>();

    /** A name that answers slowly is asked once, not at each look again. */
    private final Map<URI, CompletableFuture<List<URI>>> underWay = new HashMap<>();

    PageAddresses(List<URI> named, Resolver resolver, Duration patience) {
        this.named = List.copyOf(named);
        this.resolver = resolver;
        this.patience = patience;
    }

    /** A page, and how it was written. */
    record Page(URI address, URI named) {}

    /** The pages as they are now; a name that is not found in time is a page itself. */
    List<Page> now() throws InterruptedException {
        for (URI each : named) {
            // of https the certificate names the host, and no address
            if ("http".equals(each.getScheme())) {
                underWay.computeIfAbsent(each, name -> CompletableFuture.supplyAsync(() -> behind(name)));
            }
        }
        await();
        List<Page> pages = new ArrayList<>();
        for (URI each : named) {
            found.getOrDefault(each, List.of(each)).forEach(address -> pages.add(new Page(address, each)));
        }
        return pages;
    }

    private void await() throws InterruptedException {
        try {
            CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // those that answered count; the others stay where they were
        } catch (ExecutionException e) {
            throw new IllegalStateException("the addresses of a page", e);
        }
        underWay.forEach((name, answer) -> {
            List<URI> addresses = answer.getNow(List.of());
            if (!addresses.isEmpty()) {
                found.put(name, addresses);
            }
        });
        underWay.values().removeIf(CompletableFuture::isDone);
    }

    private List<URI> behind(URI name) {
        InetAddress[] all;
        try {
            all = resolver.all(name.getHost());
        } catch (UnknownHostException e) {
            return List.of();
        }
        // a host may be reached by both kinds, and would count twice
        boolean isFour = Arrays.stream(all).anyMatch(Inet4Address.class::isInstance);
        return Arrays.stream(all)
                .filter(each -> each instanceof Inet4Address == isFour)
                .map(each -> at(name, each))
                .toList();
    }

    private static URI at(URI name, InetAddress address) {
        String host = address.getHostAddress();
        try {
            return new URI(
                    name.getScheme(),
                    name.getUserInfo(),
                    address instanceof Inet6Address ? "[" + host + "]" : host,
                    name.getPort(),
                    name.getPath(),
                    name.getQuery(),
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an address that is none: " + host, e);
        }
    }
}
