package io.keruen.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and packages. The enforcer sees jars; this test sees packages and calls. */
@AnalyzeClasses(packages = "io.keruen", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "io.keruen.core";

    @ArchTest
    static final ArchRule core_knows_the_jdk_jspecify_and_itself = classes()
            .that()
            .resideInAPackage(CORE + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CORE + "..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule core_packages_have_no_cycles =
            slices().matching(CORE + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule geo_knows_no_other_package = package_knows_only("geo");

    @ArchTest
    static final ArchRule sample_knows_no_other_package = package_knows_only("sample");

    @ArchTest
    static final ArchRule zone_knows_geo = package_knows_only("zone", "geo");

    @ArchTest
    static final ArchRule what_rules_stand_on_does_not_know_them = noClasses()
            .that()
            .resideInAnyPackage(
                    CORE + ".geo..", CORE + ".sample..", CORE + ".zone..", CORE + ".convoy..", CORE + ".alert..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE + ".rule..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule connectors_do_not_know_their_users = noClasses()
            .that()
            .resideInAPackage("io.keruen.connectors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keruen.jobs..", "io.keruen.simulator..", "io.keruen.app..");

    @ArchTest
    static final ArchRule jobs_leave_the_wire_to_the_codecs = noClasses()
            .that()
            .resideInAPackage("io.keruen.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keruen.schemas..", "org.apache.avro..", "io.keruen.simulator..", "io.keruen.app..");

    @ArchTest
    static final ArchRule simulator_does_not_know_the_jobs = noClasses()
            .that()
            .resideInAPackage("io.keruen.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keruen.jobs..", "io.keruen.app..", "org.apache.flink..");

    private static ArchRule package_knows_only(String name, String... others) {
        String[] allowed = new String[others.length + 3];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = CORE + "." + others[i] + "..";
        }
        allowed[others.length] = CORE + "." + name + "..";
        allowed[others.length + 1] = "java..";
        allowed[others.length + 2] = "org.jspecify.annotations..";
        return classes()
                .that()
                .resideInAPackage(CORE + "." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }
}
