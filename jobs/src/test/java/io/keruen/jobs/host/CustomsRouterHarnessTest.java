package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.control.CustomsNames;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.EscortInput;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CustomsRouterHarnessTest {
    private static final long T = 1_700_000_000_000L;
    private static final long MONTH_MS = 32 * 86_400_000L;

    private static final DeclarationLine DECIDED =
            new DeclarationLine("D1", Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 0, T, T, 7);

    @Test
    void what_no_plan_ever_names_is_rejected_and_leaves_nothing_behind() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomsNote, EscortInput> router = router()) {
            put(router, CustomsNote.of(CustomsNames.of(DECIDED).get(0), CustomsRoute.came(DECIDED)));
            SealLine sealed =
                    new SealLine("S1", "A", SealStatus.SEALED, Double.NaN, null, Double.NaN, Double.NaN, T, T, 8);
            for (String name : CustomsNames.of(sealed)) {
                put(router, CustomsNote.of(name, CustomsRoute.came(sealed)));
            }
            router.processWatermark(new Watermark(T + MONTH_MS / 2));
            assertThat(router.numKeyedStateEntries()).isEqualTo(3);
            assertThat(router.getSideOutput(CustomsRouter.REJECTED)).isNull();

            router.processWatermark(new Watermark(T + MONTH_MS));

            assertThat(router.numKeyedStateEntries()).isZero();
            assertThat(router.numEventTimeTimers()).isZero();
            assertThat(router.getSideOutput(CustomsRouter.REJECTED))
                    .extracting(StreamRecord::getValue)
                    .singleElement()
                    .satisfies(CustomsRouterHarnessTest::isAboutTheDeclaration);
        }
    }

    private static void isAboutTheDeclaration(RejectedInput input) {
        assertThat(input.reason()).isEqualTo(Reason.NEVER_PLANNED);
        assertThat(input.position()).isEqualTo(7);
        assertThat(input.detail()).contains("D1");
    }

    @Test
    void what_a_plan_named_is_forgotten_in_silence_some_time_after_its_end() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomsNote, EscortInput> router = router()) {
            String name = CustomsNames.of(DECIDED).get(0);
            put(router, CustomsNote.of(name, CustomsRoute.came(DECIDED)));
            put(router, CustomsNote.named(name, "E1", T + 1_000, T + 3_600_000));
            router.processWatermark(new Watermark(T + 999));
            assertThat(router.extractOutputValues()).isEmpty();

            router.processWatermark(new Watermark(T + 1_000));
            assertThat(router.getOutput())
                    .as("the line is there before time goes on")
                    .hasExactlyElementsOfTypes(Watermark.class, StreamRecord.class, Watermark.class);

            router.processWatermark(new Watermark(T + MONTH_MS));

            assertThat(router.numKeyedStateEntries()).isZero();
            assertThat(router.getSideOutput(CustomsRouter.REJECTED)).isNull();
        }
    }

    private static void put(
            KeyedOneInputStreamOperatorTestHarness<String, CustomsNote, EscortInput> router, CustomsNote note)
            throws Exception {
        router.processElement(new StreamRecord<>(note));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CustomsNote, EscortInput> router() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, CustomsNote, EscortInput> router =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new CustomsRouter()), CustomsNote::name, Types.STRING);
        router.open();
        return router;
    }
}
