package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Gallery;
import io.keruen.app.gallery.Mutant;
import io.keruen.app.gallery.Mutants;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules broken on purpose: the gallery must notice each, or it proves nothing about the rules that are not. */
class MutantTest {
    @TestFactory
    Stream<DynamicTest> broken_rule_is_noticed() throws Exception {
        List<Gallery.Exhibit> exhibits = Gallery.read(Gallery.ROOT);
        return Mutants.all().stream()
                .map(mutant -> dynamicTest(
                        mutant.name(),
                        () -> assertThat(mutant.noticedBy(exhibits))
                                .as("scenarios that turn bad")
                                .isNotEmpty()));
    }

    @Test
    void every_rule_is_broken_at_least_once() {
        Set<String> broken = Mutants.all().stream().map(Mutant::ruleId).collect(Collectors.toSet());

        assertThat(broken)
                .containsAll(RuleCatalog.standard().all().stream()
                        .map(RuleDeclaration::id)
                        .toList());
        assertThat(Mutants.all()).hasSizeGreaterThanOrEqualTo(30);
    }
}
