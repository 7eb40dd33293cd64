package io.keruen.app.mqtt;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from its CONNECT to its end: it gets in with the login only, and is ended for what it may not do. */
final class MqttSession extends SimpleChannelInboundHandler<MqttMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    private static final double KEEP_ALIVES = 1.5;
    private static final long CONNECT_S = 5;
    private static final int MAX_PACKET_ID = 0xFFFF;
    private static final int MAX_SUBSCRIPTIONS = 1_000;

    private final MqttLogin login;
    private final MqttSessions sessions;
    private final int maxMessageBytes;
    private final Map<String, MqttQoS> subscriptions = new HashMap<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable String clientId;
    private boolean isCounted;
    private int packetId;

    MqttSession(MqttLogin login, MqttSessions sessions, int maxMessageBytes) {
        this.login = login;
        this.sessions = sessions;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            LOG.warn(
                    "what {} sent is no MQTT",
                    ctx.channel().remoteAddress(),
                    message.decoderResult().cause());
            close(ctx);
            return;
        }
        MqttMessageType type = message.fixedHeader().messageType();
        boolean isFirst = clientId == null;
        if (isFirst != (type == MqttMessageType.CONNECT)) {
            close(ctx); // the first message is CONNECT, and no other is
            return;
        }
        switch (type) {
            case CONNECT -> connect(ctx, (MqttConnectMessage) message);
            case PUBLISH -> publish(ctx, (MqttPublishMessage) message);
            case SUBSCRIBE -> subscribe(ctx, (MqttSubscribeMessage) message);
            case UNSUBSCRIBE -> unsubscribe(ctx, (MqttUnsubscribeMessage) message);
            case PINGREQ -> send(ctx, MqttMessage.PINGRESP);
            case PUBACK -> LOG.trace("{} has got a message", clientId);
            default -> close(ctx);
        }
    }

    private void connect(ChannelHandlerContext ctx, MqttConnectMessage message) {
        boolean isVersion5 = message.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
        MqttConnectReturnCode refusal = !isVersion5
                ? MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION
                : !login.isOf(message.payload().userName(), message.payload().passwordInBytes())
                        ? MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD
                        : message.variableHeader().isWillFlag()
                                ? MqttConnectReturnCode.CONNECTION_REFUSED_IMPLEMENTATION_SPECIFIC
                                : null;
        if (refusal != null) {
            ctx.writeAndFlush(MqttReplies.refused(refusal)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        String said = message.payload().clientIdentifier();
        boolean isNamed = said != null && !said.isEmpty();
        String id = isNamed ? said : "client-" + UUID.randomUUID();
        clientId = id;
        context = ctx;
        int keepAliveS = message.variableHeader().keepAliveTimeSeconds();
        if (keepAliveS > 0) {
            ctx.pipeline().addFirst(new IdleStateHandler((int) Math.ceil(KEEP_ALIVES * keepAliveS), 0, 0));
        }
        MqttSession before = sessions.enter(id, this);
        if (before != null) {
            before.end(MqttReplies.SESSION_TAKEN_OVER);
        }
        send(ctx, MqttReplies.accepted(isNamed ? null : id, maxMessageBytes));
    }

    private void publish(ChannelHandlerContext ctx, MqttPublishMessage message) {
        MqttQoS qos = message.fixedHeader().qosLevel();
        if (qos.value() > MqttQoS.AT_LEAST_ONCE.value()) {
            end(MqttReplies.QOS_NOT_SUPPORTED);
            return;
        }
        boolean isWanted = sessions.handOn(message);
        if (qos == MqttQoS.AT_LEAST_ONCE) {
            send(ctx, MqttReplies.taken(message.variableHeader().packetId(), isWanted));
        }
    }

    /** Tells it of a message if it has subscribed to its topic; whether it has. */
    boolean tell(MqttPublishMessage message) {
        MqttQoS subscribed = subscriptions.get(message.variableHeader().topicName());
        ChannelHandlerContext to = context;
        if (subscribed == null || to == null) {
            return false;
        }
        if (!to.channel().isWritable()) {
            LOG.warn("{} does not read what it subscribed to, and is disconnected", clientId);
            close(to);
            return false;
        }
        MqttQoS sent = message.fixedHeader().qosLevel();
        packetId = packetId % MAX_PACKET_ID + 1;
        send(to, MqttReplies.copy(message, sent.value() < subscribed.value() ? sent : subscribed, packetId));
        return true;
    }

    private void subscribe(ChannelHandlerContext ctx, MqttSubscribeMessage message) {
        List<Integer> answers = new ArrayList<>();
        for (MqttTopicSubscription wanted : message.payload().topicSubscriptions()) {
            String topic = wanted.topicFilter();
            if (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0 || topic.startsWith("$share/")) {
                answers.add(MqttReplies.WILDCARDS_NOT_SUPPORTED);
            } else if (subscriptions.size() >= MAX_SUBSCRIPTIONS) {
                answers.add(MqttReplies.QUOTA_EXCEEDED);
            } else {
                MqttQoS granted = wanted.qualityOfService() == MqttQoS.AT_MOST_ONCE
                        ? MqttQoS.AT_MOST_ONCE
                        : MqttQoS.AT_LEAST_ONCE;
                subscriptions.put(topic, granted);
                answers.add(granted.value());
            }
        }
        send(ctx, MqttReplies.subscribed(message.variableHeader().messageId(), answers));
    }

    private void unsubscribe(ChannelHandlerContext ctx, MqttUnsubscribeMessage message) {
        List<Short> answers = new ArrayList<>();
        for (String topic : message.payload().topics()) {
            answers.add(subscriptions.remove(topic) == null ? MqttReplies.NO_SUBSCRIPTION : MqttReplies.SUCCESS);
        }
        send(ctx, MqttReplies.unsubscribed(message.variableHeader().messageId(), answers));
    }

    private static void send(ChannelHandlerContext to, MqttMessage message) {
        to.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private static void close(ChannelHandlerContext which) {
        which.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void end(byte reason) {
        ChannelHandlerContext to = context;
        if (to != null) {
            to.writeAndFlush(MqttReplies.disconnect(reason)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            LOG.warn("{} has been silent for longer than it said", clientId);
            close(ctx);
        }
    }

    /** Who does not say who he is has no place for long. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        isCounted = sessions.open();
        if (!isCounted) {
            LOG.warn("there is no room for {}", ctx.channel().remoteAddress());
            close(ctx);
            return;
        }
        Future<?> unused = ctx.executor()
                .schedule(
                        () -> {
                            if (clientId == null && ctx.channel().isActive()) {
                                LOG.warn(
                                        "{} did not connect in time",
                                        ctx.channel().remoteAddress());
                                close(ctx);
                            }
                        },
                        CONNECT_S,
                        TimeUnit.SECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (isCounted) {
            isCounted = false;
            sessions.close();
        }
        String id = clientId;
        if (id != null) {
            sessions.leave(id, this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.info("{} is gone: {}", clientId, cause.toString());
        } else {
            LOG.warn("the session of {} failed", clientId, cause);
        }
        close(ctx);
    }
}
