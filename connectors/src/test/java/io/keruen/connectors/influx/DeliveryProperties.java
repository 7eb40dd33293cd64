package io.keruen.connectors.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the database says, each line is stored or rejected, and none that could be stored is rejected. */
class DeliveryProperties {
    private static final int SEEDS = 300;

    @Test
    void good_lines_are_stored_and_bad_ones_rejected_through_outages() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<InfluxLine> lines = Lines.lines(1 + random.nextInt(200));
            Set<String> bad = bad(lines, random);
            Lines fate = new Lines();
            Fake store = new Fake(bad, random);

            new Delivery(store, tries -> {}, fate).deliver(lines);

            Set<String> good = new TreeSet<>();
            lines.forEach(line -> good.add(line.text()));
            good.removeAll(bad);
            assertThat(store.stored).as("seed %d", seed).containsExactlyElementsOf(good);
            assertThat(fate.rejected.stream().map(InfluxLine::text))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(bad);
            assertThat(fate.written).as("seed %d", seed).isEqualTo(good.size());
        }
    }

    @Test
    void pauses_grow_while_it_is_away_and_begin_anew_when_it_is_back() throws Exception {
        List<Integer> pauses = new ArrayList<>();
        List<Answer> answers = new ArrayList<>(List.of(
                new Answer(503, ""), new Answer(Answer.NONE, "refused"), new Answer(204, ""), new Answer(429, "")));
        LineStore store = store(lines -> answers.isEmpty() ? new Answer(204, "") : answers.remove(0));
        Delivery delivery = new Delivery(store, pauses::add, new Lines());

        delivery.deliver(Lines.lines(3));
        delivery.deliver(Lines.lines(3));

        assertThat(pauses).containsExactly(1, 2, 1);
        assertThat(List.of(1, 2, 3, 8, 50)).map(Pause::delayMs).containsExactly(100L, 200L, 400L, 10_000L, 10_000L);
    }

    @Test
    void a_batch_that_is_dropped_whole_is_rejected_without_halving() throws Exception {
        List<Integer> writes = new ArrayList<>();
        Lines fate = new Lines();
        LineStore store = store(lines -> {
            writes.add(lines.size());
            return new Answer(400, "{\"error\":\"partial write: points beyond retention policy dropped=64\"}\n");
        });

        new Delivery(store, tries -> {}, fate).deliver(Lines.lines(64));

        assertThat(writes).containsExactly(64);
        assertThat(fate.rejected).hasSize(64);
    }

    @Test
    void it_stops_where_a_person_must_look_and_says_why() {
        LineStore store = store(lines -> new Answer(500, "{\"error\":\"retention policy not found: nope\"}"));
        Lines fate = new Lines();

        assertThatThrownBy(() -> new Delivery(store, tries -> {}, fate).deliver(Lines.lines(2)))
                .isInstanceOf(InfluxStoppedException.class)
                .hasMessageContaining("retention policy not found: nope");
        assertThat(fate.rejected).isEmpty();
        assertThat(fate.triesInVain).isEmpty();
    }

    @Test
    void a_stranger_who_refuses_everything_stops_it_and_no_line_is_given_up() {
        Lines fate = new Lines();
        LineStore proxy = store(lines -> new Answer(400, "<html>400 Bad Request</html>"));

        assertThatThrownBy(() -> new Delivery(proxy, tries -> {}, fate).deliver(Lines.lines(100)))
                .isInstanceOf(InfluxStoppedException.class)
                .hasMessageContaining("not one of 100 points", "400 <html>400 Bad Request</html>");
        assertThat(fate.rejected).isEmpty();
    }

    @Test
    void words_that_are_not_known_cost_only_the_lines_they_are_about() throws Exception {
        Set<String> stored = new TreeSet<>();
        List<InfluxLine> lines = Lines.lines(100);
        String taken = lines.get(63).text();
        LineStore store = store(part -> {
            if (part.equals(List.of(taken))) {
                stored.addAll(part);
                return new Answer(204, "");
            }
            return new Answer(400, "a limit to come");
        });
        Lines ofMany = new Lines();
        Lines ofFew = new Lines();

        new Delivery(store, tries -> {}, ofMany).deliver(lines);
        new Delivery(store, tries -> {}, ofFew).deliver(Lines.lines(5));

        assertThat(stored).containsExactly(taken);
        assertThat(ofMany.rejected).hasSize(99).map(InfluxLine::text).doesNotContain(taken);
        assertThat(ofFew.rejected).hasSize(5);
    }

    private static Set<String> bad(List<InfluxLine> lines, Random random) {
        Set<String> bad = new LinkedHashSet<>();
        int count = random.nextInt(4) == 0 ? lines.size() : random.nextInt(5);
        for (int i = 0; i < count; i++) {
            bad.add(lines.get(random.nextInt(lines.size())).text());
        }
        return bad;
    }

    private static LineStore store(java.util.function.Function<List<String>, Answer> answers) {
        return new LineStore() {
            @Override
            public Answer write(List<String> lines) {
                return answers.apply(lines);
            }

            @Override
            public void close() {}
        };
    }

    /** Answers as InfluxDB does: sometimes away, of a batch with bad lines it keeps the others, or none. */
    private static final class Fake implements LineStore {
        final Set<String> stored = new TreeSet<>();
        private final Set<String> bad;
        private final Random random;

        Fake(Set<String> bad, Random random) {
            this.bad = bad;
            this.random = random;
        }

        @Override
        public Answer write(List<String> lines) {
            if (random.nextInt(4) == 0) {
                return random.nextBoolean() ? new Answer(503, "busy") : new Answer(Answer.NONE, "refused");
            }
            long dropped = lines.stream().filter(bad::contains).count();
            if (dropped == 0) {
                stored.addAll(lines);
                return new Answer(204, "");
            }
            if (random.nextBoolean()) {
                return new Answer(400, "{\"error\":\"field type conflict: already exists as type integer\"}");
            }
            lines.stream().filter(line -> !bad.contains(line)).forEach(stored::add);
            return new Answer(400, "{\"error\":\"partial write: field type conflict dropped=" + dropped + "\"}\n");
        }

        @Override
        public void close() {}
    }
}
