package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;

/** What makes two samples of a vehicle the same. */
record SampleNumber(long bootId, long sequence) {
    static SampleNumber of(Sample sample) {
        return new SampleNumber(sample.bootId, sample.sequence);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * bootId + sequence);
    }
}
