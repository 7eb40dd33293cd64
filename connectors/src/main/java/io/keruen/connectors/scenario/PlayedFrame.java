package io.keruen.connectors.scenario;

/**
 * A frame of a recorded scenario, ready for the topic.
 *
 * @param ingestTimeMs of its first sample
 * @param lastIngestTimeMs of its last sample: a player in real time sends it then
 * @param samples how many it holds
 * @param payload the record, with its header
 */
public record PlayedFrame(String vehicleId, long ingestTimeMs, long lastIngestTimeMs, int samples, byte[] payload) {}
