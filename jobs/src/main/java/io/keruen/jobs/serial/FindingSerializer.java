package io.keruen.jobs.serial;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.FindingIo;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Finding}. */
public final class FindingSerializer extends BinarySerializer<Finding> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public FindingSerializer() {
        super(Finding.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public void write(Finding finding, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        FindingIo.write(finding, out);
    }

    @Override
    public Finding read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return FindingIo.read(in);
    }
}
