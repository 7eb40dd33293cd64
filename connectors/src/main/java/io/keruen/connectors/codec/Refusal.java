package io.keruen.connectors.codec;

/**
 * That an input was refused, in the words of who refused it: a newer release has reasons that this one does not know.
 *
 * @param source {@code topic-partition}, or the name of a file
 * @param position the offset, or the line from 1
 * @param reason by name
 */
public record Refusal(String source, long position, String reason, String detail) {}
