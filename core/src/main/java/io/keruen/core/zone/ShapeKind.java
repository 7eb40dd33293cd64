package io.keruen.core.zone;

/** The kinds of geometry a zone can have. */
public enum ShapeKind {
    /** One or more shells with holes. */
    POLYGON,
    /** Everything within a radius of a point. */
    DISC,
    /** Everything within a half width of a line. */
    CORRIDOR,
    /** A line: it has no inside, it is crossed. */
    LINE
}
