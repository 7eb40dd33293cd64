package io.keruen.core.convoy;

/** What a vehicle is in its convoy. */
public enum Role {
    LEAD,
    CARGO,
    ESCORT,
    TAIL
}
