package io.keruen.app.mqtt;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the broker sends, and the reason codes of MQTT 5 (section 2.4) that it gives. */
final class MqttReplies {
    static final short SUCCESS = 0x00;
    static final short NO_SUBSCRIPTION = 0x11;
    static final int QUOTA_EXCEEDED = 0x97;
    static final int WILDCARDS_NOT_SUPPORTED = 0xA2;
    static final byte SESSION_TAKEN_OVER = (byte) 0x8E;
    static final byte QOS_NOT_SUPPORTED = (byte) 0x9B;
    private static final byte NO_MATCHING_SUBSCRIBERS = 0x10;

    private MqttReplies() {}

    /** One who may not come in. */
    static MqttMessage refused(MqttConnectReturnCode why) {
        return new MqttConnAckMessage(header(MqttMessageType.CONNACK), new MqttConnAckVariableHeader(why, false));
    }

    /** One who is let in is told what there is not. */
    static MqttMessage accepted(@Nullable String givenClientId, int maxMessageBytes) {
        MqttProperties properties = new MqttProperties();
        add(properties, MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0);
        add(properties, MqttPropertyType.MAXIMUM_QOS, MqttQoS.AT_LEAST_ONCE.value());
        add(properties, MqttPropertyType.RETAIN_AVAILABLE, 0);
        add(properties, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
        add(properties, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        add(properties, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        add(properties, MqttPropertyType.MAXIMUM_PACKET_SIZE, maxMessageBytes);
        if (givenClientId != null) {
            properties.add(new StringProperty(MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(), givenClientId));
        }
        return new MqttConnAckMessage(
                header(MqttMessageType.CONNACK),
                new MqttConnAckVariableHeader(MqttConnectReturnCode.CONNECTION_ACCEPTED, false, properties));
    }

    private static void add(MqttProperties properties, MqttPropertyType type, int value) {
        properties.add(new IntegerProperty(type.value(), value));
    }

    /** A message was handed on, or nobody wanted it. */
    static MqttMessage taken(int packetId, boolean isWanted) {
        byte reason = isWanted ? MqttPubReplyMessageVariableHeader.REASON_CODE_OK : NO_MATCHING_SUBSCRIBERS;
        return new MqttMessage(
                header(MqttMessageType.PUBACK),
                new MqttPubReplyMessageVariableHeader(packetId, reason, MqttProperties.NO_PROPERTIES));
    }

    /** The message as one subscriber gets it: all but the alias of its topic. */
    static MqttPublishMessage copy(MqttPublishMessage message, MqttQoS qos, int packetId) {
        MqttProperties properties = new MqttProperties();
        message.variableHeader().properties().listAll().stream()
                .filter(each -> each.propertyId() != MqttPropertyType.TOPIC_ALIAS.value())
                .forEach(properties::add);
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, false, qos, false, 0),
                new MqttPublishVariableHeader(message.variableHeader().topicName(), packetId, properties),
                message.payload().retainedDuplicate());
    }

    static MqttMessage subscribed(int packetId, List<Integer> answers) {
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(answers));
    }

    static MqttMessage unsubscribed(int packetId, List<Short> answers) {
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                new MqttUnsubAckPayload(answers));
    }

    static MqttMessage disconnect(byte reason) {
        return new MqttMessage(
                header(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(reason, MqttProperties.NO_PROPERTIES));
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
