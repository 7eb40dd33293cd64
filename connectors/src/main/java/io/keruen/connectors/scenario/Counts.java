package io.keruen.connectors.scenario;

/**
 * What became of the lines: {@code read = accepted + rejected}. Duplicates are found later, among the accepted.
 *
 * @param unknownFields how many fields of accepted lines were ignored
 */
public record Counts(long read, long accepted, long rejected, long unknownFields) {}
