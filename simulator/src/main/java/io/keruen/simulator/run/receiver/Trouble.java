package io.keruen.simulator.run.receiver;

/** What a customs office does instead of its duty. */
public enum Trouble {
    /** Answers 500. */
    FAILS,
    /** Never answers, and has taken nothing. */
    IS_MUTE,
    /** Takes it, and the connection breaks before the answer. */
    TAKES_AND_DROPS,
    /** Takes it, and answers after a while. */
    IS_SLOW,
    /** Answers 429 and wants to be left alone. */
    IS_BUSY,
    /** Answers 410: it wants nothing any more. */
    IS_GONE,
    /** Answers 302. */
    HAS_MOVED
}
