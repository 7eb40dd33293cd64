package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.Control;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import io.keruen.core.rule.anomaly.PipelineRule;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.rule.escort.ConvoyGapRule;
import io.keruen.core.rule.escort.ConvoyOrderRule;
import io.keruen.core.rule.escort.ConvoySplitRule;
import io.keruen.core.rule.escort.HeadwayRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One escort on a test bench. */
public final class EscortKit {
    public final RuleCatalog catalog;
    final EscortStage stage;
    final List<AlertEvent> events = new ArrayList<>();
    EscortState state;
    Control control;

    EscortKit(RuleCatalog catalog, Control control) {
        this.catalog = catalog;
        this.control = control;
        stage = new EscortStage(catalog);
        state = stage.newState("E1");
    }

    /** The rules of the escort and fleet stages, and more. */
    public static RuleCatalog catalog(RuleDeclaration... more) {
        List<RuleDeclaration> rules = new ArrayList<>(List.of(
                new ConvoyGapRule(),
                new ConvoySplitRule(),
                new HeadwayRule(),
                new ConvoyOrderRule(),
                new SilenceRule(),
                new PipelineRule()));
        rules.addAll(Arrays.asList(more));
        return new RuleCatalog(rules);
    }

    EscortKit hear(Point... points) {
        for (Point point : points) {
            stage.accept(state, Point.frame(List.of(point)));
        }
        return this;
    }

    EscortKit work(long uptoMs) {
        stage.work(state, uptoMs, control, events::add);
        return this;
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restore(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            state = EscortState.read(in, stage.layout());
            if (in.available() != 0) {
                throw new IllegalStateException(in.available() + " bytes left");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said, as {@code EVENT TYPE vehicle}. */
    List<String> told() {
        return events.stream()
                .map(e -> e.event() + " " + e.type() + " " + e.vehicleId())
                .toList();
    }
}
