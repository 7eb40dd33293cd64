package io.keruen.core.stage.escort;

import io.keruen.core.customs.CustomsLineIo;
import io.keruen.core.customs.SealLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A seal line that waits for the truck's sample at or after its moment.
 *
 * @param vehicleId the truck
 * @param endsMs it waits until then, ingest time
 * @param late older than what had been judged when it came
 */
record WaitingLine(SealLine line, String vehicleId, long endsMs, boolean late) {
    void write(DataOutput out) throws IOException {
        CustomsLineIo.write(line, out);
        out.writeUTF(vehicleId);
        out.writeLong(endsMs);
        out.writeBoolean(late);
    }

    static WaitingLine read(DataInput in) throws IOException {
        return new WaitingLine(CustomsLineIo.readSeal(in), in.readUTF(), in.readLong(), in.readBoolean());
    }
}
