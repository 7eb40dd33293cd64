package io.keruen.connectors.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapSchemaTest {
    private static final String GOOD = """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>43b080713727</identifier><sender>hsas@dhs.gov</sender>
              <sent>2003-04-02T14:39:01-05:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
              <info><category>Security</category><event>Advisory</event><urgency>Immediate</urgency>
              <severity>Severe</severity><certainty>Likely</certainty>
              <area><areaDesc>U.S. nationwide</areaDesc></area></info>
            </alert>
            """;

    @Test
    void a_message_as_the_standard_shows_it_is_valid() {
        assertThat(new CapSchema().wrong(GOOD)).isNull();
    }

    @Test
    void what_the_standard_does_not_allow_is_found() {
        CapSchema schema = new CapSchema();

        assertThat(schema.wrong(GOOD.replace("-05:00", "Z"))).contains("pattern");
        assertThat(schema.wrong(GOOD.replace("Severe", "Terrible"))).contains("Terrible");
        assertThat(schema.wrong(GOOD.replace("<event>Advisory</event>", ""))).contains("event");
        assertThat(schema.wrong(GOOD.replace("<scope>Public</scope>", ""))).contains("scope");
    }
}
