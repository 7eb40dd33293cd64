package io.keruen.app.live;

import io.keruen.connectors.names.DispatcherNames;
import io.keruen.connectors.names.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what on the topics of a broker.
 *
 * @param grants by principal, in the order of the file
 */
public record AccessRules(Map<String, Grant> grants) {
    private static final String ANY_HOST = "*";

    /** What one principal may do: topics to write and to read, consumer groups, transactional ids. */
    public record Grant(List<String> writes, List<String> reads, List<String> groups, List<String> transactions) {}

    /** Every topic that the code knows. */
    public static Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        Arrays.stream(Topics.values()).map(Topics::topicName).forEach(topics::add);
        topics.add(DispatcherNames.TERMS);
        return topics;
    }

    /** How Kafka calls a principal. */
    public static String user(String principal) {
        return "User:" + principal;
    }

    /** The same in Kafka's words. */
    Stream<AclBinding> bindings() {
        return grants.entrySet().stream().flatMap(each -> bindings(user(each.getKey()), each.getValue()));
    }

    private static Stream<AclBinding> bindings(String user, Grant grant) {
        return Stream.of(
                        of(user, ResourceType.TOPIC, grant.writes(), AclOperation.WRITE),
                        of(user, ResourceType.TOPIC, grant.reads(), AclOperation.READ),
                        of(user, ResourceType.TOPIC, topics(), AclOperation.DESCRIBE),
                        of(user, ResourceType.TOPIC, topics(), AclOperation.DESCRIBE_CONFIGS),
                        of(user, ResourceType.GROUP, grant.groups(), AclOperation.READ),
                        of(user, ResourceType.TRANSACTIONAL_ID, grant.transactions(), AclOperation.WRITE))
                .flatMap(each -> each);
    }

    private static Stream<AclBinding> of(
            String user, ResourceType type, Iterable<String> names, AclOperation operation) {
        Stream.Builder<AclBinding> bindings = Stream.builder();
        for (String name : names) {
            bindings.add(new AclBinding(
                    new ResourcePattern(type, name, PatternType.LITERAL),
                    new AccessControlEntry(user, ANY_HOST, operation, AclPermissionType.ALLOW)));
        }
        return bindings.build();
    }
}
