package io.keruen.app.live;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** Rights by a pattern that reaches what is ours, and may reach what is not: they are told, not taken away. */
final class WideRights {
    private static final String EVERYTHING = "*";

    private WideRights() {}

    /** Something of ours that a pattern may reach. */
    record Resource(ResourceType type, String name) {}

    /** Those among the ACLs, in a fixed order. What forbids gives no right. */
    static List<AclBinding> among(Collection<AclBinding> known, Set<Resource> ours) {
        return known.stream()
                .filter(each -> each.entry().permissionType() == AclPermissionType.ALLOW)
                .filter(each -> ours.stream().anyMatch(of -> reaches(each.pattern(), of)))
                .sorted(Comparator.comparing(AclBinding::toString))
                .toList();
    }

    /** The right in words, with the command that takes it away. */
    static String words(AclBinding wide) {
        ResourcePattern pattern = wide.pattern();
        AccessControlEntry entry = wide.entry();
        String type = pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return entry.principal() + " has " + entry.operation() + " on every " + type
                + (pattern.patternType() == PatternType.PREFIXED ? " that begins with " + pattern.name() : "")
                + ", ours too; if nobody needs it: kafka-acls.sh --remove --allow-principal '" + entry.principal()
                + "' --allow-host '" + entry.host() + "' --operation "
                + SecurityUtils.operationName(entry.operation()) + " --" + type + " '"
                + pattern.name() + "' --resource-pattern-type "
                + pattern.patternType().name().toLowerCase(Locale.ROOT);
    }

    private static boolean reaches(ResourcePattern pattern, Resource of) {
        return pattern.resourceType() == of.type()
                && (pattern.patternType() == PatternType.PREFIXED
                        ? of.name().startsWith(pattern.name())
                        : pattern.name().equals(EVERYTHING));
    }
}
