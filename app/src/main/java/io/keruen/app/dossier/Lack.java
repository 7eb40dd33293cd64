package io.keruen.app.dossier;

import io.keruen.app.live.StoredTopics;

/**
 * What a source lacks of a kind of records.
 *
 * @param unreadable how many records could not be read, and are left out
 * @param fromMs from when records are there, where earlier ones may be gone: epoch, UTC; {@link #BEGINNING} = none is gone,
 *     {@link #EMPTIED} = a part of the topic holds none any more
 */
record Lack(long unreadable, long fromMs) {
    static final long BEGINNING = StoredTopics.BEGINNING;
    static final long EMPTIED = StoredTopics.EMPTIED;

    /** Everything is there. */
    static final Lack NOTHING = new Lack(0, BEGINNING);
}
