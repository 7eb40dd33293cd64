package io.keruen.jobs.serial;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.StateIo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ConvoyStatus}; only ever between two operators, never in a savepoint. */
public final class ConvoyStatusSerializer extends BinarySerializer<ConvoyStatus> {
    private static final long serialVersionUID = 1L;
    /** Version 1 did not know declarations. */
    private static final int VERSION = 2;

    /** For Flink. */
    public ConvoyStatusSerializer() {
        super(ConvoyStatus.class);
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
    protected void write(ConvoyStatus status, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(status.convoyId());
        out.writeUTF(status.escortId());
        out.writeBoolean(status.isGone());
        out.writeLong(status.atMs());
        out.writeInt(status.planVersion());
        out.writeLong(status.eventTimeMs());
        StateIo.writeNullableUtf(out, status.routeId());
        out.writeInt(status.vehicleIds().size());
        for (String vehicleId : status.vehicleIds()) {
            out.writeUTF(vehicleId);
        }
        out.writeInt(status.pairs().size());
        for (ConvoyStatus.Pair pair : status.pairs()) {
            out.writeUTF(pair.vehicleId());
            out.writeUTF(pair.otherVehicleId());
            out.writeDouble(pair.gapM());
            out.writeDouble(pair.headwayS());
        }
        out.writeInt(status.declarations().size());
        for (ConvoyStatus.Declaration declaration : status.declarations()) {
            out.writeUTF(declaration.declarationId());
            out.writeUTF(declaration.authority().name());
            out.writeUTF(declaration.status().name());
            out.writeInt(declaration.version());
        }
        out.writeLong(status.departedAtMs());
        out.writeLong(status.arrivedAtMs());
        out.writeLong(status.arriveByMs());
        out.writeLong(status.etaMs());
        StateIo.writeNullableUtf(out, name(status.life()));
        out.writeLong(status.lifeSinceMs());
        out.writeDouble(status.leadChainageM());
        out.writeDouble(status.tailChainageM());
        out.writeDouble(status.progressRatio());
        out.writeDouble(status.lengthM());
        out.writeDouble(status.speedMps());
        out.writeInt(status.openAlerts());
        StateIo.writeNullableUtf(out, name(status.highestSeverity()));
        out.writeBoolean(status.gateBlocked());
    }

    @Override
    protected ConvoyStatus read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new ConvoyStatus(
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                StateIo.readNullableUtf(in),
                readIds(in),
                readPairs(in),
                readDeclarations(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                named(LifeState.class, StateIo.readNullableUtf(in)),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                named(Severity.class, StateIo.readNullableUtf(in)),
                in.readBoolean());
    }

    private static List<String> readIds(DataInputView in) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(in.readUTF());
        }
        return List.copyOf(ids);
    }

    private static List<ConvoyStatus.Pair> readPairs(DataInputView in) throws IOException {
        List<ConvoyStatus.Pair> pairs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pairs.add(new ConvoyStatus.Pair(in.readUTF(), in.readUTF(), in.readDouble(), in.readDouble()));
        }
        return List.copyOf(pairs);
    }

    private static List<ConvoyStatus.Declaration> readDeclarations(DataInputView in) throws IOException {
        List<ConvoyStatus.Declaration> declarations = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            declarations.add(new ConvoyStatus.Declaration(
                    in.readUTF(),
                    Authority.valueOf(in.readUTF()),
                    DeclarationStatus.valueOf(in.readUTF()),
                    in.readInt()));
        }
        return List.copyOf(declarations);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
