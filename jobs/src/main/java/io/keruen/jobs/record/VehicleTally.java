package io.keruen.jobs.record;

import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.VehicleTallySerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How many samples of a vehicle were accepted and found twice since it was first heard; counts only rise. */
public record VehicleTally(
        String vehicleId, long acceptedCount, long duplicateCount, long lateCount, long lateUnjudgedCount) {
    /** How Flink writes it. */
    public static final TypeInformation<VehicleTally> TYPE = new BinaryTypeInfo<>(new VehicleTallySerializer());

    /** Samples seen: the later of two tallies has more. */
    public long seenCount() {
        return acceptedCount + duplicateCount;
    }
}
