package io.keruen.jobs.serial;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEventIo;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link AlertEvent}. */
public final class AlertEventSerializer extends BinarySerializer<AlertEvent> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST = 1;
    private static final int VERSION = 2;

    /** For Flink. */
    public AlertEventSerializer() {
        super(AlertEvent.class);
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
    public void write(AlertEvent alert, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        AlertEventIo.write(alert, out);
    }

    @Override
    public AlertEvent read(DataInputView in) throws IOException {
        return Fields.readVersion(in, VERSION) == FIRST ? AlertEventIo.readFirstForm(in) : AlertEventIo.read(in);
    }
}
