package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.kit.StoredBytes.thereAndBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** So many changes of one thing in less than a span are chatter, until the span after the first of them is over. */
class ChatterTest {
    private static LifeLimits limits(int count, long spanMs) {
        LifeLimits usual = LifeLimits.DEFAULTS;
        return new LifeLimits(usual.criticalMs(), usual.highMs(), usual.mediumMs(), usual.shelveMs(), count, spanMs);
    }

    /** From the list of all changes there ever were. */
    private static long heldUntilMs(List<Long> changes, long nowMs, LifeLimits limits) {
        int first = changes.size() - limits.chatterCount();
        if (first < 0 || nowMs - changes.get(first) >= limits.chatterMs()) {
            return 0;
        }
        return changes.get(first) + limits.chatterMs();
    }

    @Test
    void holds_off_exactly_what_changed_too_often_whatever_else_changes_and_through_restarts() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LifeLimits limits = limits(1 + random.nextInt(4), 1 + random.nextInt(40));
            List<List<Long>> changes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Chatter chatter = new Chatter();
            long nowMs = T0;
            for (int i = 0; i < 60; i++) {
                nowMs += random.nextInt(20);
                int subject = random.nextInt(3);
                changes.get(subject).add(nowMs);
                assertThat(chatter.changed("S" + subject, nowMs, limits))
                        .as("seed %s, change %s", seed, i)
                        .isEqualTo(heldUntilMs(changes.get(subject), nowMs, limits));
                if (random.nextInt(5) == 0) {
                    chatter = thereAndBack(chatter, Chatter::write, Chatter::read);
                }
            }
        }
    }

    @Test
    void what_has_been_quiet_for_the_span_is_forgotten() throws IOException {
        LifeLimits limits = limits(3, 60_000);
        Chatter chatter = new Chatter();
        for (int subject = 0; subject < 100; subject++) {
            chatter.changed("S" + subject, T0, limits);
        }
        chatter.changed("A", T0 + 60_000, limits);
        Chatter fresh = new Chatter();
        fresh.changed("A", T0 + 60_000, limits);

        assertThat(bytes(chatter)).isEqualTo(bytes(fresh));
    }

    private static byte[] bytes(Chatter chatter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chatter.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
