package io.keruen.jobs.testkit;

import io.keruen.jobs.Between;
import io.keruen.jobs.OperatorIds;
import io.keruen.jobs.record.EscortInput;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Random pauses between the operators, and a record of which vehicle went through which subtask in which attempt. */
public final class Disturbance implements Between, AutoCloseable {
    private static final Map<String, Disturbance> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id = "disturbance-" + NUMBER.incrementAndGet();
    private final long seed;
    private final double ratio;
    private final Map<Integer, Set<String>> vehiclesBySubtask = new ConcurrentHashMap<>();
    private final AtomicInteger lastAttempt = new AtomicInteger();
    private int streams;

    /** Pauses after this share of the records. */
    public Disturbance(long seed, double ratio) {
        this.seed = seed;
        this.ratio = ratio;
        OPEN.put(id, this);
    }

    @Override
    public <T> DataStream<T> after(OperatorIds from, DataStream<T> stream) {
        String name = "pause-" + from.uid() + "-" + streams++;
        return stream.map(new Pause<T>(id, seed + streams, ratio), stream.getType())
                .setParallelism(stream.getParallelism())
                .uid(name)
                .name(name);
    }

    /** The vehicles that each vehicle subtask spoke of. */
    public Map<Integer, Set<String>> vehiclesBySubtask() {
        return vehiclesBySubtask;
    }

    /** How often the job was started again. */
    public int restartCount() {
        return lastAttempt.get();
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    /** Passes records on, sometimes later. */
    private static final class Pause<T> extends RichMapFunction<T, T> {
        private static final long serialVersionUID = 1L;
        private static final long MAX_NANOS = 2_000_000;

        private final String id;
        private final long seed;
        private final double ratio;
        private transient Random random;

        Pause(String id, long seed, double ratio) {
            this.id = id;
            this.seed = seed;
            this.ratio = ratio;
        }

        @Override
        public void open(OpenContext context) {
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
            random = new Random(seed + 7L * subtask + 13L * attempt);
            OPEN.get(id).lastAttempt.accumulateAndGet(attempt, Math::max);
        }

        @Override
        public T map(T record) {
            if (record instanceof EscortInput input && input.track() != null) {
                int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
                OPEN.get(id)
                        .vehiclesBySubtask
                        .computeIfAbsent(subtask, each -> ConcurrentHashMap.newKeySet())
                        .add(input.track().vehicleId);
            }
            if (random.nextDouble() < ratio) {
                LockSupport.parkNanos((long) (random.nextDouble() * MAX_NANOS));
            }
            return record;
        }
    }
}
