package io.keruen.core.gate;

/**
 * The number of a command, only rising for a gate: first by the term of the one dispatcher that may command, then by
 * its count of commands.
 *
 * @param epoch the term, from the fenced record of the single writer
 * @param counter the count, from the dispatcher's own durable log
 */
public record CommandNumber(long epoch, long counter) implements Comparable<CommandNumber> {
    /** Before the first command. */
    public static final CommandNumber NONE = new CommandNumber(0, 0);

    /** The number after this one, in an epoch that is not lower. */
    CommandNumber next(long newEpoch) {
        return new CommandNumber(newEpoch, newEpoch == epoch ? counter + 1 : 1);
    }

    @Override
    public int compareTo(CommandNumber other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(counter, other.counter);
    }
}
