package io.keruen.benchmarks.job;

import io.keruen.connectors.codec.FrameDecoder;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.core.sample.Frame;
import io.keruen.jobs.record.WireFrame;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Decodes each frame into a reused one, counts its samples and says nothing. */
final class DecodeAndForget extends KeyedProcessFunction<String, WireFrame, WireFrame> {
    private static final long serialVersionUID = 1L;
    private static final int FRAME_ROOM = 64;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient FrameDecoder decoder;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Frame frame;

    @Override
    public void open(OpenContext context) {
        decoder = new FrameDecoder(SchemaStore.ofThisBuild());
        frame = new Frame(FRAME_ROOM);
    }

    @Override
    public void processElement(WireFrame wire, Context context, Collector<WireFrame> out) throws Exception {
        byte[] payload = wire.payload();
        if (payload == null) {
            throw new IllegalStateException("the benchmark writes no tombstones");
        }
        decoder.decode(payload, wire.ingestTimeMs(), frame);
        Consumed.add(frame.size());
    }
}
