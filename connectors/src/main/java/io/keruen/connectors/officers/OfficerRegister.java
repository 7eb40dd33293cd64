package io.keruen.connectors.officers;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All keys of all officers whose word counts. Immutable. */
public final class OfficerRegister implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<OfficerKey> keys;

    OfficerRegister(List<OfficerKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The key that a signature names, or {@code null}. */
    @Nullable
    OfficerKey find(OfficerSignature said) {
        for (OfficerKey key : keys) {
            if (key.isOf(said.officer()) && key.keyId().equals(said.keyId())) {
                return key;
            }
        }
        return null;
    }

    /** Whether it knows this key of this officer. */
    public boolean knows(SigningKey key) {
        return keys.stream()
                .anyMatch(each -> each.isOf(key.officer()) && each.keyId().equals(key.keyId()));
    }

    /** How many officers it knows. */
    public long officers() {
        return keys.stream().map(OfficerKey::officer).distinct().count();
    }
}
