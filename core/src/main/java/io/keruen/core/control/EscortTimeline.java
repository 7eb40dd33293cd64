package io.keruen.core.control;

/** The terms of one escort one after the other, from the beginning of time to its end. Immutable. */
final class EscortTimeline {
    private final EscortTerm[] terms;

    EscortTimeline(EscortTerm[] terms) {
        this.terms = terms;
    }

    EscortTerm at(long eventTimeMs) {
        int last = terms.length - 1;
        while (last > 0 && terms[last].fromMs() > eventTimeMs) {
            last--;
        }
        return terms[last];
    }
}
