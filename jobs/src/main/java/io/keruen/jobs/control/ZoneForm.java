package io.keruen.jobs.control;

import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The zone part of {@link ControlForm}. */
final class ZoneForm {
    private ZoneForm() {}

    static void write(ZoneSpec zone, DataOutput out) throws IOException {
        out.writeUTF(zone.id());
        out.writeUTF(zone.kind().name());
        out.writeUTF(zone.name());
        out.writeUTF(zone.jurisdiction().name());
        out.writeLong(zone.validFromMs());
        out.writeLong(zone.validToMs());
        out.writeLong(zone.version());
        writeShape(zone.shape(), out);
        out.writeDouble(zone.marginM());
        out.writeDouble(zone.speedLimitMps());
        out.writeLong(zone.maxDwellMs());
        StateIo.writeNullableUtf(out, zone.gateId());
    }

    static ZoneSpec read(DataInput in) throws IOException {
        return new ZoneSpec(
                in.readUTF(),
                ZoneKind.valueOf(in.readUTF()),
                in.readUTF(),
                Jurisdiction.valueOf(in.readUTF()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readShape(in),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                StateIo.readNullableUtf(in));
    }

    private static void writeShape(Shape shape, DataOutput out) throws IOException {
        out.writeUTF(shape.kind().name());
        out.writeInt(shape.rings().length);
        for (double[] ring : shape.rings()) {
            StateIo.writeDoubles(out, ring, ring.length);
        }
        out.writeInt(shape.shells().length);
        for (int shell : shape.shells()) {
            out.writeInt(shell);
        }
        out.writeDouble(shape.radiusM());
        out.writeDouble(shape.halfWidthM());
    }

    private static Shape readShape(DataInput in) throws IOException {
        ShapeKind kind = ShapeKind.valueOf(in.readUTF());
        double[][] rings = new double[in.readInt()][];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = StateIo.readDoubles(in);
        }
        int[] shells = new int[in.readInt()];
        for (int i = 0; i < shells.length; i++) {
            shells[i] = in.readInt();
        }
        return new Shape(kind, rings, shells, in.readDouble(), in.readDouble());
    }
}
