/**
 * The pipeline's sources and outlets on Kafka. Nothing that comes in makes a reader throw: it would read the same
 * record again for ever.
 */
@NullMarked
package io.keruen.jobs.kafka;

import org.jspecify.annotations.NullMarked;
