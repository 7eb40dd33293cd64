package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.schemas.PolicyRecord;
import java.util.List;

/** Policies as they stand in {@code control.policies}; rules added at run time are not part of them. One per thread. */
public final class PolicyCodec {
    private static final String POLICY_ID = "policy";

    private final RecordCodec<PolicyRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public PolicyCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, PolicyRecord.getClassSchema());
    }

    /** Encodes a policy. */
    public byte[] encode(Policy policy) {
        PolicyRecord written = new PolicyRecord();
        written.setPolicyId(POLICY_ID);
        written.setVersion(policy.version());
        written.setValidFromMs(Absent.asNull(policy.validFromMs(), Long.MIN_VALUE));
        written.setRules(policy.overrides().rules());
        written.setCustom(List.of());
        return codec.encode(written);
    }

    /** Decodes a policy. */
    public Policy decode(byte[] message) throws InvalidInputException {
        PolicyRecord read = codec.decode(message);
        ControlCheck.requireNoCustomRules(read.getCustom().size());
        Policy policy = new Policy(
                read.getVersion(),
                Absent.nullAs(read.getValidFromMs(), Long.MIN_VALUE),
                new PolicyOverrides(read.getRules()));
        ControlCheck.check(policy);
        return policy;
    }
}
