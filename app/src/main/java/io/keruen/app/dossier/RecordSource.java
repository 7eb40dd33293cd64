package io.keruen.app.dossier;

import java.util.function.Consumer;

/** Where records are found. */
interface RecordSource extends AutoCloseable {

    /** What people call it. */
    String name();

    /** Hands out all records of a kind, of every escort, in any order; the same each time. */
    void read(DossierKind kind, Consumer<SourceRecord> taker) throws Exception;

    /** What it lacks of a kind that was read. */
    Lack lack(DossierKind kind);

    @Override
    void close();
}
