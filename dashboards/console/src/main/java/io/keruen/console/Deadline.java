package io.keruen.console;

/**
 * A thread's limit for one answer: the interrupt wakes it from a write that hangs and closes its connection. Used by the
 * thread that made it, and by a clock.
 */
final class Deadline {
    private final Thread thread = Thread.currentThread();
    private boolean isOver;

    /** The time is up: interrupts the thread, unless it is done. */
    synchronized void pass() {
        if (!isOver) {
            thread.interrupt();
        }
    }

    /** The thread is done, and takes no interrupt along that was meant for this answer. */
    synchronized void end() {
        isOver = true;
        Thread.interrupted();
    }
}
