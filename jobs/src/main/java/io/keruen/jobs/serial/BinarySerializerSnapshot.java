package io.keruen.jobs.serial;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in a savepoint which serializer wrote it, and in which version. Compatible as is with the same serializer
 * of that or a later version; a savepoint of a later version than ours is refused.
 */
public final class BinarySerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int FORMAT = 1;

    private @Nullable BinarySerializer<T> serializer;
    private int version;

    /** For Flink, which fills it by {@link #readSnapshot}. */
    public BinarySerializerSnapshot() {}

    BinarySerializerSnapshot(BinarySerializer<T> serializer) {
        this.serializer = serializer;
        this.version = serializer.version();
    }

    @Override
    public int getCurrentVersion() {
        return FORMAT;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(serializer().getClass().getName());
        out.writeInt(version);
    }

    @Override
    @SuppressWarnings("unchecked") // the name was written by the snapshot of the same state
    public void readSnapshot(int format, DataInputView in, ClassLoader classes) throws IOException {
        String name = in.readUTF();
        version = in.readInt();
        try {
            serializer = newSerializer((Class<? extends BinarySerializer<T>>)
                    Class.forName(name, true, classes).asSubclass(BinarySerializer.class));
        } catch (ClassNotFoundException e) {
            throw new IOException("the savepoint was written by the serializer " + name + ", which is gone", e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old instanceof BinarySerializerSnapshot<T> before
                        && before.serializer().equals(serializer())
                        && before.version <= version
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private BinarySerializer<T> serializer() {
        BinarySerializer<T> current = serializer;
        if (current == null) {
            throw new IllegalStateException("the snapshot has not been read yet");
        }
        return current;
    }

    static <S> S newSerializer(Class<S> serializerClass) {
        try {
            return serializerClass.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(serializerClass + " needs a public constructor without parameters", e);
        }
    }
}
