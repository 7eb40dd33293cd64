package io.keruen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keruen.simulator.fault.Fault;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.fault.FaultKind;
import io.keruen.simulator.fault.Slot;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A fault nobody listed is an error, not a surprise. */
class FaultCatalogTest {
    /** Of the names that were drawn from the first seeds when there were no troubles of seals. */
    private static final int DRAWN_BEFORE = -452_812_314;

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

    /** A trouble of seals came later: it moves nothing that was drawn before, and goes with no fault of the papers. */
    @Test
    void troubles_of_seals_are_drawn_beside_all_others() {
        Set<String> troubles = inSlot(Slot.SEALS);
        Set<String> papers = inSlot(Slot.PAPERS);
        Set<String> drawn = new HashSet<>();
        StringBuilder others = new StringBuilder();
        for (long seed = 1; seed <= 2_000; seed++) {
            List<String> names = new ArrayList<>(Setup.drawn(seed).faults());
            List<String> ofSeals = names.stream().filter(troubles::contains).toList();
            assertThat(ofSeals).hasSizeLessThan(2);
            assertThat(ofSeals.isEmpty() || Collections.disjoint(names, papers))
                    .as("seed " + seed)
                    .isTrue();
            drawn.addAll(ofSeals);
            names.removeAll(troubles);
            others.append(names);
        }

        assertThat(drawn).hasSize(7).containsExactlyInAnyOrderElementsOf(troubles);
        assertThat(others.toString().hashCode()).isEqualTo(DRAWN_BEFORE);
    }

    private static Set<String> inSlot(Slot slot) {
        return FaultCatalog.all().stream()
                .filter(kind -> kind.slot() == slot)
                .map(FaultKind::name)
                .collect(Collectors.toSet());
    }
}
