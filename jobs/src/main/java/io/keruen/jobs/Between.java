package io.keruen.jobs;

import org.apache.flink.streaming.api.datastream.DataStream;

/** Puts something between two operators of the pipeline; tests do, to disturb it. */
public interface Between {
    /** Nothing in between. */
    Between NOTHING = new Between() {
        @Override
        public <T> DataStream<T> after(OperatorIds from, DataStream<T> stream) {
            return stream;
        }
    };

    /** The stream that leaves an operator, as the next one shall get it. */
    <T> DataStream<T> after(OperatorIds from, DataStream<T> stream);
}
