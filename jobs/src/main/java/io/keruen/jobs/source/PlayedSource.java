package io.keruen.jobs.source;

import io.keruen.jobs.record.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bounded source that plays a {@link PlayedInput} of this JVM; restored from checkpoints like any other. */
public final class PlayedSource<T extends Arrival>
        implements Source<T, PlayedSplit, List<PlayedSplit>>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1L;

    private final String inputId;
    private final TypeInformation<T> type;
    private final int partitions;
    private final Pace pace;

    PlayedSource(String inputId, TypeInformation<T> type, int partitions, Pace pace) {
        this.inputId = inputId;
        this.type = type;
        this.partitions = partitions;
        this.pace = pace;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, PlayedSplit> createReader(SourceReaderContext context) {
        return new PlayedReader<>(PlayedInput.open(inputId), pace, context.getIndexOfSubtask());
    }

    @Override
    public SplitEnumerator<PlayedSplit, List<PlayedSplit>> createEnumerator(
            SplitEnumeratorContext<PlayedSplit> context) {
        List<PlayedSplit> splits = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            splits.add(new PlayedSplit(i, 0));
        }
        return new PlayedEnumerator(context, splits);
    }

    @Override
    public SplitEnumerator<PlayedSplit, List<PlayedSplit>> restoreEnumerator(
            SplitEnumeratorContext<PlayedSplit> context, List<PlayedSplit> unassigned) {
        return new PlayedEnumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<PlayedSplit> getSplitSerializer() {
        return new PlayedSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<List<PlayedSplit>> getEnumeratorCheckpointSerializer() {
        return new PlayedEnumerator.Serializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
