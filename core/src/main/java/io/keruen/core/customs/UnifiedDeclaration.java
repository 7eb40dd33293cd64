package io.keruen.core.customs;

/** One declaration that both customs services recognise, with the decisions of each. Mutable. */
public final class UnifiedDeclaration {
    private final String declarationId;
    private final DecisionHistory kz = new DecisionHistory();
    private final DecisionHistory cn = new DecisionHistory();

    UnifiedDeclaration(String declarationId) {
        this.declarationId = declarationId;
    }

    /** Its id. */
    public String declarationId() {
        return declarationId;
    }

    /** What one side decided. */
    public DecisionHistory side(Authority authority) {
        return authority == Authority.KZ ? kz : cn;
    }

    /** Whether both sides have released the same version, unexpired, at an event time. */
    public boolean isReleasedAt(long tMs) {
        SideDecision first = kz.at(tMs);
        SideDecision second = cn.at(tMs);
        return first != null
                && second != null
                && first.isReleasedAt(tMs)
                && second.isReleasedAt(tMs)
                && first.version() == second.version();
    }
}
