package io.keruen.connectors.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.ClearanceConditions;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.PairState;
import io.keruen.schemas.RejectedInputRecord;
import io.keruen.schemas.TransitEventRecord;
import io.keruen.schemas.VehicleStateRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The history says what the contract says, under the same names. */
class MeasurementsTest {
    private static final Set<String> OF_OUR_OWN = Set.of("ageMs", "counted", "inside");

    @Test
    void no_name_is_used_twice_in_a_measurement() {
        for (Measurements measurement : Measurements.values()) {
            List<String> names = new ArrayList<>(measurement.tags());
            measurement.fields().forEach(field -> names.add(field.name()));

            assertThat(names).doesNotHaveDuplicates();
        }
        assertThat(Arrays.stream(Measurements.values()).map(Measurements::measurementName))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_name_has_one_kind_in_every_measurement() {
        Map<String, HistoryField.Kind> kinds = new java.util.HashMap<>();
        for (Measurements measurement : Measurements.values()) {
            for (HistoryField field : measurement.fields()) {
                assertThat(kinds.putIfAbsent(field.name(), field.kind())).isIn(null, field.kind());
            }
        }
    }

    @Test
    void every_tag_and_field_is_a_field_of_the_contract() {
        schemas().forEach((measurement, schemas) -> {
            for (String tag : measurement.tags()) {
                assertThat(find(schemas, tag)).as("%s.%s", measurement, tag).isPresent();
            }
            for (HistoryField field : measurement.fields()) {
                if (!OF_OUR_OWN.contains(field.name())) {
                    assertThat(find(schemas, field.name()))
                            .as("%s.%s", measurement, field.name())
                            .hasValueSatisfying(
                                    schema -> assertThat(kind(schema)).isEqualTo(field.kind()));
                }
            }
        });
        assertThat(schemas()).hasSize(Measurements.values().length - 1);
    }

    @Test
    void nothing_of_the_state_of_a_vehicle_is_left_out() {
        assertThat(known(Measurements.VEHICLE))
                .containsAll(VehicleStateRecord.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .filter(name -> !name.equals("eventTimeMs"))
                        .toList());
    }

    private static List<String> known(Measurements measurement) {
        List<String> names = new ArrayList<>(measurement.tags());
        measurement.fields().forEach(field -> names.add(field.name()));
        return names;
    }

    private static Map<Measurements, List<Schema>> schemas() {
        Map<Measurements, List<Schema>> schemas = new EnumMap<>(Measurements.class);
        Schema convoy = ConvoyStateRecord.getClassSchema();
        schemas.put(Measurements.VEHICLE, List.of(VehicleStateRecord.getClassSchema()));
        schemas.put(Measurements.CONVOY, List.of(convoy));
        schemas.put(Measurements.PAIR, List.of(convoy, PairState.getClassSchema()));
        schemas.put(Measurements.DECLARATION, List.of(convoy, DeclarationState.getClassSchema()));
        schemas.put(Measurements.ALERT, List.of(AlertEventRecord.getClassSchema()));
        schemas.put(Measurements.TRANSIT, List.of(TransitEventRecord.getClassSchema()));
        schemas.put(
                Measurements.CLEARANCE,
                List.of(ClearanceDecisionRecord.getClassSchema(), ClearanceConditions.getClassSchema()));
        schemas.put(Measurements.REJECTED, List.of(RejectedInputRecord.getClassSchema()));
        return schemas;
    }

    private static Optional<Schema> find(List<Schema> schemas, String name) {
        return schemas.stream()
                .map(schema -> schema.getField(name))
                .filter(field -> field != null)
                .map(field -> notNull(field.schema()))
                .findFirst();
    }

    private static Schema notNull(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : schema.getTypes().stream()
                        .filter(each -> each.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow();
    }

    private static HistoryField.Kind kind(Schema schema) {
        return switch (schema.getType()) {
            case DOUBLE -> HistoryField.Kind.NUMBER;
            case INT, LONG -> HistoryField.Kind.COUNT;
            case BOOLEAN -> HistoryField.Kind.FLAG;
            case STRING, ENUM -> HistoryField.Kind.TEXT;
            case ARRAY -> kind(schema.getElementType());
            default -> throw new AssertionError("the history has no kind for " + schema);
        };
    }
}
