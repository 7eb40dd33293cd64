package io.keruen.connectors.rejected;

/** Why an input is rejected. Names are stored and shown: none is ever renamed or reused. */
public enum Reason {
    /** The bytes are not UTF-8, or a string holds half of a surrogate pair. */
    NOT_UTF8,
    /** The line starts with a byte-order mark. */
    BYTE_ORDER_MARK,
    /** The line has nothing but white space. */
    BLANK_LINE,
    /** The text breaks the grammar of JSON. */
    NOT_JSON,
    /** The line is JSON, but not exactly one object. */
    NOT_ONE_OBJECT,
    /** An object names a field twice. */
    DUPLICATE_FIELD,
    /** A number is NaN, infinite or beyond what a double holds. */
    NOT_FINITE,
    /** A number is outside what its field allows. */
    OUT_OF_RANGE,
    /** A value has the wrong JSON type; also a number with a fraction where an integer belongs. */
    WRONG_TYPE,
    /** A required field is absent. */
    MISSING_FIELD,
    /** A required field is null. */
    NULL_FIELD,
    /** A name or code is not in the list of its field. */
    UNKNOWN_VALUE,
    /** An id is empty or longer than 128 characters. */
    BAD_ID,
    /** A time is not an integer of milliseconds in the years 2000 to 2100. */
    BAD_TIME,
    /** A number that counts or measures from zero is negative. */
    NEGATIVE,
    /** The coordinates are in a shifted datum (GCJ-02, BD-09). */
    UNSUPPORTED_DATUM,
    /** Objects and arrays are nested deeper than 32. */
    TOO_DEEP,
    /** A line, number, name or list is longer than allowed. */
    TOO_LONG,
    /** The writer's schema is not one that was ever released. */
    UNKNOWN_SCHEMA,
    /** The bytes are not a record of their schema. */
    UNREADABLE_RECORD,
    /** The bytes are not a frame: truncated, with bytes left over, or with columns of unequal length. */
    UNREADABLE_FRAME,
    /** The record's key names something else than the record. */
    KEY_MISMATCH,
    /** A zone, plan or policy that could not be put in force: it contradicts itself, or names what no rule has. */
    INVALID_CONTROL,
    /** A record where none may be: a tombstone in a topic that has none. */
    TOMBSTONE,
    /** An officer's action is about something that is not there: an alert that is not open, a vehicle never heard of. */
    NOTHING_TO_ACT_ON,
    /** An officer's action is about something that does not allow it. */
    NOT_ALLOWED,
    /** No plan has named the declaration in all the time for which it is kept. */
    NEVER_PLANNED,
    /** The signature of an officer is missing. */
    UNSIGNED,
    /** A signature cannot be read, or is of something else than this record. */
    WRONG_SIGNATURE,
    /** Who signed is not in the register, or not at this time, or not with this key. */
    UNKNOWN_OFFICER,
    /** Who signed may not do this, not here, or not in another's name. */
    NOT_ENTITLED,
    /** It takes more different officers. */
    TOO_FEW_OFFICERS,
    /** A signature counts no more, not yet, or for longer than any may. */
    SIGNATURE_EXPIRED,
    /** The id of a signature was used before. */
    REPLAYED,
    /** The history's database will never take this line. */
    REFUSED_BY_HISTORY
}
