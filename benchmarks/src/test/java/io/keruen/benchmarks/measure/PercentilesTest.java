package io.keruen.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void share_of_values_is_not_above_it() {
        Percentiles values = new Percentiles();
        for (int i = 2_000; i >= 1; i--) {
            values.add(i);
        }

        assertThat(values.count()).isEqualTo(2_000);
        assertThat(values.at(0.5)).isEqualTo(1_000);
        assertThat(values.at(0.99)).isEqualTo(1_980);
        assertThat(values.at(0)).isEqualTo(1);
        assertThat(values.most()).isEqualTo(2_000);
    }

    @Test
    void later_values_count_too() {
        Percentiles values = new Percentiles();
        values.add(3);
        assertThat(values.most()).isEqualTo(3);

        values.add(1);
        values.add(7);

        assertThat(values.at(0.5)).isEqualTo(3);
        assertThat(values.most()).isEqualTo(7);
    }

    @Test
    void nothing_measured_is_zero() {
        assertThat(new Percentiles().at(0.99)).isZero();
    }
}
