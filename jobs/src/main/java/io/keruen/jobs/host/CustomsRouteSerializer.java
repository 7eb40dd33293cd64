package io.keruen.jobs.host;

import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.jobs.serial.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link CustomsRoute}, which says its own version. */
public final class CustomsRouteSerializer extends BinarySerializer<CustomsRoute> {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public CustomsRouteSerializer() {
        super(CustomsRoute.class);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected void write(CustomsRoute route, DataOutputView out) throws IOException {
        route.write(out);
    }

    @Override
    protected CustomsRoute read(DataInputView in) throws IOException {
        return CustomsRoute.read(in);
    }
}
