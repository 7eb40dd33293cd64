package io.keruen.core.stage.flow;

import io.keruen.core.alert.Finding;

/**
 * A finding with its place in the total order of a stage: by ingest time, then key, then ordinal, then rank.
 *
 * @param ingestTimeMs when the stage before found it, ingest time
 * @param key the vehicle whose data led to it
 * @param ordinal how many samples of that vehicle had been judged
 * @param rank the rule's position in the catalogue
 */
public record StampedFinding(long ingestTimeMs, String key, long ordinal, int rank, Finding finding) {}
