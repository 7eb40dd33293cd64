package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Gallery;
import io.keruen.app.gallery.GalleryWriter;
import io.keruen.app.replay.CoreReplay;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario of the gallery gets the alerts and transits that follow from its story, however it is cut. */
class GalleryTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> story_is_judged_right() throws Exception {
        return Gallery.read(Gallery.ROOT).stream()
                .map(exhibit -> dynamicTest(exhibit.path(), () -> {
                    CoreReplay one = new CoreReplay(exhibit.scenario(), 1);
                    CoreReplay fifty = new CoreReplay(exhibit.scenario(), 50);

                    assertThat(fifty.alerts).isEqualTo(one.alerts);
                    assertThat(fifty.transits).containsExactlyInAnyOrderElementsOf(one.transits);
                    assertThat(exhibit.problems(one)).isEmpty();
                }));
    }

    @Test
    void scenarios_are_read_without_loss() throws Exception {
        for (Gallery.Exhibit exhibit : Gallery.read(Gallery.ROOT)) {
            assertThat(exhibit.scenario().rejected()).as(exhibit.path()).isEmpty();
            assertThat(exhibit.scenario().refused()).as(exhibit.path()).isEmpty();
            assertThat(exhibit.scenario().counts().unknownFields())
                    .as(exhibit.path())
                    .isZero();
        }
    }

    @TestFactory
    Stream<DynamicTest> rule_has_a_story_that_raises_and_one_that_nearly_does() {
        return RuleCatalog.standard().all().stream()
                .filter(rule -> !rule.alertTypes().isEmpty())
                .map(RuleDeclaration::id)
                .map(id -> dynamicTest(id, () -> {
                    assertThat(Gallery.ROOT.resolve(id).resolve("raises")).isDirectory();
                    assertThat(Gallery.ROOT.resolve(id).resolve("nearly")).isDirectory();
                }));
    }

    @Test
    void folders_are_what_the_writer_writes() throws IOException {
        GalleryWriter.write(temporary);

        assertThat(texts(Gallery.ROOT))
                .as(
                        "the folders are written from the stories (CONTRIBUTING.md): ./mvnw -q -pl app -am -DskipTests package"
                                + " && java -cp 'app/target/test-classes:app/target/classes:app/target/lib/*'"
                                + " io.keruen.app.gallery.GalleryWriter app/src/test/scenarios")
                .isEqualTo(texts(temporary));
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
