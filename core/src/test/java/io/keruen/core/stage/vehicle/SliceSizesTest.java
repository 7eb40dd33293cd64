package io.keruen.core.stage.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.RuleCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is remembered of a vehicle by others than the rules that {@code rules.txt} knows: whose slice it is, its version, how
 * many longs and doubles. One that has grown is read as if it had done so at its end; that its middle has not, only who
 * changes it knows.
 */
class SliceSizesTest {
    private static final RuleCatalog CATALOG = RuleCatalog.standard();

    @Test
    void no_slice_changes_its_size_without_a_thought_of_what_is_stored() throws IOException {
        assertThat(slices())
                .as("src/test/resources/slices.txt: raise sliceVersion, or append at the end and note it here")
                .isEqualTo(noted());
    }

    private static List<String> slices() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VehicleState state = new VehicleStage(CATALOG).newState("truck-1");
        state.layout.write(new DataOutputStream(bytes), state.longs, state.doubles, List.of());
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        List<String> slices = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String id = in.readUTF();
            int version = in.readInt();
            int longs = in.readInt();
            int doubles = in.readInt();
            in.skipNBytes((long) Long.BYTES * longs + (long) Double.BYTES * doubles);
            if (CATALOG.vehicleRules().stream().noneMatch(rule -> rule.id().equals(id))) {
                slices.add(id + ", state " + version + " of " + longs + " longs and " + doubles + " doubles");
            }
        }
        return slices;
    }

    private static List<String> noted() throws IOException {
        try (InputStream in = SliceSizesTest.class.getResourceAsStream("/slices.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
