package io.keruen.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who asks for two ports listens on both: the system itself gives one again as soon as it is free. */
class FreePortTest {
    @Test
    void no_port_is_given_twice() {
        int[] ports = IntStream.range(0, 2_000).map(i -> FreePort.find()).toArray();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
