package io.keruen.core;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.keruen.core.rule.RuleCatalog;

/** Which packages of the core know which: no circles, and no stage knows another. */
@AnalyzeClasses(packages = "io.keruen.core", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String STAGE = "io.keruen.core.stage";
    private static final String ZONE = STAGE + ".zone..";
    private static final String VEHICLE = STAGE + ".vehicle..";
    private static final String FLEET = STAGE + ".fleet..";
    private static final String ESCORT = STAGE + ".escort..";

    /** The catalogue lists the rules of all families, which is what it is for. */
    @ArchTest
    static final ArchRule no_package_is_in_a_circle = slices().matching("io.keruen.core.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(equivalentTo(RuleCatalog.class), alwaysTrue());

    @ArchTest
    static final ArchRule the_vehicle_stage_knows_no_other = knowsNot(VEHICLE, STAGE, FLEET, ESCORT);

    @ArchTest
    static final ArchRule the_fleet_stage_knows_no_other = knowsNot(FLEET, STAGE, VEHICLE, ESCORT, ZONE);

    @ArchTest
    static final ArchRule the_escort_stage_knows_no_other = knowsNot(ESCORT, STAGE, VEHICLE, FLEET);

    @ArchTest
    static final ArchRule what_flows_between_stages_knows_none =
            knowsNot(STAGE + ".flow..", STAGE, VEHICLE, FLEET, ESCORT, ZONE);

    private static ArchRule knowsNot(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
