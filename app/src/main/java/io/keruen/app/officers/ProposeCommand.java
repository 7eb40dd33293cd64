package io.keruen.app.officers;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.live.Broker;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.scenario.ControlFiles;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.control.ControlForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keruen change propose}: a change with its first signature, in a file for the second officer. */
@Command(
        name = "propose",
        description = "Writes zones, plans, a policy or a withdrawal into a file, signed by the first officer.",
        mixinStandardHelpOptions = true)
final class ProposeCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--zones", paramLabel = "FILE", description = "Zones, as zones.geojson has them.")
    private @Nullable Path zones;

    @Option(names = "--plans", paramLabel = "FILE", description = "Plans of escorts, as escorts.json has them.")
    private @Nullable Path plans;

    @Option(names = "--policy", paramLabel = "FILE", description = "Policies, as policy.json has them.")
    private @Nullable Path policy;

    @Option(
            names = "--withdraw",
            paramLabel = "TOPIC/ID@VERSION",
            description = "Take a version back, as control.zones/closed@3.")
    private List<String> withdrawn = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the change is written.")
    private Path out = Path.of("change.jsonl");

    @Mixin
    private final ValidOption valid = new ValidOption();

    @Mixin
    private final KeyOption hand = new KeyOption();

    @Mixin
    private final Broker broker = new Broker();

    ProposeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UnusableScenarioException, InterruptedException, IOException {
        if (Files.exists(out)) {
            throw new UsageException("--out " + out + " is there already; approve it, or name a new file");
        }
        SigningKey key = hand.key();
        List<Change> changes = changes();
        if (changes.isEmpty()) {
            throw new UsageException("nothing is proposed; name --zones, --plans, --policy or --withdraw");
        }
        long nowMs = TopicTime.of(broker).nowMs();
        ChangeFile.write(out, Change.signed(changes, key, nowMs, valid.span()));
        console.say(changes.size() + " records, signed by " + key.officer() + ", are in " + out
                + "; another officer approves them with keruen change approve");
        return 0;
    }

    private List<Change> changes() throws UnusableScenarioException {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        List<Change> changes = new ArrayList<>();
        if (zones != null) {
            ZoneCodec codec = new ZoneCodec(schemas);
            for (ZoneSpec each : ControlFiles.zones(zones, console::say)) {
                changes.add(Change.of(Topics.CONTROL_ZONES, each.id() + "@" + each.version(), codec.encode(each)));
            }
        }
        if (plans != null) {
            PlanCodec codec = new PlanCodec(schemas);
            for (EscortPlan each : ControlFiles.plans(plans)) {
                warn(each.policy());
                changes.add(
                        Change.of(Topics.CONTROL_ESCORTS, each.escortId() + "@" + each.version(), codec.encode(each)));
            }
        }
        if (policy != null) {
            PolicyCodec codec = new PolicyCodec(schemas);
            for (Policy each : ControlFiles.policies(policy)) {
                warn(each.overrides());
                changes.add(Change.of(
                        Topics.CONTROL_POLICIES, ControlForm.SYSTEM_POLICY + "@" + each.version(), codec.encode(each)));
            }
        }
        withdrawn.forEach(each -> changes.add(withdrawal(each)));
        return changes;
    }

    private void warn(PolicyOverrides overrides) {
        for (String ruleId : RuleCatalog.standard().policySchema().unknownRules(overrides)) {
            console.say("this release has no rule " + ruleId + "; its numbers change nothing");
        }
    }

    private static Change withdrawal(String written) {
        int slash = written.indexOf('/');
        for (Topics topic : ChangeFile.TOPICS) {
            if (slash > 0 && topic.topicName().equals(written.substring(0, slash))) {
                return Change.withdrawing(topic, written.substring(slash + 1));
            }
        }
        throw new UsageException("--withdraw " + written + " names none of "
                + ChangeFile.TOPICS.stream().map(Topics::topicName).toList());
    }
}
