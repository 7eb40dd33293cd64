package io.keruen.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The habits of the house, for the code and the tests of every module.
 *
 * <p>It stands in the last module of the build, so that all others are compiled when it runs.
 */
class HouseTest {

    private static final List<String> MODULES = List.of(
            "core", "connectors", "simulator", "jobs", "dashboards/console", "dashboards/grafana", "app", "benchmarks");

    private static JavaClasses code;
    private static JavaClasses tests;

    @BeforeAll
    static void read_all_modules_once() {
        code = new ClassFileImporter().importPaths(existing("target/classes"));
        tests = new ClassFileImporter().importPaths(existing("target/test-classes"));
    }

    @Test
    void every_module_is_looked_at() throws IOException {
        Path top = Path.of("..");
        try (Stream<Path> folders = Files.walk(top, 2)) {
            List<String> withCode = folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> top.relativize(folder).toString())
                    .toList();

            assertThat(MODULES).containsAll(withCode);
        }
    }

    @Test
    void every_package_says_what_lives_in_it() throws IOException {
        for (String module : MODULES) {
            Path sources = Path.of("..", module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList();

                assertThat(packages)
                        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                                .content()
                                .contains("@NullMarked"));
            }
        }
    }

    @Test
    void nobody_uses_the_app() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.keruen.app..", "io.keruen.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keruen.app..")
                .check(code);
    }

    @Test
    void nobody_uses_the_benchmarks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keruen.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keruen.benchmarks..")
                .check(code);
    }

    @Test
    void only_app_and_benchmarks_print() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.keruen.app..", "io.keruen.benchmarks..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(code);
    }

    @Test
    void no_field_is_optional() {
        fields().should().notHaveRawType(Optional.class).allowEmptyShould(true).check(code);
    }

    @Test
    void tests_are_junit_5() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.junit", "org.junit.runner..", "org.junit.runners..", "org.junit.rules..", "junit..")
                .allowEmptyShould(true)
                .check(tests);
    }

    @Test
    void tests_do_not_sleep() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .allowEmptyShould(true)
                .check(tests);
    }

    @Test
    void no_test_is_disabled() {
        String disabled = "org.junit.jupiter.api.Disabled";
        noClasses().should().beAnnotatedWith(disabled).allowEmptyShould(true).check(tests);
        noMethods().should().beAnnotatedWith(disabled).allowEmptyShould(true).check(tests);
    }

    private static List<Path> existing(String folder) {
        return MODULES.stream()
                .map(module -> Path.of("..", module).resolve(folder))
                .filter(Files::isDirectory)
                .toList();
    }
}
