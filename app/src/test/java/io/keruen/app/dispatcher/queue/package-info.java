/** Queues and senders under a clock that the tests move. */
package io.keruen.app.dispatcher.queue;
