package io.keruen.core.customs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of one escort: what both sides have decided, to be asked for any event time. In whatever order the
 * decisions came, it answers the same. Mutable, one per key.
 */
public final class DeclarationBook {
    private static final int VERSION = 1;

    private final TreeMap<String, UnifiedDeclaration> byId = new TreeMap<>();

    /** Takes a decision; answers whether it is new. */
    public boolean accept(DeclarationLine line) {
        UnifiedDeclaration declaration = byId.computeIfAbsent(line.declarationId(), UnifiedDeclaration::new);
        return declaration
                .side(line.authority())
                .add(new SideDecision(
                        line.status(),
                        line.version(),
                        line.validToMs(),
                        line.eventTimeMs(),
                        line.ingestTimeMs(),
                        line.ordinal()));
    }

    /** All declarations of which a decision came, sorted by id. */
    public Collection<UnifiedDeclaration> all() {
        return byId.values();
    }

    /** The declaration with this id, or {@code null} if no decision about it came. */
    public @Nullable UnifiedDeclaration find(String declarationId) {
        return byId.get(declarationId);
    }

    /** What a side's decision is at an event time; {@code null} if it made none by then or nothing is declared. */
    public @Nullable SideDecision decisionAt(@Nullable String declarationId, Authority side, long tMs) {
        UnifiedDeclaration declaration = declarationId == null ? null : byId.get(declarationId);
        return declaration == null ? null : declaration.side(side).at(tMs);
    }

    /** Whether both sides have released the same version, unexpired, at an event time; nothing declared is not released. */
    public boolean isReleasedAt(@Nullable String declarationId, long tMs) {
        UnifiedDeclaration declaration = declarationId == null ? null : byId.get(declarationId);
        return declaration != null && declaration.isReleasedAt(tMs);
    }

    /** Writes the book; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(byId.size());
        for (UnifiedDeclaration declaration : byId.values()) {
            out.writeUTF(declaration.declarationId());
            declaration.side(Authority.KZ).write(out);
            declaration.side(Authority.CN).write(out);
        }
    }

    /** Reads a book. */
    public static DeclarationBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IllegalStateException("declaration book of version " + version + ", known is " + VERSION);
        }
        DeclarationBook book = new DeclarationBook();
        for (int left = in.readInt(); left > 0; left--) {
            UnifiedDeclaration declaration = new UnifiedDeclaration(in.readUTF());
            declaration.side(Authority.KZ).read(in);
            declaration.side(Authority.CN).read(in);
            book.byId.put(declaration.declarationId(), declaration);
        }
        return book;
    }
}
