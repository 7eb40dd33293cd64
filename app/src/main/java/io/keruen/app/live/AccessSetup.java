package io.keruen.app.live;

import io.keruen.app.live.WideRights.Resource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Makes a broker's ACLs on what is ours what the rules say: what is missing is made, what is too much is taken away. */
public final class AccessSetup {
    /** Whoever is called so is one of us, also where no file names him any more. */
    private static final String OUR_IDS = "keruen-";

    private AccessSetup() {}

    /**
     * What was done.
     *
     * @param made how many were missing
     * @param removed how many were too much
     * @param tooWide rights that stand still and reach what is ours by a pattern; who applies the rules must refuse them
     */
    public record Done(int made, int removed, List<AclBinding> tooWide) {}

    /**
     * Applies the rules to our topics, to the groups and transactional ids that they name, and to those that begin with
     * {@code keruen-}; ACLs on others stay as they are.
     */
    public static Done apply(Admin admin, AccessRules rules) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = rules.bindings().collect(Collectors.toSet());
        Set<Resource> ours = wanted.stream().map(AccessSetup::resource).collect(Collectors.toSet());
        AccessRules.topics().forEach(topic -> ours.add(new Resource(ResourceType.TOPIC, topic)));
        Collection<AclBinding> known =
                admin.describeAcls(AclBindingFilter.ANY).values().get();
        Set<AclBinding> found =
                known.stream().filter(each -> isOurs(resource(each), ours)).collect(Collectors.toSet());
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        // first what is new: who keeps a right is never without it
        admin.createAcls(missing).all().get();
        List<AclBindingFilter> tooMuch = found.stream()
                .filter(each -> !wanted.contains(each))
                .map(AclBinding::toFilter)
                .toList();
        admin.deleteAcls(tooMuch).all().get();
        Set<AclBinding> others = new HashSet<>(known);
        others.removeAll(found);
        return new Done(missing.size(), tooMuch.size(), WideRights.among(others, ours));
    }

    private static boolean isOurs(Resource resource, Set<Resource> ours) {
        boolean isId = resource.type() == ResourceType.GROUP || resource.type() == ResourceType.TRANSACTIONAL_ID;
        return ours.contains(resource) || isId && resource.name().startsWith(OUR_IDS);
    }

    private static Resource resource(AclBinding binding) {
        return new Resource(binding.pattern().resourceType(), binding.pattern().name());
    }
}
