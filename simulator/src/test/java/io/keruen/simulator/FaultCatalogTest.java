package io.keruen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keruen.simulator.fault.Fault;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A fault nobody listed is an error, not a surprise. */
class FaultCatalogTest {

    @Test
    void every_fault_is_listed_once() {
        Set<String> written = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.keruen.simulator.fault")
                        .stream()
                        .filter(type -> type.isAssignableTo(Fault.class)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        World world = new World(Chance.of(1), 3, 0);
        List<String> listed = FaultCatalog.all().stream()
                .map(kind ->
                        kind.maker().make(world, 1, Chance.of(1)).getClass().getName())
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(written);
        assertThat(FaultCatalog.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }
}
