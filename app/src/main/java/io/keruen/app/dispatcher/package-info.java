/**
 * The dispatcher: reads the outbox topics, keeps what it owes to each destination in a durable queue, and drives the
 * outlets. What it knows stands on disk before anybody is told; every clock is given to it.
 */
@NullMarked
package io.keruen.app.dispatcher;

import org.jspecify.annotations.NullMarked;
