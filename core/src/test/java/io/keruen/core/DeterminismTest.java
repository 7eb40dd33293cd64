package io.keruen.core;

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

/** Same in, same out: nothing in the core may ask the clock, chance, a thread, a file or a socket. */
@AnalyzeClasses(packages = "io.keruen.core", importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {

    @ArchTest
    static final ArchRule core_does_not_ask_the_clock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("time comes in with the sample or the tick");

    @ArchTest
    static final ArchRule core_does_not_roll_dice = noClasses()
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
            .haveFullyQualifiedName("java.security.SecureRandom")
            .because("a seed comes in, or there is no chance");

    @ArchTest
    static final ArchRule core_has_no_side_doors = noClasses()
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
            .because("a rule only reads its arguments and returns its step");

    @ArchTest
    static final ArchRule core_has_no_statics_that_change = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .allowEmptyShould(true)
            .because("two runs in one process must not see each other");
}
