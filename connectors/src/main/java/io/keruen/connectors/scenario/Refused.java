package io.keruen.connectors.scenario;

/**
 * A plan, zone, policy or custom rule that was not loaded while the rest of its file was.
 *
 * @param id its id, or its place in the file such as {@code #3} where it has none
 * @param reason what is wrong with it, in words
 */
public record Refused(String file, String id, String reason) {}
