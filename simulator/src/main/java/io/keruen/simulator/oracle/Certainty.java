package io.keruen.simulator.oracle;

/** Whether something that noise may hide is seen as true: surely not, perhaps, surely. */
enum Certainty {
    NO,
    MAYBE,
    YES;

    /** Whether a value is seen above a limit when what is seen differs by at most so much. */
    static Certainty above(double value, double limit, double margin) {
        return value > limit + margin ? YES : value < limit - margin ? NO : MAYBE;
    }

    /** Whether a value is seen below a limit when what is seen differs by at most so much. */
    static Certainty below(double value, double limit, double margin) {
        return above(-value, -limit, margin);
    }

    /** Both. */
    Certainty and(Certainty other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    /** The opposite. */
    Certainty not() {
        return this == YES ? NO : this == NO ? YES : MAYBE;
    }
}
