package io.keruen.jobs.record;

import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.SeenSignatureSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * An officer's signature that was found good, as far as it must be known again.
 *
 * @param id no officer uses one twice
 * @param signature in Base64: the same under the same words only
 * @param validToMs from when a record that bears it comes too late anyway
 */
public record SeenSignature(String officer, String id, String signature, long validToMs) {
    /** How Flink writes it. */
    public static final TypeInformation<SeenSignature> TYPE = new BinaryTypeInfo<>(new SeenSignatureSerializer());
}
