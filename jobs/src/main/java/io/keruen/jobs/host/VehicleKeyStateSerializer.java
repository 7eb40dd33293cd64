package io.keruen.jobs.host;

import io.keruen.core.stage.vehicle.VehicleStage;
import io.keruen.core.stage.vehicle.VehicleState;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.serial.BinarySerializer;
import io.keruen.jobs.serial.WireFrameSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a {@link VehicleKeyState}; the core's part writes its own version. */
public final class VehicleKeyStateSerializer extends BinarySerializer<VehicleKeyState> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST = 1; // had no actions
    private static final int VERSION = 2;

    private final WireFrameSerializer frames = new WireFrameSerializer();
    private transient @Nullable VehicleStage stage;

    /** For Flink. */
    public VehicleKeyStateSerializer() {
        super(VehicleKeyState.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(VehicleKeyState state, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        VehicleState core = state.core;
        out.writeBoolean(core != null);
        if (core != null) {
            core.write(out);
        }
        out.writeInt(state.pending.size());
        for (WireFrame frame : state.pending) {
            frames.write(frame, out);
        }
        out.writeInt(state.position);
        out.writeLong(state.nextSampleMs);
        out.writeLong(state.workedMs);
        out.writeInt(state.actions.size());
        for (WireFrame action : state.actions) {
            frames.write(action, out);
        }
    }

    @Override
    protected VehicleKeyState read(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < FIRST || version > VERSION) {
            throw new IOException("vehicle state of version " + version + ", we read " + FIRST + ".." + VERSION);
        }
        VehicleKeyState state = new VehicleKeyState();
        if (in.readBoolean()) {
            state.core = stage().readState(in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            state.pending.addLast(frames.read(in));
        }
        state.position = in.readInt();
        state.nextSampleMs = in.readLong();
        state.workedMs = in.readLong();
        for (int left = version > FIRST ? in.readInt() : 0; left > 0; left--) {
            state.actions.addLast(frames.read(in));
        }
        return state;
    }

    private VehicleStage stage() {
        VehicleStage reader = stage;
        if (reader == null) {
            reader = new VehicleStage(Catalog.RULES);
            stage = reader;
        }
        return reader;
    }
}
