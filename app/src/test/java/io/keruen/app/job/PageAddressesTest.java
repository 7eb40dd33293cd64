package io.keruen.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One name, many processes, as whoever knows names says; and what holds where nobody says anything. */
class PageAddressesTest {
    private static final URI SERVICE = URI.create("http://taskmanager:9249/metrics");
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void a_host_of_both_kinds_is_one_process_and_one_of_six_alone_is_written_in_brackets() throws Exception {
        assertThat(now(SERVICE, "10.0.0.1", "fd00::1", "10.0.0.2"))
                .containsExactly("http://10.0.0.1:9249/metrics", "http://10.0.0.2:9249/metrics");
        assertThat(now(SERVICE, "fd00::1")).containsExactly("http://[fd00:0:0:0:0:0:0:1]:9249/metrics");
    }

    @Test
    void a_name_of_https_is_asked_by_its_name() throws Exception {
        URI encrypted = URI.create("https://taskmanager:9249/metrics");

        assertThat(now(encrypted, "10.0.0.1")).containsExactly(encrypted.toString());
    }

    @Test
    void a_slow_answer_is_waited_for_once_and_taken_when_it_comes() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        PageAddresses.Resolver resolver = host -> {
            asked.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return all("10.0.0.1");
        };
        PageAddresses addresses = new PageAddresses(List.of(SERVICE), resolver, SOON);

        assertThat(words(addresses)).containsExactly(SERVICE.toString());
        assertThat(words(addresses)).containsExactly(SERVICE.toString());
        slow.countDown();
        while (words(addresses).contains(SERVICE.toString())) {
            Thread.onSpinWait();
        }
        assertThat(asked).hasValue(1);
    }

    private static List<String> now(URI name, String... behind) throws Exception {
        return words(new PageAddresses(List.of(name), host -> all(behind), LONG));
    }

    private static List<String> words(PageAddresses addresses) throws InterruptedException {
        return addresses.now().stream().map(each -> each.address().toString()).toList();
    }

    private static InetAddress[] all(String... addresses) throws UnknownHostException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return all;
    }
}
