package io.keruen.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What officers signed counts once. */
class SignatureMemoryTest {
    private static final SeenSignature RELEASE = new SeenSignature("aigerim", "id-1", "AAEC", 1_000);

    private final SignatureMemory memory = new SignatureMemory();

    @Test
    void what_is_repeated_is_refused_and_kept_as_it_came() {
        assertThat(memory.take(note(7, RELEASE))).isNull();

        RejectedInput why = memory.take(note(8, RELEASE));

        assertThat(why).isNotNull();
        assertThat(why.reason()).isEqualTo(Reason.REPLAYED);
        assertThat(why.detail()).contains("has come before");
        assertThat(why.source()).isEqualTo("officers.actions-0");
        assertThat(why.position()).isEqualTo(8);
        assertThat(why.original()).containsExactly(8);
    }

    @Test
    void an_id_is_for_one_thing_only_but_each_officer_has_ids_of_their_own() {
        assertThat(memory.take(note(1, RELEASE))).isNull();

        RejectedInput why = memory.take(note(2, new SeenSignature("aigerim", "id-1", "BBBB", 1_000)));

        assertThat(why).isNotNull();
        assertThat(why.detail()).contains("something else");
        assertThat(memory.take(note(3, new SeenSignature("wei", "id-1", "CCCC", 1_000))))
                .isNull();
    }

    @Test
    void one_old_signature_of_two_is_enough_to_refuse() {
        SeenSignature second = new SeenSignature("wei", "id-2", "DDDD", 1_000);
        assertThat(memory.take(note(1, RELEASE))).isNull();

        assertThat(memory.take(note(2, second, RELEASE))).isNotNull();
        assertThat(memory.take(note(3, second)))
                .as("refused whole, so not used")
                .isNull();
    }

    @Test
    void it_forgets_what_comes_too_late_anyway_and_refuses_it_for_that() {
        assertThat(memory.take(note(1, RELEASE))).isNull();
        memory.pass(999);
        assertThat(memory.all()).hasSize(1);

        memory.pass(1_000);

        assertThat(memory.all()).isEmpty();
        RejectedInput why = memory.take(note(2, RELEASE));
        assertThat(why).isNotNull();
        assertThat(why.reason()).isEqualTo(Reason.SIGNATURE_EXPIRED);
    }

    @Test
    void it_remembers_through_a_restart() {
        assertThat(memory.take(note(1, RELEASE))).isNull();
        SignatureMemory next = new SignatureMemory();

        next.restore(memory.all(), memory.nowMs());

        assertThat(next.take(note(2, RELEASE))).isNotNull();
    }

    private static SignedNote note(int position, SeenSignature... signatures) {
        return new SignedNote(
                ControlRecord.tombstone(ControlRecord.Kind.ZONE, "closed", 1, 500),
                List.of(signatures),
                "officers.actions-0",
                position,
                new byte[] {(byte) position},
                null);
    }
}
