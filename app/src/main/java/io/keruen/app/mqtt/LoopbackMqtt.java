package io.keruen.app.mqtt;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * An MQTT 5 broker on a free port of the loopback interface, for who has the login. It hands messages on to those who are
 * connected, at most once or at least once; it keeps no session, no retained message and no will, knows no wildcards, and
 * says all of that when one connects. One thread serves all.
 */
public final class LoopbackMqtt implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 64 << 10;
    private static final long PATIENCE_MS = 2_000;

    private final NioEventLoopGroup thread = new NioEventLoopGroup(1, new DefaultThreadFactory("mqtt-broker", true));
    private final Channel listening;

    private LoopbackMqtt(MqttLogin login) throws InterruptedException {
        MqttSessions sessions = new MqttSessions();
        listening = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new MqttDecoder(MAX_MESSAGE_BYTES),
                                        MqttEncoder.INSTANCE,
                                        new MqttSession(login, sessions, MAX_MESSAGE_BYTES));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    /** Starts it. */
    public static LoopbackMqtt start(MqttLogin login) throws InterruptedException {
        return new LoopbackMqtt(login);
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() throws InterruptedException {
        Future<?> ended = thread.shutdownGracefully(0, PATIENCE_MS, TimeUnit.MILLISECONDS);
        boolean unused = ended.await(PATIENCE_MS);
    }
}
