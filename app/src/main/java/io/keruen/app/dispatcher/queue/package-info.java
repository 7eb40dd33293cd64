/**
 * What is owed to each destination, in order, on disk; and the one who sends it. One queue and one sender for each
 * destination, which share nothing: a dead one delays nobody.
 */
@NullMarked
package io.keruen.app.dispatcher.queue;

import org.jspecify.annotations.NullMarked;
