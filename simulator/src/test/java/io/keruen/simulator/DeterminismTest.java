package io.keruen.simulator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The same seed makes the same bytes: only {@code run}, which writes the world out, may touch files and threads. */
@AnalyzeClasses(packages = "io.keruen.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {

    private static final String RUN = "io.keruen.simulator.run..";

    @ArchTest
    static final ArchRule the_world_does_not_ask_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage(RUN)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chance_comes_from_the_seed = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom");

    @ArchTest
    static final ArchRule the_world_has_no_side_doors = noClasses()
            .that()
            .resideOutsideOfPackage(RUN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Console|PrintStream)")
            .orShould()
            .callMethodWhere(target(nameMatching("parallel(Stream)?")))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_world_uses_the_core_only = noClasses()
            .that()
            .resideOutsideOfPackage(RUN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keruen.connectors..", "io.keruen.schemas..", "org.apache..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_statics_that_change =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_oracle_has_its_own_mathematics = noClasses()
            .that()
            .resideInAPackage("io.keruen.simulator.oracle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.keruen.core.geo..",
                    "io.keruen.core.zone..",
                    "io.keruen.core.rule..",
                    "io.keruen.core.stage..",
                    "io.keruen.core.control..");
}
