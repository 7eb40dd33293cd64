package io.keruen.core.kit;

import io.keruen.core.zone.ZoneSpec;

/** Makes versions of a zone. */
public final class ZoneVersions {
    private ZoneVersions() {}

    /** The same zone as another version, valid at other times. */
    public static ZoneSpec of(ZoneSpec spec, long version, long fromMs, long toMs) {
        return new ZoneSpec(
                spec.id(),
                spec.kind(),
                spec.name(),
                spec.jurisdiction(),
                fromMs,
                toMs,
                version,
                spec.shape(),
                spec.marginM(),
                spec.speedLimitMps(),
                spec.maxDwellMs(),
                spec.gateId());
    }
}
