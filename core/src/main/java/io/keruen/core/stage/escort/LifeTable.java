package io.keruen.core.stage.escort;

import static io.keruen.core.convoy.LifeState.ABORTED;
import static io.keruen.core.convoy.LifeState.ARRIVED;
import static io.keruen.core.convoy.LifeState.AT_ENTRY_GATE;
import static io.keruen.core.convoy.LifeState.AT_EXIT_GATE;
import static io.keruen.core.convoy.LifeState.DEPARTED;
import static io.keruen.core.convoy.LifeState.IN_BORDER_STRIP;
import static io.keruen.core.convoy.LifeState.PLANNED;
import static io.keruen.core.convoy.LifeState.SUSPENDED;

import io.keruen.core.convoy.LifeState;
import io.keruen.core.transit.TransitEvent.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What leads an escort from one state of its life to the next. The first row that fits is taken, then the table is read
 * again from its top, so that an escort that nobody saw at a gate still gets past it. ARRIVED is the end.
 */
final class LifeTable {
    private static final Set<LifeState> OPEN =
            EnumSet.of(PLANNED, DEPARTED, AT_EXIT_GATE, IN_BORDER_STRIP, AT_ENTRY_GATE);
    private static final Set<LifeState> ON_ITS_WAY = EnumSet.of(DEPARTED, AT_EXIT_GATE, IN_BORDER_STRIP, AT_ENTRY_GATE);

    /** All rows, in the order in which they are tried. */
    static final List<Row> ROWS = List.of(
            new Row(and(OPEN, SUSPENDED), ABORTED, Event.ABORTED, facts -> facts.overMs),
            new Row(OPEN, SUSPENDED, Event.SUSPENDED, facts -> facts.suspendedMs),
            new Row(EnumSet.of(SUSPENDED, ABORTED), null, Event.RESUMED, facts -> facts.activeMs),
            new Row(EnumSet.of(PLANNED), DEPARTED, Event.DEPARTED, facts -> facts.departedMs),
            new Row(ON_ITS_WAY, ARRIVED, Event.ARRIVED, facts -> facts.arrivedMs),
            new Row(EnumSet.of(DEPARTED), AT_EXIT_GATE, Event.AT_EXIT_GATE, facts -> facts.atExitMs),
            new Row(
                    EnumSet.of(DEPARTED, AT_EXIT_GATE),
                    IN_BORDER_STRIP,
                    Event.IN_BORDER_STRIP,
                    facts -> facts.pastExitMs),
            new Row(EnumSet.of(IN_BORDER_STRIP), AT_ENTRY_GATE, Event.AT_ENTRY_GATE, facts -> facts.atEntryMs));

    private LifeTable() {}

    /**
     * One row.
     *
     * @param to where it leads; {@code null} = back to where the escort was before it was suspended or aborted
     * @param event what is told of it
     * @param sinceMs since when it is so, {@link LifeFacts#NOT_YET_MS} if it is not
     */
    record Row(Set<LifeState> from, @Nullable LifeState to, Event event, ToLongFunction<LifeFacts> sinceMs) {
        private boolean fits(LifeState now, LifeFacts facts) {
            return from.contains(now) && sinceMs.applyAsLong(facts) != LifeFacts.NOT_YET_MS;
        }
    }

    /** The row that leads on, or {@code null}. */
    static @Nullable Row next(LifeState now, LifeFacts facts) {
        for (Row row : ROWS) {
            if (row.fits(now, facts)) {
                return row;
            }
        }
        return null;
    }

    private static Set<LifeState> and(Set<LifeState> states, LifeState more) {
        Set<LifeState> all = EnumSet.copyOf(states);
        all.add(more);
        return all;
    }
}
