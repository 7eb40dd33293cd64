package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.kit.StoredBytes.thereAndBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * So many changes of one thing that came in less than a span are chatter, until the span after the first of them came is over,
 * unless one of them had waited for longer than the span and they happened apart by it.
 */
class ChatterTest {
    private static LifeLimits limits(int count, long spanMs) {
        LifeLimits usual = LifeLimits.DEFAULTS;
        return new LifeLimits(usual.criticalMs(), usual.highMs(), usual.mediumMs(), usual.shelveMs(), count, spanMs);
    }

    /** When something changed, and when that came. */
    private record Change(long nowMs, long atMs) {}

    /** From the list of all changes there ever were. */
    private static long heldUntilMs(List<Change> changes, long nowMs, LifeLimits limits) {
        int first = changes.size() - limits.chatterCount();
        if (first < 0 || nowMs - changes.get(first).nowMs >= limits.chatterMs()) {
            return 0;
        }
        List<Change> last = changes.subList(first, changes.size());
        LongSummaryStatistics happened = last.stream().mapToLong(Change::atMs).summaryStatistics();
        boolean isApart = happened.getMax() - happened.getMin() >= limits.chatterMs();
        boolean isBacklog = last.stream().anyMatch(change -> change.nowMs - change.atMs > limits.chatterMs());
        return isApart && isBacklog ? 0 : changes.get(first).nowMs + limits.chatterMs();
    }

    @Test
    void holds_off_exactly_what_changed_too_often_whatever_else_changes_and_through_restarts() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LifeLimits limits = limits(1 + random.nextInt(4), 1 + random.nextInt(40));
            List<List<Change>> changes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Chatter chatter = new Chatter();
            long nowMs = T0;
            for (int i = 0; i < 60; i++) {
                nowMs += random.nextInt(20);
                int subject = random.nextInt(3);
                long atMs = nowMs - (random.nextBoolean() ? 0 : random.nextInt(-60, 60));
                changes.get(subject).add(new Change(nowMs, atMs));
                assertThat(chatter.changed("S" + subject, nowMs, atMs, limits))
                        .as("seed %s, change %s", seed, i)
                        .isEqualTo(heldUntilMs(changes.get(subject), nowMs, limits));
                if (random.nextInt(5) == 0) {
                    chatter = thereAndBack(chatter, Chatter::write, in -> Chatter.read(in, 4));
                }
            }
        }
    }

    @Test
    void what_has_been_quiet_for_the_span_is_forgotten() throws IOException {
        LifeLimits limits = limits(3, 60_000);
        Chatter chatter = new Chatter();
        for (int subject = 0; subject < 100; subject++) {
            chatter.changed("S" + subject, T0, T0, limits);
        }
        chatter.changed("A", T0 + 60_000, T0 + 60_000, limits);
        Chatter fresh = new Chatter();
        fresh.changed("A", T0 + 60_000, T0 + 60_000, limits);

        assertThat(bytes(chatter)).isEqualTo(bytes(fresh));
    }

    @Test
    void a_change_of_which_only_its_coming_was_kept_happened_then() throws IOException {
        LifeLimits limits = limits(3, 60_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeUTF("A");
        out.writeInt(2);
        out.writeLong(T0);
        out.writeLong(T0 + 1_000);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(Chatter.read(in, 3).changed("A", T0 + 2_000, T0 + 1_900, limits))
                .isEqualTo(T0 + 60_000);
        assertThat(in.available()).isZero();
    }

    private static byte[] bytes(Chatter chatter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chatter.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
