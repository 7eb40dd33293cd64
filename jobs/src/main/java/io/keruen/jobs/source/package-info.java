/** Plays recorded input through the job as if it came from Kafka: ordered, with ticks, from checkpoints. */
@NullMarked
package io.keruen.jobs.source;

import org.jspecify.annotations.NullMarked;
