package io.keruen.app.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Makes a broker's ACLs on our topics what the rules say: what is missing is made, what is too much is taken away. */
public final class AccessSetup {
    private AccessSetup() {}

    /**
     * What was done.
     *
     * @param made how many were missing
     * @param removed how many were too much
     */
    public record Done(int made, int removed) {}

    /** Applies the rules; ACLs on other topics, groups and transactional ids than theirs stay as they are. */
    public static Done apply(Admin admin, AccessRules rules) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = rules.bindings().collect(Collectors.toSet());
        Set<String> ours = rules.bindings().map(AccessSetup::resource).collect(Collectors.toSet());
        AccessRules.topics().forEach(topic -> ours.add(resource(ResourceType.TOPIC, topic)));
        Set<AclBinding> found = admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(each -> ours.contains(resource(each)))
                .collect(Collectors.toSet());
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        // first what is new: who keeps a right is never without it
        admin.createAcls(missing).all().get();
        List<AclBindingFilter> tooMuch = found.stream()
                .filter(each -> !wanted.contains(each))
                .map(AclBinding::toFilter)
                .toList();
        admin.deleteAcls(tooMuch).all().get();
        return new Done(missing.size(), tooMuch.size());
    }

    private static String resource(AclBinding binding) {
        return resource(binding.pattern().resourceType(), binding.pattern().name());
    }

    private static String resource(ResourceType type, String name) {
        return type + " " + name;
    }
}
