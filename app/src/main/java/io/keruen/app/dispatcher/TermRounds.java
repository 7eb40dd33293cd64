package io.keruen.app.dispatcher;

import io.keruen.app.dispatcher.term.GateTerm;
import io.keruen.app.dispatcher.term.TermTopic;
import io.keruen.connectors.kafka.KafkaAccess;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that one dispatcher commands the gates: the one that has begun the newest term. */
final class TermRounds {
    /** Who commands the gates is told by a logger of its own: also where nothing but warnings is shown. */
    private static final Logger LOG = LoggerFactory.getLogger(GateTerm.class);

    private static final long LOOK_MS = 500;

    private final GateTerm term;
    private final KafkaAccess kafka;

    TermRounds(GateTerm term, KafkaAccess kafka) {
        this.term = term;
        this.kafka = kafka;
    }

    /** Takes the term, and gives it up when another dispatcher takes the next one; it is not taken back. */
    void go(BooleanSupplier isClosed) throws Exception {
        try (Admin admin = DispatcherClients.admin(kafka);
                TermTopic terms =
                        new TermTopic(() -> DispatcherClients.terms(kafka), () -> DispatcherClients.listening(kafka))) {
            long mine = 0;
            boolean isAway = false;
            while (!isClosed.getAsBoolean()) {
                try {
                    if (mine == 0) {
                        TermTopic.ensure(admin);
                        mine = terms.begin();
                        term.begin(mine);
                        LOG.info("commands gates in term {}", mine);
                    } else if (terms.newest() > mine && term.term() != 0) {
                        term.loseTo(terms.newest());
                        LOG.warn("another dispatcher commands the gates in term {}", terms.newest());
                    }
                    isAway = false;
                } catch (RetriableException e) {
                    isAway = sayAway(isAway, e);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RetriableException)) {
                        throw e;
                    }
                    isAway = sayAway(isAway, e.getCause());
                } catch (ProducerFencedException | InvalidProducerEpochException e) {
                    term.loseTo(0);
                    LOG.warn("another dispatcher has begun a term at the same time and commands the gates", e);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        }
    }

    /** Once for each time that it is away: the look is every half second. */
    private static boolean sayAway(boolean isSaid, Throwable cause) {
        if (!isSaid) {
            LOG.warn("the broker is away: no term can begin or end: {}", cause.toString());
        }
        return true;
    }
}
