package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutletSettingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'kind': 'cap', 'sender': 'a@b.example', 'language': 'en_GB'; language: is en_GB, write a language as en",
                "'kind': 'gate', 'gate': '口岸', 'via': 'HTTPS', 'hmac-file': 'secret'; gate: is 口岸, over HTTPS",
                "'kind': 'webhook', 'origin': '口岸', 'url': 'https://a.example', 'allow-hosts': ['a.example'],"
                        + " 'hmac-file': 'secret'; origin: is 口岸, it stands in a header",
            })
    void a_setting_with_which_no_delivery_would_work_is_one_line(String settings, String line) throws Exception {
        Files.writeString(folder.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Settings written = new Settings(
                "destinations.a", new JsonMapper().readTree("{" + settings.replace('\'', '"') + "}"), folder);
        Clock clock = Clock.systemUTC();
        OutletContext context = new OutletContext("a", clock, folder, new MemoryOfGates(clock));

        assertThatThrownBy(() -> Outlets.open(written, context))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("destinations.a." + line.replace(',', ';'));
    }
}
