package io.keruen.connectors.mqtt;

import io.keruen.core.gate.GateCommand;
import java.io.IOException;

/** The line to a gate. Used by one thread. */
interface GateLink extends AutoCloseable {
    /** Sends a command and waits for what the gate answers to it, not longer than its timeout. */
    GateMessages.Answer send(GateCommand command, SignedBytes message) throws IOException, InterruptedException;

    @Override
    void close();

    /** A message with its signature (Standard Webhooks). */
    record SignedBytes(String id, long timestampS, String signature, byte[] bytes) {}
}
