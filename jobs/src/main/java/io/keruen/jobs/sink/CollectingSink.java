package io.keruen.jobs.sink;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Puts what it gets on a shelf of a {@link Collected} of this JVM, at once. */
final class CollectingSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final String collectedId;
    private final Choice<T> choice;

    CollectingSink(String collectedId, Choice<T> choice) {
        this.collectedId = collectedId;
        this.choice = choice;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(choice.apply(Collected.open(collectedId)));
    }

    /** Says which shelf. */
    interface Choice<T> extends Function<Collected, Shelf<T>>, Serializable {}

    /** Writes to a shelf. */
    private record Writer<T>(Shelf<T> shelf) implements SinkWriter<T> {
        @Override
        public void write(T record, Context context) {
            shelf.put(record);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
