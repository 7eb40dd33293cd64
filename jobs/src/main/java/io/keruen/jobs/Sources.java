package io.keruen.jobs;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import org.apache.flink.api.connector.source.Source;

/**
 * Where the pipeline is fed from. Both must bring ticks in every partition.
 *
 * @param isRecorded whether the ingest times that stand in frames count: only for a replay, never for what comes from
 *     outside
 * @param frameParallelism how many subtasks read frames; not more than there are partitions, since a subtask without
 *     one holds time back
 */
public record Sources(
        Source<WireFrame, ?, ?> frames,
        Source<ControlRecord, ?, ?> control,
        boolean isRecorded,
        int frameParallelism) {}
