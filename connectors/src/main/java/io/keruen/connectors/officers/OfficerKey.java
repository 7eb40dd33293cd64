package io.keruen.connectors.officers;

import io.keruen.connectors.names.Topics;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.customs.Authority;
import java.io.Serializable;
import java.util.List;

/**
 * One key of one officer, with what may be done under it; an officer has several while keys change.
 *
 * @param side the customs service
 * @param publicKey Ed25519, as X.509 writes it, in Base64
 * @param gates the gates that may be held and released; empty = all
 * @param validFromMs from when what it signed counts, by the time at which the record arrived
 * @param validToMs from when it does not any more
 */
public record OfficerKey(
        String officer,
        Authority side,
        String publicKey,
        List<OfficerRole> roles,
        List<String> gates,
        long validFromMs,
        long validToMs)
        implements Serializable {

    /** A key of lists that do not change. */
    public OfficerKey {
        roles = List.copyOf(roles);
        gates = List.copyOf(gates);
    }

    /** By what name a signature calls it. */
    public String keyId() {
        return Ed25519.keyId(publicKey);
    }

    /** Whether it is this officer's, however the name is written. */
    boolean isOf(String name) {
        return OfficerAction.isSameOfficer(officer, name);
    }

    boolean isValidAt(long timeMs) {
        return validFromMs <= timeMs && timeMs < validToMs;
    }

    /** Whether its officer may act so, and at this gate. */
    boolean mayDo(OfficerAction action) {
        boolean isThere = !action.action().isAboutGate() || gates.isEmpty() || gates.contains(action.gateId());
        return isThere && roles.stream().anyMatch(role -> role.mayDo(action.action()));
    }

    /** Whether its officer may change what stands in a control topic. */
    boolean mayChange(Topics topic) {
        return roles.stream().anyMatch(role -> role.mayChange(topic));
    }

    /** Who it is, for people. */
    String words() {
        return "officer " + officer + " (" + side + ", key " + keyId() + ")";
    }
}
