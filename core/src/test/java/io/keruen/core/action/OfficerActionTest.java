package io.keruen.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OfficerActionTest {
    @Test
    void one_person_is_one_however_the_name_is_coded_or_spaced() {
        assertThat(OfficerAction.isSameOfficer("Aigerim  Ospan", " aigerim ospan "))
                .isTrue();
        assertThat(OfficerAction.isSameOfficer("aigerim\u00a0\u2003ospan", "aigerim ospan"))
                .isTrue();
        assertThat(OfficerAction.isSameOfficer("\uff57\uff45\uff49", "wei")).isTrue();
        assertThat(OfficerAction.isSameOfficer("Andre\u0301", "andr\u00e9")).isTrue();
        assertThat(OfficerAction.isSameOfficer("aigerim", "wei")).isFalse();
        assertThat(OfficerAction.isSameOfficer("aigerim ospan", "aigerimospan")).isFalse();
    }
}
