package io.keruen.benchmarks.process;

import io.keruen.app.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, so that its CPU time is counted apart. */
public final class BrokerMain {
    private static final String ADDRESS = "address";
    private static final String HEAP = "1g";

    private BrokerMain() {}

    /** Serves a folder until the parent is gone. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
        ChildLoop.run(question -> {
            if (question.equals(ADDRESS)) {
                return broker.bootstrapServers();
            }
            throw new IllegalArgumentException(question);
        });
        // Its data are thrown away: there is nothing to leave in order.
        Runtime.getRuntime().halt(0);
    }

    /** Starts one; its data and its log stand in the folder. */
    public static ChildJvm start(Path folder) throws IOException {
        return ChildJvm.start(
                "broker",
                folder,
                BrokerMain.class,
                HEAP,
                List.of(folder.resolve("kafka").toString()));
    }

    /** Where clients find it. */
    public static String address(ChildJvm broker) throws IOException {
        return broker.ask(ADDRESS);
    }
}
