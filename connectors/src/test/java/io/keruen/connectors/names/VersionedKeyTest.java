package io.keruen.connectors.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedKeyTest {
    @Test
    void the_version_stands_behind_the_last_at() {
        assertThat(VersionedKey.parse("a@b@12")).hasValue(new VersionedKey("a@b", 12));
        assertThat(VersionedKey.parse("z@99999999999999999")).hasValue(new VersionedKey("z", 99_999_999_999_999_999L));
        assertThat(new VersionedKey("a@b", 12)).hasToString("a@b@12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tick", "7", "@1", "z@", "z@-1", "z@1x", "z@1.0", "z@999999999999999999"})
    void all_else_is_no_key(String key) {
        assertThat(VersionedKey.parse(key)).isEmpty();
    }
}
