package io.keruen.app.officers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.connectors.officers.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is asked to sign what the job would refuse. */
class ProposeCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeKey() throws Exception {
        SigningKey.generate("aigerim").write(folder.resolve("aigerim.key"));
    }

    @Test
    void a_number_out_of_its_range_is_not_proposed() throws Exception {
        String policy = "{\"rules\":{\"seal-state\":{\"periodMs\":30000000}}}";

        assertThat(propose("--policy", policy)).as(said()).isEqualTo(2);
        assertThat(said()).contains("rules.seal-state.periodMs is 3.0E7; use ").hasLineCount(1);
    }

    @Test
    void a_zone_that_crosses_itself_is_not_proposed() throws Exception {
        String zones = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                + "\"properties\":{\"id\":\"closed\",\"kind\":\"RESTRICTED\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[82,46],[83,47],[83,46],[82,47],[82,46]]]}}]}";

        assertThat(propose("--zones", zones)).as(said()).isEqualTo(2);
        assertThat(said()).contains("closed: ", "cross").hasLineCount(1);
    }

    @Test
    void a_plan_in_seconds_is_not_proposed() throws Exception {
        String plans = "[{\"escortId\":\"E1\",\"convoyId\":\"C1\",\"validFromMs\":1767225600,"
                + "\"validToMs\":1767312000,\"gates\":[],\"vehicles\":[]}]";

        assertThat(propose("--plans", plans)).as(said()).isEqualTo(2);
        assertThat(said()).contains("E1: ", "years 2000 to 2100").hasLineCount(1);
    }

    @Test
    void a_policy_whose_rules_are_misspelt_is_not_proposed() throws Exception {
        String policy = "{\"version\":7,\"rule\":{\"convoy-gap\":{\"maxM\":40}}}";

        assertThat(propose("--policy", policy)).as(said()).isEqualTo(2);
        assertThat(said()).contains("rule is not known").hasLineCount(1);
    }

    @Test
    void a_plan_whose_seal_is_misspelt_is_not_proposed() throws Exception {
        String plans = "[{\"escortId\":\"E1\",\"convoyId\":\"C1\",\"validFromMs\":1767225600000,"
                + "\"validToMs\":1767312000000,\"vehicles\":[{\"vehicleId\":\"v\",\"role\":\"LEAD\",\"lengthM\":12,"
                + "\"sealID\":\"S1\"}]}]";

        assertThat(propose("--plans", plans)).as(said()).isEqualTo(2);
        assertThat(said()).contains("E1: vehicle v: sealID is not known").hasLineCount(1);
    }

    private int propose(String option, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("proposed.json"), text);
        Path change = folder.resolve("change.jsonl");
        int exit = CommandLines.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                "change",
                "propose",
                option,
                file.toString(),
                "--out",
                change.toString(),
                "--key",
                folder.resolve("aigerim.key").toString(),
                "--bootstrap",
                "localhost:1");
        assertThat(change).doesNotExist();
        return exit;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
