/** Watches those who watch: ticks, vehicle states, checkpoints, and the deliveries themselves. */
@NullMarked
package io.keruen.app.dispatcher.watch;

import org.jspecify.annotations.NullMarked;
