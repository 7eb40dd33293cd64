package io.keruen.core.customs;

/** What a customs service says about a declaration. */
public enum DeclarationStatus {
    /** A word that this release does not know: not released. */
    UNKNOWN,
    LODGED,
    ACCEPTED,
    UNDER_CONTROL,
    RELEASED_FOR_TRANSIT,
    NOT_RELEASED,
    DETAINED,
    INVALIDATED,
    WRITTEN_OFF;

    /** Whether a release that becomes this was taken back; written off is the proper end of a transit. */
    public boolean revokes() {
        return this != RELEASED_FOR_TRANSIT && this != WRITTEN_OFF;
    }
}
