package io.keruen.core.customs;

/** The two customs services; each decides for itself. */
public enum Authority {
    KZ,
    CN
}
