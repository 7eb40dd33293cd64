package io.keruen.jobs.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A serializer made of two functions, {@link #write} and {@link #read}; whatever they write says its own version, so
 * that older bytes stay readable without migration. One per task thread; subclasses have a public constructor without
 * parameters, by which snapshots restore them.
 */
public abstract class BinarySerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int SCRATCH_BYTES = 256;

    private final Class<T> type;
    private transient @Nullable DataOutputSerializer scratch;

    /** A serializer for values of this type. */
    protected BinarySerializer(Class<T> type) {
        this.type = type;
    }

    /** Writes one value. */
    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads one value; must read every version ever written. */
    protected abstract T read(DataInputView in) throws IOException;

    /** The newest version that {@link #read} understands. */
    public abstract int version();

    /** What it serializes. */
    public final Class<T> type() {
        return type;
    }

    /** Into a checkpoint's stream a value goes in one piece: field by field each would take its way through five streams. */
    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            write(value, out);
            return;
        }
        DataOutputSerializer bytes = inMemory(value);
        out.write(bytes.getSharedBuffer(), 0, bytes.length());
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return read(in);
    }

    /** A deep copy through the bytes, unless values cannot change. */
    @Override
    public final T copy(T value) {
        if (isImmutableType()) {
            return value;
        }
        try {
            DataOutputSerializer bytes = inMemory(value);
            return read(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy a " + type.getSimpleName(), e);
        }
    }

    private DataOutputSerializer inMemory(T value) throws IOException {
        DataOutputSerializer bytes = scratch;
        if (bytes == null) {
            bytes = new DataOutputSerializer(SCRATCH_BYTES);
            scratch = bytes;
        }
        bytes.clear();
        write(value, bytes);
        return bytes;
    }

    /** One value as bytes of its own. */
    public final byte[] toBytes(T value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(SCRATCH_BYTES);
            write(value, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a " + type.getSimpleName(), e);
        }
    }

    /** The value that {@link #toBytes} wrote. */
    public final T fromBytes(byte[] bytes) {
        try {
            return read(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("these bytes are no " + type.getSimpleName(), e);
        }
    }

    @Override
    public final T copy(T value, T reuse) {
        return copy(value);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        write(read(in), out);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // a subclass is its own kind
    public final TypeSerializer<T> duplicate() {
        return (TypeSerializer<T>) BinarySerializerSnapshot.newSerializer(getClass());
    }

    /** Nothing to reuse: values are only ever made by {@link #read}. */
    @Override
    @SuppressWarnings("NullAway") // Flink knows null here
    public final T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new BinarySerializerSnapshot<>(this);
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().getName().hashCode();
    }
}
