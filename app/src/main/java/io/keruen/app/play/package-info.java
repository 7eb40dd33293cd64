/** Plays a scenario into Kafka at its own tempo, and lets its officers act. */
@NullMarked
package io.keruen.app.play;

import org.jspecify.annotations.NullMarked;
